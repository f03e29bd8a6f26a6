package dev.stockwell.kernel.ledger;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WEB;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static dev.stockwell.kernel.testing.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.testing.Crowd;
import dev.stockwell.kernel.testing.Shop;
import dev.stockwell.kernel.testing.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many callers and few units: never one too many, never one too few. */
class RacesTest {
    private static final int CALLERS = 64;
    private static final int ROUNDS = 20;

    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void sixtyFourCallersGetTheHundredUnitsThatThereAre() {
        for (int round = 0; round < ROUNDS; round++) {
            ItemId item = shop.database().newItems(1).getFirst();
            shop.with(100, item, WAREHOUSE);
            Crowd crowd = new Crowd();
            for (int caller = 0; caller < CALLERS; caller++) {
                crowd.with(shop.kernel(), holds(2, shop.hold(1, item, WAREHOUSE)));
            }

            assertThat(held(crowd.go())).as("round %s", round).isEqualTo(100);

            assertThat(shop.books().of(item, WAREHOUSE)).isEqualTo("100 reserved");
        }
    }

    @Test
    void cartsWithTwoLinesOnOneItemGetWholeCarts() {
        shop.with(100, shop.mug, WAREHOUSE);
        Command.Hold cart =
                shop.hold(Split.IN_ORDER, false, line(0, 2, shop.mug, WAREHOUSE), line(1, 1, shop.mug, WAREHOUSE));
        Crowd crowd = new Crowd();
        for (int caller = 0; caller < CALLERS; caller++) {
            crowd.with(shop.kernel(), holds(1, cart));
        }

        assertThat(held(crowd.go())).isEqualTo(33);

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 99 reserved");
    }

    @Test
    void aBundleAndItsComponentNeverShareAUnit() {
        shop.with(50, shop.mug, WAREHOUSE).with(50, shop.pot, WAREHOUSE);
        Kernel other = shop.node();
        List<Part> set = List.of(new Part(shop.pot, 1), new Part(shop.mug, 2));
        Command.Hold bundle = shop.hold(Split.SINGLE, false, line(0, 1, set, SHARED, WAREHOUSE));
        Crowd crowd = new Crowd();
        for (int caller = 0; caller < CALLERS; caller++) {
            boolean isOdd = caller % 2 == 1;
            crowd.with(isOdd ? other : shop.kernel(), holds(1, isOdd ? bundle : shop.hold(1, shop.mug, WAREHOUSE)));
        }

        List<List<Answer>> answers = crowd.go();

        long bundles = reserved(shop.pot);
        assertThat(held(answers)).isEqualTo(reserved(shop.mug) - bundles);
        assertThat(reserved(shop.mug)).isBetween(49L, 50L);
    }

    @Test
    void theFirstSalesOfAnItemThatHasNoLevelYetAreAllRecorded() {
        Kernel other = shop.node();
        Command.RecordSale sale = new Command.RecordSale(
                WEB,
                CHICAGO,
                SHARED,
                List.of(new SaleLine(0, List.of(new Part(shop.mug, 1)), 1, State.AVAILABLE, null)));
        Crowd crowd = new Crowd();
        for (int caller = 0; caller < CALLERS; caller++) {
            crowd.with(caller % 2 == 0 ? other : shop.kernel(), holds(1, sale));
        }

        crowd.go();

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("-64 available");
    }

    @Test
    void twoNodesThatAreSentTheSameIdsGiveEveryCopyTheSameAnswer() {
        Kernel other = shop.node();
        for (int round = 0; round < ROUNDS; round++) {
            ItemId item = shop.database().newItems(1).getFirst();
            shop.with(100, item, WAREHOUSE);
            Crowd crowd = new Crowd();
            for (int caller = 0; caller < CALLERS / 2; caller++) {
                List<Envelope> same = holds(4, shop.hold(1, item, WAREHOUSE));
                crowd.with(shop.kernel(), same).with(other, same);
            }

            List<List<Answer>> answers = crowd.go();

            for (int caller = 0; caller < answers.size(); caller += 2) {
                assertThat(outcomes(answers.get(caller))).isEqualTo(outcomes(answers.get(caller + 1)));
            }
            assertThat(held(answers)).as("round %s", round).isEqualTo(2 * 100);
            assertThat(shop.books().of(item, WAREHOUSE)).isEqualTo("100 reserved");
        }
    }

    @Test
    void twoNodesOnManyItemsInAnyOrderNeverWaitForEachOtherInACircle() {
        Kernel other = shop.node();
        List<ItemId> items = shop.database().newItems(20);
        items.forEach(item -> shop.with(1_000, item, WAREHOUSE));
        SplittableRandom random = new SplittableRandom(5);
        long started = System.nanoTime();
        Crowd crowd = new Crowd();
        for (int caller = 0; caller < CALLERS; caller++) {
            List<Envelope> carts = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                ItemId one = items.get(random.nextInt(20));
                ItemId two = items.get(random.nextInt(20));
                carts.add(shop.envelope(
                        shop.hold(Split.IN_ORDER, false, line(0, 1, one, WAREHOUSE), line(1, 1, two, WAREHOUSE))));
            }
            crowd.with(caller % 2 == 0 ? other : shop.kernel(), carts);
        }

        assertThat(held(crowd.go())).isEqualTo(10 * CALLERS);

        assertThat(items.stream().mapToLong(this::reserved).sum()).isEqualTo(2 * 10 * CALLERS);
        assertThat(shop.database().number("select deadlocks from pg_stat_database where datname = current_database()"))
                .isZero();
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void ordersThatTwoNodesSeeForTheFirstTimeAreBookedOnce() {
        shop.with(1_000, shop.mug, WAREHOUSE).with(1_000, shop.pot, WAREHOUSE);
        Kernel other = shop.node();
        Crowd crowd = new Crowd();
        for (int order = 0; order < 20; order++) {
            String number = "o" + order;
            crowd.with(shop.kernel(), holds(1, snapshot(number, 3, 0)));
            crowd.with(other, holds(1, snapshot(number, 3, 4)));
        }

        crowd.go();
        for (int order = 0; order < 20; order++) {
            shop.run(snapshot("o" + order, 3, 4));
        }

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("940 available, 60 committed");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("920 available, 80 committed");
    }

    private Command.ApplyOrder snapshot(String number, long mugs, long pots) {
        Snapshot snapshot = shop.order(number);
        return (pots == 0
                        ? snapshot.line(mugs, shop.mug, WAREHOUSE)
                        : snapshot.line(1, List.of(new Part(shop.pot, 1)), pots, SHARED, WAREHOUSE)
                                .line(0, List.of(new Part(shop.mug, 1)), mugs, SHARED, WAREHOUSE))
                .command();
    }

    private List<Envelope> holds(int count, Command command) {
        return IntStream.range(0, count).mapToObj(any -> shop.envelope(command)).toList();
    }

    private static long held(List<List<Answer>> answers) {
        return answers.stream()
                .flatMap(List::stream)
                .filter(answer -> answer.outcome() instanceof Outcome.Held)
                .count();
    }

    private static List<Outcome> outcomes(List<Answer> answers) {
        return answers.stream().map(Answer::outcome).toList();
    }

    private long reserved(ItemId item) {
        return shop.books().levels(item).stream().mapToLong(LevelView::reserved).sum();
    }
}
