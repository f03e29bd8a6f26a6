package dev.stockwell.kernel.ledger;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WEB;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.KeyReused;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.testing.Crowd;
import dev.stockwell.kernel.testing.Shop;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same id gets the same answer, however often and wherever it is sent. */
class IdempotenceTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void theSameCommandAgainGetsTheFirstAnswer() {
        shop.with(5, shop.mug, WAREHOUSE);
        Envelope hold = shop.envelope(shop.hold(2, shop.mug, WAREHOUSE));

        Answer first = shop.execute(hold);
        Answer again = shop.execute(hold);

        assertThat(first.replayed()).isFalse();
        assertThat(again.replayed()).isTrue();
        assertThat(again.outcome()).isEqualTo(first.outcome());
        assertThat(again.recordedAt()).isEqualTo(first.recordedAt());
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 reserved");
    }

    @Test
    void aRefusalIsRepeatedEvenWhenThereIsStockByThen() {
        Envelope hold = shop.envelope(shop.hold(2, shop.mug, WAREHOUSE));
        Outcome refused = shop.execute(hold).outcome();
        shop.with(5, shop.mug, WAREHOUSE);

        assertThat(shop.execute(hold).outcome()).isEqualTo(refused);

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("5 available");
    }

    @Test
    void everyKindOfAnswerIsRepeatedWordForWord() {
        shop.with(9, shop.mug, WAREHOUSE).with(9, shop.mug, WAREHOUSE, WHOLESALE);
        ClaimId hold = shop.held(2, shop.mug, WAREHOUSE);
        ClaimId other = shop.held(1, shop.mug, WAREHOUSE);
        SaleLine sold = new SaleLine(0, List.of(new Part(shop.mug, 1)), 19, State.AVAILABLE, null);
        List<Command> commands = List.of(
                shop.hold(1, shop.mug, WAREHOUSE),
                new Command.ConfirmHold(hold, shop.key("1"), true),
                new Command.ReleaseHold(other),
                shop.order("2")
                        .line(3, shop.mug, WAREHOUSE)
                        .shipped(1, WAREHOUSE)
                        .command(),
                new Command.SetAvailable(shop.mug, CHICAGO, SHARED, 1, 7L),
                new Command.RecordSale(WEB, WAREHOUSE, SHARED, List.of(sold)),
                new Command.ReleaseHold(new ClaimId(shop.nextId().value())),
                shop.hold(99, shop.mug, WAREHOUSE),
                new Command.Count(shop.mug, WAREHOUSE, 3, Command.Count.Of.ON_HAND));
        for (Command command : commands) {
            Envelope envelope = shop.envelope(command);

            Outcome first = shop.execute(envelope).outcome();

            assertThat(shop.execute(envelope).outcome()).as("%s", command).isEqualTo(first);
        }
    }

    @Test
    void theSameIdForAnotherRequestIsRefused() {
        shop.with(5, shop.mug, WAREHOUSE);
        CommandId id = shop.nextId();
        shop.execute(shop.envelope(id, shop.now(), shop.hold(2, shop.mug, WAREHOUSE)));

        assertThatThrownBy(() -> shop.execute(shop.envelope(id, shop.now(), shop.hold(3, shop.mug, WAREHOUSE))))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void theSameIdTwiceInOneBatchIsDecidedOnce() {
        shop.with(5, shop.mug, WAREHOUSE);
        CommandId id = shop.nextId();
        Envelope hold = shop.envelope(id, shop.now(), shop.hold(2, shop.mug, WAREHOUSE));
        Envelope other = shop.envelope(id, shop.now(), shop.hold(3, shop.mug, WAREHOUSE));
        List<CompletableFuture<Answer>> copies = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            copies.add(shop.kernel().submit(hold));
        }
        CompletableFuture<Answer> reused = shop.kernel().submit(other);

        List<Answer> answers = copies.stream().map(CompletableFuture::join).toList();

        assertThat(answers)
                .extracting(Answer::outcome)
                .containsOnly(answers.getFirst().outcome());
        assertThat(answers).filteredOn(answer -> !answer.replayed()).hasSize(1);
        assertThatThrownBy(reused::join).hasCauseInstanceOf(KeyReused.class);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 reserved");
    }

    @Test
    void anOldRequestThatWasForgottenCannotHoldASecondTime() {
        shop.with(5, shop.mug, WAREHOUSE);
        Envelope hold = shop.envelope(shop.hold(2, shop.mug, WAREHOUSE));
        shop.execute(hold);
        shop.database().number("select forget_requests(?::timestamptz, 100000)", "2100-01-01T00:00:00Z");

        assertThatThrownBy(() -> shop.execute(hold)).isInstanceOf(KeyReused.class);

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available, 2 reserved");
    }

    @Test
    void aStormOfCopiesOverTwoNodesIsDecidedOnceEach() {
        Kernel other = shop.node();
        List<ItemId> items = shop.database().newItems(10);
        items.forEach(item -> shop.with(150, item, WAREHOUSE));
        SplittableRandom random = new SplittableRandom(13);
        List<Envelope> copies = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            Envelope hold = shop.envelope(shop.hold(1, items.get(i % 10), WAREHOUSE));
            copies.addAll(Collections.nCopies(random.nextInt(1, 6), hold));
        }
        for (int i = copies.size() - 1; i > 0; i--) {
            Collections.swap(copies, i, random.nextInt(i + 1));
        }
        Map<CommandId, Set<Outcome>> answers = new ConcurrentHashMap<>();
        Crowd crowd = new Crowd();
        int callers = 64;
        for (int caller = 0; caller < callers; caller++) {
            int first = caller;
            Kernel kernel = caller % 2 == 0 ? other : shop.kernel();
            crowd.with(() -> {
                for (int i = first; i < copies.size(); i += callers) {
                    Answer answer = kernel.execute(copies.get(i));
                    answers.computeIfAbsent(copies.get(i).id(), any -> ConcurrentHashMap.newKeySet())
                            .add(answer.outcome());
                }
                return List.of();
            });
        }

        crowd.go();

        assertThat(answers)
                .hasSize(2_000)
                .allSatisfy((id, outcomes) -> assertThat(outcomes).hasSize(1));
        assertThat(items)
                .allSatisfy(item -> assertThat(shop.books().of(item, WAREHOUSE)).isEqualTo("150 reserved"));
    }
}
