package dev.stockwell.kernel.ledger;

import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.testing.Shop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Poison in a batch and a frozen node: the others are held up briefly, or not at all. */
class BadNeighboursTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void poisonInTheMiddleOfABatchFailsAlone() throws SQLException {
        List<CommandId> alarms = new CopyOnWriteArrayList<>();
        AtomicInteger largest = new AtomicInteger();
        Kernel kernel =
                shop.node(shop.database().connector(), KernelSettings.standard().withSteppedClock(), new KernelWatch() {
                    @Override
                    public void committed(int commands, Duration took) {
                        largest.accumulateAndGet(commands, Math::max);
                    }

                    @Override
                    public void failed(CommandId command, Throwable cause) {
                        alarms.add(command);
                    }
                });
        shop.with(100, shop.mug, WAREHOUSE);
        Envelope good = shop.envelope(shop.hold(1, shop.mug, WAREHOUSE));
        Envelope poison = new Envelope(
                shop.nextId(), good.digest(), "some\u0000body", null, null, null, shop.now(), good.command());
        List<CompletableFuture<Answer>> answers = new ArrayList<>();
        CompletableFuture<Answer> poisoned;

        try (Connection other = Session.open(shop.database().connector())) {
            lock(other, shop.pot);
            CompletableFuture<Answer> blocked = kernel.submit(shop.envelope(shop.hold(1, shop.pot, WAREHOUSE)));
            for (int i = 0; i < 20; i++) {
                answers.add(kernel.submit(shop.envelope(shop.hold(1, shop.mug, WAREHOUSE))));
            }
            poisoned = kernel.submit(poison);
            for (int i = 0; i < 20; i++) {
                answers.add(kernel.submit(shop.envelope(shop.hold(1, shop.mug, WAREHOUSE))));
            }
            other.rollback();
            blocked.join();
        }

        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.join().outcome()).isInstanceOf(Outcome.Held.class));
        assertThatThrownBy(poisoned::join).hasCauseInstanceOf(InvariantViolation.class);
        assertThat(alarms).containsExactly(poison.id());
        assertThat(largest).hasValueGreaterThan(5);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("60 available, 40 reserved");
    }

    @Test
    void aFrozenNodeHoldsAHotItemUpForSecondsOnly() throws SQLException {
        shop.with(1, shop.mug, WAREHOUSE);
        try (Connection frozen = Session.open(shop.database().connector())) {
            lock(frozen, shop.mug);
            long started = System.nanoTime();

            Outcome outcome = shop.run(shop.hold(1, shop.mug, WAREHOUSE));

            assertThat(outcome).isInstanceOf(Outcome.Held.class);
            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(12));
        }
    }

    private static void lock(Connection connection, ItemId item) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select from stock_item where item_id = " + item.value() + " for update");
        }
    }
}
