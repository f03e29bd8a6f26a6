package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.testing.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Counts and openings: what was there at an instant. */
class CountTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void aCountThatFindsMoreRaisesTheSharedPool() {
        shop.with(5, shop.mug, WAREHOUSE);

        count(7);

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 adjustment -> available (count)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("7 available");
    }

    @Test
    void aCountThatFindsLessTakesSharedThenOtherPoolsThenDisplaces() {
        shop.with(1, shop.mug, WAREHOUSE).with(1, shop.mug, WAREHOUSE, WHOLESALE);
        shop.with(1, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE));

        Outcome.Booked counted = (Outcome.Booked) count(0);

        assertThat(counted.flags()).containsExactlyInAnyOrder(Outcome.Flag.BORROWED, Outcome.Flag.DISPLACED);
        assertThat(shop.books().onHand(shop.mug)).isZero();
        assertThat(shop.books().incidents(shop.mug)).containsExactly("displaced 1 of order 1", "short 1 of order 1");
    }

    @Test
    void aCountOfWhatTheBooksSayMovesNothing() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);

        count(5);

        assertThat(shop.books().ledger(shop.mug)).hasSize(2);
    }

    @Test
    void aCountIsComparedWithTheBooksOfItsInstant() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofMinutes(5));
        Instant counted = shop.now();
        shop.pass(Duration.ofMinutes(5));
        shop.with(10, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE).shipped(1, WAREHOUSE));

        shop.runAt(counted, new Command.Count(shop.mug, WAREHOUSE, 4, Command.Count.Of.ON_HAND));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("13 available");
    }

    @Test
    void aCountOfWhatIsAvailableLeavesWhatIsClaimed() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);

        shop.run(new Command.Count(shop.mug, WAREHOUSE, 1, Command.Count.Of.AVAILABLE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 2 reserved");
    }

    @Test
    void anOlderCountChangesNothing() {
        shop.with(5, shop.mug, WAREHOUSE);
        Instant earlier = shop.now();
        shop.pass(Duration.ofHours(1));
        count(5);

        Outcome older = shop.runAt(earlier, new Command.Count(shop.mug, WAREHOUSE, 2, Command.Count.Of.ON_HAND));

        assertThat(older).isEqualTo(new Outcome.Booked(List.of(), Set.of(Outcome.Flag.BEFORE_COUNT)));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("5 available");
    }

    @Test
    void anOpeningIsAnAnchorToo() {
        Instant before = shop.now();
        shop.pass(Duration.ofHours(1));
        shop.run(new Command.Open(shop.mug, WAREHOUSE, WHOLESALE, 8, new Money(new BigDecimal("2"), "USD")));
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("8 opening -> available (opening)");

        shop.runAt(before, new Command.Receive(shop.mug, WAREHOUSE, SHARED, 3, State.AVAILABLE, null));

        assertThat(shop.books().onHand(shop.mug)).isEqualTo(8);
        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("8 available");
    }

    @Test
    void goodsFoundAndLostAreAdjustedWithTheirReason() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.run(new Command.Adjust(shop.mug, WAREHOUSE, SHARED, 2));
        shop.run(new Command.Adjust(shop.mug, WAREHOUSE, SHARED, -4));

        assertThat(shop.books().movements(shop.mug, 1))
                .containsExactly("2 adjustment -> available (adjustment)", "4 available -> adjustment (adjustment)");
    }

    @Test
    void statesChangeAtTheirPlace() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.run(change(State.AVAILABLE, State.DISPLAY, 2));
        shop.run(change(State.DISPLAY, State.DAMAGED, 1));
        shop.run(new Command.WriteOff(shop.mug, WAREHOUSE, SHARED, State.DAMAGED, 1));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 1 display");
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("1 damaged -> adjustment (write-off)");
    }

    @Test
    void damageToWhatIsPromisedDisplacesThePromise() {
        shop.with(1, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE));

        shop.run(change(State.AVAILABLE, State.DAMAGED, 1));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 damaged");
        assertThat(shop.books().lacking(shop.mug)).isEqualTo(1);
    }

    @Test
    void aStateGivesNoMoreThanItHas() {
        shop.with(5, shop.mug, WAREHOUSE);

        assertThat(shop.run(change(State.DAMAGED, State.AVAILABLE, 1)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 1, 0))));
    }

    @Test
    void availableIsSetOnlyFromWhatTheSenderBelieves() {
        shop.with(5, shop.mug, WAREHOUSE);

        assertThat(shop.run(new Command.SetAvailable(shop.mug, WAREHOUSE, SHARED, 9, 4L)))
                .isEqualTo(new Outcome.Stale(5));
        shop.run(new Command.SetAvailable(shop.mug, WAREHOUSE, SHARED, 9, 5L));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("9 available");
    }

    private Outcome count(long counted) {
        return shop.run(new Command.Count(shop.mug, WAREHOUSE, counted, Command.Count.Of.ON_HAND));
    }

    private Command.ChangeState change(State from, State to, long quantity) {
        return new Command.ChangeState(shop.mug, WAREHOUSE, SHARED, from, to, quantity);
    }
}
