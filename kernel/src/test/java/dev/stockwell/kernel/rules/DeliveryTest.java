package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What of an order has left and come back; counters may fall. */
class DeliveryTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void shippingMovesCommittedToTheCustomer() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        Outcome.OrderApplied applied =
                shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(2, WAREHOUSE));

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 committed -> customer (ship)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available, 1 committed");
        assertThat(applied.lines().getFirst().shipped()).isEqualTo(2);
    }

    @Test
    void anOrderThatIsFirstSeenWhenItHasLeftIsBookedAsOneShipment() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(3, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
        assertThat(shop.books().onHand(shop.mug)).isEqualTo(2);
    }

    @Test
    void aShipmentFromElsewhereTakesThePlaceOfWhatWasCommitted() {
        shop.with(5, shop.mug, WAREHOUSE).with(5, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE, CHICAGO));

        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE, CHICAGO).shipped(2, CHICAGO));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("4 available, 1 committed");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("3 available");
    }

    @Test
    void aShipmentOfMoreThanIsThereIsRecordedAndNamesTheHole() {
        shop.with(1, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        Outcome.OrderApplied applied =
                shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(3, WAREHOUSE));

        assertThat(applied.flags()).containsExactly(Outcome.Flag.NEGATIVE_AVAILABLE);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("-2 available");
        assertThat(shop.books().lacking(shop.mug)).isZero();
        assertThat(shop.books().incidents(shop.mug)).containsExactly("negative 2");
    }

    @Test
    void aShippedCounterThatFallsCommitsAgain() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(3, WAREHOUSE));

        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(1, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available, 2 committed");
    }

    @Test
    void aShipmentThatNeverWasFillsTheHoleItHadTorn() {
        shop.with(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).shipped(2, CHICAGO));
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("-2 available");

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).shipped(1, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("nothing");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 1 committed");
    }

    @Test
    void whatComesBackUndeliveredIsInspected() {
        shop.with(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(3, WAREHOUSE));

        shop.apply(shop.order("1")
                .line(3, shop.mug, WAREHOUSE)
                .shipped(3, WAREHOUSE)
                .returned(2, CHICAGO, false));

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 customer -> quality_control (return)");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("2 quality_control");
    }

    @Test
    void aReturnThatTheChannelHasRestockedIsAvailable() {
        shop.with(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).shipped(3, WAREHOUSE));

        shop.apply(shop.order("1")
                .line(3, shop.mug, WAREHOUSE)
                .shipped(3, WAREHOUSE)
                .returned(1, WAREHOUSE, true));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available");
    }

    @Test
    void aReturnedCounterThatFallsIsTheCustomersAgain() {
        shop.with(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1")
                .line(3, shop.mug, WAREHOUSE)
                .shipped(3, WAREHOUSE)
                .returned(3, WAREHOUSE, false));

        shop.apply(shop.order("1")
                .line(3, shop.mug, WAREHOUSE)
                .shipped(3, WAREHOUSE)
                .returned(1, WAREHOUSE, false));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 quality_control");
        assertThat(shop.books().claim(shop.claim("1")).lines())
                .extracting(ClaimLineView::returned)
                .containsExactly(1L);
    }

    @Test
    void aShipmentBeforeTheCountThatIsToldAfterItChangesNothingOnHand() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));
        Instant left = shop.now();
        shop.pass(Duration.ofHours(1));
        shop.run(new Command.Count(shop.mug, WAREHOUSE, 3, Command.Count.Of.ON_HAND));

        Outcome.OrderApplied applied =
                shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).shipped(2, WAREHOUSE, left));

        assertThat(applied.flags()).containsExactly(Outcome.Flag.BEFORE_COUNT);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available");
    }

    @Test
    void aPackLineShipsInStepsOfItsItem() {
        shop.with(36, shop.mug, WAREHOUSE);
        List<Part> dozen = List.of(new Part(shop.mug, 12));
        shop.apply(shop.order("1").line(0, dozen, 2, SHARED, WAREHOUSE));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("12 available, 24 committed");

        shop.apply(shop.order("1").line(0, dozen, 2, SHARED, WAREHOUSE).shipped(1, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("12 available, 12 committed");
    }
}
