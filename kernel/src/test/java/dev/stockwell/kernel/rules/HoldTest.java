package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.DIRECT;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static dev.stockwell.kernel.testing.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.KeyReused;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import dev.stockwell.kernel.ledger.ExpirySweep;
import dev.stockwell.kernel.reading.Levels;
import dev.stockwell.kernel.testing.Shop;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Holds: made, given back, expired and replaced. */
class HoldTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void aHoldMovesAvailableToReserved() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.held(2, shop.mug, WAREHOUSE);

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 available -> reserved (hold)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 reserved");
    }

    @Test
    void aHoldAnswersWhatEachLineHasAndWhere() {
        shop.with(5, shop.mug, WAREHOUSE);
        Command.Hold hold = shop.hold(2, shop.mug, WAREHOUSE);

        Outcome.Held held = (Outcome.Held) shop.run(hold);

        LevelKey level = new LevelKey(shop.mug, WAREHOUSE, SHARED);
        assertThat(held.lines())
                .containsExactly(new Outcome.HeldLine(0, 2, 2, List.of(new Take(0, level, State.RESERVED, 2))));
        assertThat(held.expiresAt()).isEqualTo(hold.expiresAt());
    }

    @Test
    void aHoldOfMoreThanIsFreeIsRefusedAndSaysWhatIsThere() {
        shop.with(3, shop.mug, WAREHOUSE).with(9, shop.pot, WAREHOUSE);

        Outcome outcome = shop.run(
                shop.hold(Split.IN_ORDER, false, line(0, 4, shop.pot, WAREHOUSE), line(1, 4, shop.mug, WAREHOUSE)));

        assertThat(outcome).isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(1, shop.mug, 4, 3))));
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("9 available");
    }

    @Test
    void aRefusalTellsNobodyThatNothingHasChanged() {
        shop.with(3, shop.mug, WAREHOUSE);
        String outbox = "select count(*) from outbox where item_id = ?";
        long told = shop.database().number(outbox, shop.mug.value());

        assertThat(shop.run(shop.hold(4, shop.mug, WAREHOUSE)).isRefusal()).isTrue();

        assertThat(shop.database().number(outbox, shop.mug.value())).isEqualTo(told);
    }

    @Test
    void aPartialHoldTakesWhatThereIs() {
        shop.with(3, shop.mug, WAREHOUSE);

        Outcome.Held held = (Outcome.Held) shop.run(
                shop.hold(Split.IN_ORDER, true, line(0, 4, shop.mug, WAREHOUSE), line(1, 1, shop.pot, WAREHOUSE)));

        assertThat(held.lines()).extracting(Outcome.HeldLine::heldUnits).containsExactly(3L, 0L);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 reserved");
    }

    @Test
    void aPartialHoldOfNothingIsRefused() {
        assertThat(shop.run(shop.hold(Split.IN_ORDER, true, line(0, 1, shop.mug, WAREHOUSE))))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 1, 0))));
    }

    @Test
    void aReleaseGivesBackToWhereItCameFrom() {
        shop.with(2, shop.mug, WAREHOUSE, WHOLESALE).with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(
                shop.hold(Split.IN_ORDER, false, line(0, 3, List.of(new Part(shop.mug, 1)), WHOLESALE, WAREHOUSE)));
        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("2 reserved");

        assertThat(shop.run(new Command.ReleaseHold(hold))).isEqualTo(new Outcome.Released(hold));

        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("2 available");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
        assertThat(shop.books().movements(shop.mug, 4))
                .containsExactlyInAnyOrder("2 reserved -> available (release)", "1 reserved -> available (release)");
    }

    @Test
    void releasingTwiceIsReleasedTwiceAndBookedOnce() {
        shop.with(2, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);

        shop.run(new Command.ReleaseHold(hold));
        Outcome again = shop.run(new Command.ReleaseHold(hold));

        assertThat(again).isEqualTo(new Outcome.Released(hold));
        assertThat(shop.books().ledger(shop.mug)).hasSize(3);
    }

    @Test
    void anUnknownHoldCannotBeReleasedReplacedOrConfirmed() {
        ClaimId unknown = new ClaimId(shop.nextId().value());
        Outcome refused = new Outcome.Refused(Outcome.Reason.UNKNOWN_CLAIM);

        assertThat(shop.run(new Command.ReleaseHold(unknown))).isEqualTo(refused);
        assertThat(shop.run(new Command.ConfirmHold(unknown, null, true))).isEqualTo(refused);
        assertThat(shop.run(replacement(unknown, line(0, 1, shop.mug, WAREHOUSE))))
                .isEqualTo(refused);
    }

    @Test
    void whatAnExpiredHoldHadIsHeldByTheNextOne() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);
        assertThat(shop.run(shop.hold(1, shop.mug, WAREHOUSE)).isRefusal()).isTrue();

        shop.pass(Duration.ofMinutes(15));
        shop.held(1, shop.mug, WAREHOUSE);

        assertThat(shop.books().movements(shop.mug, 2))
                .containsExactly("2 reserved -> available (expiry)", "1 available -> reserved (hold)");
    }

    @Test
    void aHoldLivesUntilTheVeryInstantOfItsExpiry() {
        shop.with(1, shop.mug, WAREHOUSE);
        shop.held(1, shop.mug, WAREHOUSE);

        shop.pass(Duration.ofMinutes(15).minusNanos(1_000));

        assertThat(shop.run(shop.hold(1, shop.mug, WAREHOUSE)).isRefusal()).isTrue();
    }

    @Test
    void anExpiredHoldIsAvailableForReadersBeforeItIsSwept() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofHours(1));

        Map<LevelKey, Long> overdue = new Levels(shop.database().reader()).overdue(List.of(shop.mug), shop.now());

        assertThat(overdue).containsExactly(Map.entry(new LevelKey(shop.mug, WAREHOUSE, SHARED), 2L));
    }

    @Test
    void theSweepGivesBackWhatNobodyAsksFor() throws SQLException {
        shop.with(2, shop.mug, WAREHOUSE).with(2, shop.pot, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);
        shop.held(1, shop.pot, WAREHOUSE);
        shop.pass(Duration.ofHours(1));
        ClaimId later = shop.held(1, shop.pot, WAREHOUSE);

        new ExpirySweep(shop.database().reader(), shop.kernel(), shop.clock(), new SplittableRandom(1)).runOnce();

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("1 available, 1 reserved");
        assertThat(shop.books().claim(later).isOverdue(shop.now())).isFalse();
    }

    @Test
    void twoHoldsOfOneItemExpireEachAtItsOwnTime() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.held(1, shop.mug, WAREHOUSE);
        shop.pass(Duration.ofMinutes(10));
        shop.held(1, shop.mug, WAREHOUSE);

        shop.pass(Duration.ofMinutes(5));
        shop.run(new Command.Expire(List.of(shop.mug)));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 1 reserved");

        shop.pass(Duration.ofMinutes(10));
        shop.run(new Command.Expire(List.of(shop.mug)));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
    }

    @Test
    void aReplacedHoldsOwnStockCountsAsFreeForIt() {
        shop.with(5, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(4, shop.mug, WAREHOUSE);

        Outcome outcome = shop.run(replacement(hold, line(0, 5, shop.mug, WAREHOUSE)));

        assertThat(outcome).isInstanceOf(Outcome.Held.class);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("5 reserved");
        assertThat(shop.books().claim(hold).lines()).hasSize(1);
    }

    @Test
    void aReplacementThatIsRefusedLeavesTheHoldAsItWas() {
        shop.with(5, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(4, shop.mug, WAREHOUSE);

        Outcome outcome = shop.run(replacement(hold, line(0, 6, shop.mug, WAREHOUSE)));

        assertThat(outcome).isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 6, 5))));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 4 reserved");
    }

    @Test
    void aReplacementMayNameOtherItemsAndDropTheOldOnes() {
        shop.with(5, shop.mug, WAREHOUSE).with(5, shop.pot, WAREHOUSE);
        ClaimId hold = shop.held(4, shop.mug, WAREHOUSE);

        shop.run(replacement(hold, line(0, 3, shop.pot, WAREHOUSE)));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("5 available");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("2 available, 3 reserved");
    }

    @Test
    void keepBindsHoldsButNotOrders() {
        shop.keeping(2, shop.mug, WAREHOUSE).with(3, shop.mug, WAREHOUSE);

        assertThat(shop.run(shop.hold(2, shop.mug, WAREHOUSE)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 2, 1))));
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 committed");
    }

    @Test
    void theOwnPoolIsEmptiedBeforeTheSharedOneAndOthersAreNotTouched() {
        shop.with(2, shop.mug, WAREHOUSE, WHOLESALE)
                .with(3, shop.mug, WAREHOUSE)
                .with(9, shop.mug, WAREHOUSE, DIRECT);
        List<Part> mugs = List.of(new Part(shop.mug, 1));

        assertThat(shop.run(shop.hold(Split.IN_ORDER, false, line(0, 6, mugs, WHOLESALE, WAREHOUSE))))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 6, 5))));
        shop.held(shop.hold(Split.IN_ORDER, false, line(0, 4, mugs, WHOLESALE, WAREHOUSE)));

        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("2 reserved");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 2 reserved");
        assertThat(shop.books().of(shop.mug, WAREHOUSE, DIRECT)).isEqualTo("9 available");
    }

    @Test
    void anIdThatIsAnOrdersClaimAlreadyCannotBecomeAHold() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE));
        Envelope taken =
                shop.envelope(new CommandId(shop.claim("1").value()), shop.now(), shop.hold(1, shop.mug, WAREHOUSE));
        CompletableFuture<Answer> neighbour = shop.kernel().submit(shop.envelope(shop.hold(1, shop.mug, WAREHOUSE)));

        assertThatThrownBy(() -> shop.execute(taken)).isInstanceOf(KeyReused.class);

        assertThat(neighbour.join().outcome()).isInstanceOf(Outcome.Held.class);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 1 reserved, 1 committed");
    }

    private Command.ReplaceHold replacement(ClaimId hold, Demand... lines) {
        return new Command.ReplaceHold(
                hold, List.of(lines), Split.IN_ORDER, false, shop.now().plus(Duration.ofMinutes(15)));
    }
}
