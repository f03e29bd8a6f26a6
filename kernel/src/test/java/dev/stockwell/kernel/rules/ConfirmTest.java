package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static dev.stockwell.kernel.testing.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.reading.ClaimView;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds that become orders: in time, too late, and paid. */
class ConfirmTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void confirmingMovesReservedToCommittedForTheOrder() {
        shop.with(5, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);

        Outcome.Confirmed confirmed = (Outcome.Confirmed) shop.run(new Command.ConfirmHold(hold, shop.key("1"), false));

        assertThat(confirmed.lines()).extracting(Outcome.HeldLine::heldUnits).containsExactly(2L);
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 reserved -> committed (order)");
        assertThat(shop.books().claim(hold).status()).isEqualTo(ClaimView.Status.MERGED);
        assertThat(shop.books().claim(shop.claim("1")).lines())
                .extracting(ClaimLineView::open)
                .containsExactly(2L);
    }

    @Test
    void aConfirmedHoldNeverExpires() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        shop.run(new Command.ConfirmHold(hold, null, false));

        shop.pass(Duration.ofDays(1));
        shop.run(new Command.Expire(List.of(shop.mug)));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 committed");
    }

    @Test
    void aConfirmedHoldCanBeNeitherReleasedNorReplaced() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        shop.run(new Command.ConfirmHold(hold, null, false));

        assertThat(shop.run(new Command.ReleaseHold(hold)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.HOLD_CONFIRMED));
        assertThat(shop.run(new Command.ReplaceHold(
                        hold, List.of(line(0, 1, shop.mug, WAREHOUSE)), Split.IN_ORDER, false, shop.now())))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.HOLD_CONFIRMED));
    }

    @Test
    void aReleasedHoldCannotBeConfirmed() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        shop.run(new Command.ReleaseHold(hold));

        assertThat(shop.run(new Command.ConfirmHold(hold, shop.key("1"), true)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.HOLD_RELEASED));
    }

    @Test
    void anExpiredHoldIsTriedAfresh() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));

        assertThat(shop.run(new Command.ConfirmHold(hold, shop.key("1"), false)))
                .isInstanceOf(Outcome.Confirmed.class);

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 committed");
    }

    @Test
    void anExpiredHoldWhoseStockHasGoneIsRefused() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));
        shop.held(1, shop.mug, WAREHOUSE);

        assertThat(shop.run(new Command.ConfirmHold(hold, shop.key("1"), false)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 2, 1))));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 1 reserved");
    }

    @Test
    void aPaidHoldIsAFactAndWhatHasGoneIsShort() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));
        shop.held(1, shop.mug, WAREHOUSE);

        Outcome.Confirmed confirmed = (Outcome.Confirmed) shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        assertThat(confirmed.lines()).extracting(Outcome.HeldLine::heldUnits).containsExactly(1L);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 reserved, 1 committed");
        assertThat(shop.books().lacking(shop.mug)).isEqualTo(1);
    }

    @Test
    void whatAPaidHoldLacksIsTakenOverByItsOrderWithItsIncidentAndCoveredOnce() {
        shop.with(3, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(3, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));
        shop.held(2, shop.mug, WAREHOUSE);
        shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).boundTo(hold));
        assertThat(shop.books().lacking(shop.mug)).isEqualTo(2);
        assertThat(shop.books().incidents(shop.mug)).containsExactly("short 2 of order 1");
        shop.with(5, shop.mug, WAREHOUSE);

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 reserved, 3 committed");
        assertThat(shop.books().incidents(shop.mug)).isEmpty();
    }

    @Test
    void anOrderThatNeedsLessThanItsHoldGetsWhatIsThereBeforeWhatIsShort() {
        shop.with(3, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(3, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));
        shop.held(2, shop.mug, WAREHOUSE);
        shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE).complete());

        assertThat(shop.books().lacking(shop.mug)).isZero();
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 reserved, 1 committed");
    }

    @Test
    void aHoldThatIsConfirmedAfterItsOrderFillsWhatTheOrderLacks() {
        shop.with(3, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));
        assertThat(shop.books().lacking(shop.mug)).isEqualTo(3);

        shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 committed");
        assertThat(shop.books().lacking(shop.mug)).isZero();
        assertThat(shop.books().incidents(shop.mug)).isEmpty();
    }

    @Test
    void aHoldThatIsConfirmedAfterItsOrderHasItsStockGivesItBack() {
        shop.with(6, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 3 committed");
    }

    @Test
    void anOrderThatIsShortStaysShortWhenItsEmptyHoldIsConfirmedAsPaid() {
        shop.with(3, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(3, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));
        shop.held(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        assertThat(shop.books().lacking(shop.mug)).isEqualTo(3);
        assertThat(shop.books().incidents(shop.mug)).containsExactly("short 3 of order 1");
    }

    @Test
    void twoHoldsConfirmedForOneOrderBothBelongToIt() {
        shop.with(5, shop.mug, WAREHOUSE).with(5, shop.pot, WAREHOUSE);
        ClaimId mugs = shop.held(2, shop.mug, WAREHOUSE);
        ClaimId pots = shop.held(3, shop.pot, WAREHOUSE);

        shop.run(new Command.ConfirmHold(mugs, shop.key("1"), false));
        shop.run(new Command.ConfirmHold(pots, shop.key("1"), false));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 committed");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("2 available, 3 committed");
        shop.apply(shop.order("1")
                .line(2, shop.mug, WAREHOUSE)
                .line(3, shop.pot, WAREHOUSE)
                .complete());
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 committed");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("2 available, 3 committed");
    }

    @Test
    void aHoldBoundToAnOrderIsBookedOnceInWhateverOrderTheyArrive() {
        shop.with(10, shop.mug, WAREHOUSE);
        ClaimId first = shop.held(2, shop.mug, WAREHOUSE);
        shop.run(new Command.ConfirmHold(first, shop.key("1"), false));
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).boundTo(first));
        ClaimId second = shop.held(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("2").line(2, shop.mug, WAREHOUSE).boundTo(second));
        shop.run(new Command.ConfirmHold(second, shop.key("2"), false));
        ClaimId third = shop.held(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("3").line(2, shop.mug, WAREHOUSE).boundTo(third));
        shop.apply(shop.order("3").line(2, shop.mug, WAREHOUSE).boundTo(third));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("4 available, 6 committed");
    }

    @Test
    void anOrderThatDropsALineOfItsHoldGivesItBack() {
        shop.with(5, shop.mug, WAREHOUSE).with(5, shop.pot, WAREHOUSE);
        ClaimId hold = shop.held(
                shop.hold(Split.IN_ORDER, false, line(0, 2, shop.mug, WAREHOUSE), line(1, 3, shop.pot, WAREHOUSE)));
        shop.run(new Command.ConfirmHold(hold, shop.key("1"), false));

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).complete());

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 committed");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("5 available");
    }

    @Test
    void confirmingTwiceUnderTwoIdsBooksOnce() {
        shop.with(5, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);

        shop.run(new Command.ConfirmHold(hold, shop.key("1"), false));
        shop.run(new Command.ConfirmHold(hold, shop.key("1"), true));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 committed");
    }
}
