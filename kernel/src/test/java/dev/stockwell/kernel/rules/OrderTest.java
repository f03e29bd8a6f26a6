package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.OrderStatus;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import dev.stockwell.kernel.testing.Shop;
import dev.stockwell.kernel.testing.Snapshot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Order snapshots: whatever arrives in whatever order, the difference is booked once. */
class OrderTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void anOrderCommitsWhatIsAvailable() {
        shop.with(5, shop.mug, WAREHOUSE);

        Outcome.OrderApplied applied = shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        LevelKey level = new LevelKey(shop.mug, WAREHOUSE, SHARED);
        assertThat(applied.applied()).isTrue();
        assertThat(applied.lines())
                .containsExactly(new Outcome.OrderLineState(
                        0, shop.mug, 2, 0, 0, 0, List.of(new Take(0, level, State.COMMITTED, 2))));
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 available -> committed (order)");
    }

    @Test
    void anOrderDisplacesNobodyAndWhatItCannotGetIsShort() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.held(4, shop.mug, WAREHOUSE);

        Outcome.OrderApplied applied = shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        assertThat(applied.lines().getFirst().shortage()).isEqualTo(2);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("4 reserved, 1 committed");
        assertThat(shop.books().incidents(shop.mug)).containsExactly("short 2 of order 1");
    }

    @Test
    void raisingCommitsTheDifferenceAndLoweringGivesItBack() {
        shop.with(9, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        shop.apply(shop.order("1").line(5, shop.mug, WAREHOUSE));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("4 available, 5 committed");
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("8 available, 1 committed");
        assertThat(shop.books().movements(shop.mug, 1))
                .containsExactly(
                        "2 available -> committed (order)",
                        "3 available -> committed (order)",
                        "4 committed -> available (cancel)");
    }

    @Test
    void loweringTakesFromWhatIsShortFirst() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(5, shop.mug, WAREHOUSE));

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 committed");
        assertThat(shop.books().lacking(shop.mug)).isZero();
        assertThat(shop.books().incidents(shop.mug)).isEmpty();
    }

    @Test
    void aCancelledOrderGivesBackToThePoolItCameFrom() {
        shop.with(2, shop.mug, WAREHOUSE, WHOLESALE);
        shop.apply(shop.order("1").line(0, List.of(new Part(shop.mug, 1)), 2, WHOLESALE, WAREHOUSE));
        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("2 committed");

        shop.apply(shop.order("1")
                .line(0, List.of(new Part(shop.mug, 1)), 2, WHOLESALE, WAREHOUSE)
                .status(OrderStatus.CANCELLED));

        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("2 available");
    }

    @Test
    void aCancelBeforeItsCreateEndsInTheSameStock() {
        shop.with(2, shop.mug, WAREHOUSE);
        Snapshot created = shop.order("1").line(2, shop.mug, WAREHOUSE);

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).cancelled(2));
        Outcome.OrderApplied late = shop.apply(created);

        assertThat(late.applied()).isFalse();
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
    }

    @Test
    void anOlderSnapshotChangesNothing() {
        shop.with(9, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").version(200).line(2, shop.mug, WAREHOUSE));

        Outcome.OrderApplied older = shop.apply(shop.order("1").version(199).line(7, shop.mug, WAREHOUSE));

        assertThat(older.applied()).isFalse();
        assertThat(older.lines().getFirst().committed()).isEqualTo(2);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("7 available, 2 committed");
    }

    @Test
    void ofTwoSnapshotsOfOneTimeTheLaterFetchWins() {
        shop.with(9, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").version(200).line(2, shop.mug, WAREHOUSE));

        Outcome.OrderApplied equal = shop.apply(shop.order("1").version(200).line(3, shop.mug, WAREHOUSE));

        assertThat(equal.applied()).isTrue();
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("6 available, 3 committed");
    }

    @Test
    void copiesOfASnapshotBookNothing() {
        shop.with(9, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1")
                .version(7)
                .line(4, shop.mug, WAREHOUSE)
                .cancelled(1)
                .shipped(1, WAREHOUSE));
        int before = shop.books().ledger(shop.mug).size();

        shop.apply(shop.order("1")
                .version(7)
                .line(4, shop.mug, WAREHOUSE)
                .cancelled(1)
                .shipped(1, WAREHOUSE));

        assertThat(shop.books().ledger(shop.mug)).hasSize(before);
    }

    @Test
    void anAbsentLineChangesNothingUnlessTheSnapshotIsComplete() {
        shop.with(5, shop.mug, WAREHOUSE).with(5, shop.pot, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).line(3, shop.pot, WAREHOUSE));

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("2 available, 3 committed");
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).complete());

        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("5 available");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 committed");
    }

    @Test
    void aLineWhoseItemIsMappedAnewGivesBackTheOldItem() {
        shop.with(5, shop.mug, WAREHOUSE).with(5, shop.pot, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        shop.apply(shop.order("1").line(2, shop.pot, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("5 available");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("3 available, 2 committed");
    }

    @Test
    void anOrderOnHoldCommitsLikeAnOpenOne() {
        shop.with(2, shop.mug, WAREHOUSE);

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).status(OrderStatus.ON_HOLD));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 committed");
    }

    @Test
    void aClosedOrderGivesBackWhatWillNotBeShipped() {
        shop.with(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        shop.apply(shop.order("1")
                .line(3, shop.mug, WAREHOUSE)
                .shipped(1, WAREHOUSE)
                .status(OrderStatus.CLOSED));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
    }

    @Test
    void aReopenedOrderCommitsAgain() {
        shop.with(3, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));
        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE).status(OrderStatus.CANCELLED));

        shop.apply(shop.order("1").line(3, shop.mug, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 committed");
    }

    @Test
    void twoLinesOfOneItemNeverShareAUnit() {
        shop.with(3, shop.mug, WAREHOUSE);

        Outcome.OrderApplied applied =
                shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).line(2, shop.mug, WAREHOUSE));

        assertThat(applied.lines())
                .extracting(Outcome.OrderLineState::committed)
                .containsExactly(2L, 1L);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 committed");
    }

    @Test
    void allSequencesOfTheSameSnapshotsEndInTheSameStock() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 12; round++) {
            String number = "r" + round;
            List<Snapshot> history = new ArrayList<>(List.of(
                    shop.order(number).line(5, shop.mug, WAREHOUSE, CHICAGO).complete(),
                    shop.order(number)
                            .line(5, shop.mug, WAREHOUSE, CHICAGO)
                            .cancelled(1)
                            .complete(),
                    shop.order(number)
                            .line(5, shop.mug, WAREHOUSE, CHICAGO)
                            .cancelled(1)
                            .shipped(2, CHICAGO)
                            .complete(),
                    shop.order(number)
                            .line(4, shop.mug, WAREHOUSE, CHICAGO)
                            .shipped(3, WAREHOUSE)
                            .complete()));
            Snapshot last = history.getLast();
            shop.with(5, shop.mug, WAREHOUSE);
            List<Snapshot> shuffled = new ArrayList<>(history);
            shuffled.addAll(history);
            for (int i = shuffled.size() - 1; i > 0; i--) {
                Collections.swap(shuffled, i, random.nextInt(i + 1));
            }

            shuffled.forEach(shop::apply);
            Outcome.OrderApplied end = shop.apply(last);

            assertThat(end.lines()).as("seed 7, round %s", round).hasSize(1);
            assertThat(end.lines().getFirst().shipped()).isEqualTo(3);
            assertThat(end.lines().getFirst().committed()).isEqualTo(1);
            shop.run(new Command.SetAvailable(shop.mug, WAREHOUSE, SHARED, 0, null));
        }
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("nothing");
    }
}
