package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.DALLAS;
import static dev.stockwell.kernel.testing.Shop.DIRECT;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WEB;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Till sales: they have happened, so they are recorded, whoever the goods were meant for. */
class TillTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void aSaleTakesWhatIsAvailable() {
        shop.with(5, shop.mug, CHICAGO);

        Outcome.Sold sold = sell(2);

        assertThat(sold.flags()).isEmpty();
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 available -> customer (sale)");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("3 available");
    }

    @Test
    void whatOtherPoolsHaveIsBorrowedBeforeAnybodyIsDisplaced() {
        shop.with(1, shop.mug, CHICAGO).with(1, shop.mug, CHICAGO, WHOLESALE).with(2, shop.mug, CHICAGO, DIRECT);
        shop.held(1, shop.mug, CHICAGO);

        Outcome.Sold sold = sell(3);

        assertThat(sold.flags()).containsExactly(Outcome.Flag.BORROWED);
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 reserved");
        assertThat(shop.books().of(shop.mug, CHICAGO, WHOLESALE)).isEqualTo("nothing");
        assertThat(shop.books().of(shop.mug, CHICAGO, DIRECT)).isEqualTo("nothing");
    }

    @Test
    void holdsAreDisplacedBeforeOrders() {
        shop.with(2, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(1, shop.mug, CHICAGO));
        shop.held(1, shop.mug, CHICAGO);

        Outcome.Sold sold = sell(1);

        assertThat(sold.flags()).containsExactly(Outcome.Flag.DISPLACED);
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 committed");
        assertThat(shop.books().incidents(shop.mug)).containsExactly("displaced 1 of a hold");
    }

    @Test
    void ofOrdersTheNewestIsDisplacedAndNamed() {
        shop.with(2, shop.mug, CHICAGO);
        shop.apply(
                shop.order("old").line(1, shop.mug, CHICAGO).placedAt(shop.now().minusSeconds(60)));
        shop.apply(shop.order("new").line(1, shop.mug, CHICAGO));

        sell(1);

        assertThat(shop.books().incidents(shop.mug))
                .containsExactly("displaced 1 of order new", "short 1 of order new");
        assertThat(shop.books().claim(shop.claim("old")).lines())
                .extracting(ClaimLineView::isShort)
                .containsExactly(false);
    }

    @Test
    void aDisplacedOrderIsReroutedWhereAnotherOfItsPlacesHasStock() {
        shop.with(1, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(1, shop.mug, CHICAGO, DALLAS));
        shop.with(1, shop.mug, DALLAS);

        sell(1);

        assertThat(shop.books().of(shop.mug, DALLAS)).isEqualTo("1 committed");
        assertThat(shop.books().lacking(shop.mug)).isZero();
        assertThat(shop.books().incidents(shop.mug)).containsExactly("displaced 1 of order 1");
    }

    @Test
    void aDisplacedOrderKeepsWhatItHasShippedFromTheOtherPlace() {
        shop.with(1, shop.mug, CHICAGO).with(2, shop.mug, DALLAS);
        shop.apply(shop.order("1").line(2, shop.mug, CHICAGO, DALLAS).shipped(1, DALLAS));
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 committed");

        sell(1);

        assertThat(shop.apply(shop.order("1").line(2, shop.mug, CHICAGO, DALLAS).shipped(1, DALLAS))
                        .lines()
                        .getFirst()
                        .shipped())
                .isEqualTo(1);
        assertThat(shop.books().of(shop.mug, DALLAS)).isEqualTo("1 committed");
    }

    @Test
    void whatIsPickedIsOutOfReachAndTheRestIsNegative() {
        shop.with(2, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(2, shop.mug, CHICAGO));
        shop.run(new Command.Pick(shop.claim("1"), 0, CHICAGO, true));

        Outcome.Sold sold = sell(1);

        assertThat(sold.flags()).containsExactly(Outcome.Flag.NEGATIVE_AVAILABLE);
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("-1 available, 2 committed");
        assertThat(shop.books().incidents(shop.mug)).containsExactly("negative 1");
    }

    @Test
    void goodsElsewhereAreNotTouched() {
        shop.with(5, shop.mug, WAREHOUSE);

        sell(1);

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("5 available");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("-1 available");
    }

    @Test
    void noRequestIsServedFromBelowZero() {
        sell(3);
        shop.with(4, shop.mug, CHICAGO);

        assertThat(shop.run(shop.hold(2, shop.mug, CHICAGO)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 2, 1))));
    }

    @Test
    void aBundleIsSoldByItsParts() {
        shop.with(5, shop.mug, CHICAGO).with(5, shop.pot, CHICAGO);

        shop.run(sale(line(2, List.of(new Part(shop.mug, 2), new Part(shop.pot, 1)), State.AVAILABLE)));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 available");
        assertThat(shop.books().of(shop.pot, CHICAGO)).isEqualTo("3 available");
    }

    @Test
    void aCounterReturnGoesWhereItsConditionSends() {
        List<Part> mugs = List.of(new Part(shop.mug, 1));

        shop.run(sale(
                line(-1, mugs, State.AVAILABLE), line(-2, mugs, State.DAMAGED), line(-3, mugs, State.QUALITY_CONTROL)));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 available, 3 quality_control, 2 damaged");
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("3 customer -> quality_control (return)");
    }

    @Test
    void aVoidedSaleComesBackToThePoolsItCameFrom() {
        shop.with(1, shop.mug, CHICAGO).with(2, shop.mug, CHICAGO, WHOLESALE);
        Envelope sale = shop.envelope(sale(line(3, List.of(new Part(shop.mug, 1)), State.AVAILABLE)));
        shop.execute(sale);

        Outcome outcome = shop.run(new Command.VoidSale(sale.id()));

        assertThat(outcome).isInstanceOf(Outcome.Sold.class);
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 available");
        assertThat(shop.books().of(shop.mug, CHICAGO, WHOLESALE)).isEqualTo("2 available");
    }

    @Test
    void aVoidedReturnLeavesTheStateItHadComeInto() {
        shop.with(4, shop.mug, CHICAGO);
        Envelope back = shop.envelope(sale(line(-2, List.of(new Part(shop.mug, 1)), State.DAMAGED)));
        shop.execute(back);

        shop.run(new Command.VoidSale(back.id()));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("4 available");
    }

    @Test
    void aSaleIsVoidedOnceHoweverOftenItIsAsked() {
        shop.with(3, shop.mug, CHICAGO);
        Envelope sale = shop.envelope(sale(line(3, List.of(new Part(shop.mug, 1)), State.AVAILABLE)));
        shop.execute(sale);

        shop.run(new Command.VoidSale(sale.id()));
        shop.run(new Command.VoidSale(sale.id()));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("3 available");
    }

    @Test
    void aSaleThatNobodyRecordedCannotBeVoided() {
        assertThat(shop.run(new Command.VoidSale(shop.nextId())))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.UNKNOWN_SALE));
    }

    @Test
    void aSaleBeforeTheCountThatIsToldAfterItIsPaired() {
        shop.with(5, shop.mug, CHICAGO);
        Instant sold = shop.now();
        shop.pass(Duration.ofHours(1));
        shop.run(new Command.Count(shop.mug, CHICAGO, 4, Command.Count.Of.ON_HAND));

        Outcome late = shop.runAt(sold, sale(line(1, List.of(new Part(shop.mug, 1)), State.AVAILABLE)));

        assertThat(((Outcome.Sold) late).flags()).containsExactly(Outcome.Flag.BEFORE_COUNT);
        assertThat(shop.books().movements(shop.mug, 2))
                .containsExactly("1 adjustment -> available (counted-already)", "1 available -> customer (sale)");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("4 available");
    }

    @Test
    void aVoidBeforeTheCountThatIsToldAfterItIsPaired() {
        shop.with(5, shop.mug, CHICAGO);
        Envelope sale = shop.envelope(sale(line(2, List.of(new Part(shop.mug, 1)), State.AVAILABLE)));
        shop.execute(sale);
        Instant voided = shop.now();
        shop.pass(Duration.ofHours(1));
        shop.run(new Command.Count(shop.mug, CHICAGO, 5, Command.Count.Of.ON_HAND));

        shop.runAt(voided, new Command.VoidSale(sale.id()));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("5 available");
    }

    private Outcome.Sold sell(long units) {
        return (Outcome.Sold) shop.run(sale(line(units, List.of(new Part(shop.mug, 1)), State.AVAILABLE)));
    }

    private static Command.RecordSale sale(SaleLine... lines) {
        return new Command.RecordSale(WEB, CHICAGO, SHARED, List.of(lines));
    }

    private static SaleLine line(long units, List<Part> parts, State backTo) {
        return new SaleLine(0, parts, units, backTo, null);
    }
}
