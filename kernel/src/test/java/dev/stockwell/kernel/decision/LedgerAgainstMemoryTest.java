package dev.stockwell.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.ledger.JdbcKernel;
import dev.stockwell.kernel.ledger.KernelSettings;
import dev.stockwell.kernel.ledger.KernelWatch;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import dev.stockwell.kernel.testing.KernelDatabase;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/**
 * The ledger reads only what a decision needs. Whatever is asked in whatever order, it must answer like the same
 * decisions on a stock that has everything in memory.
 */
class LedgerAgainstMemoryTest {
    private static final List<ItemId> ITEMS = List.of(World.MUG, World.POT, World.CASE);
    /** Seed 5078 found that a line which was given up and taken again kept its old age. */
    private static final int FIRST_SEED = 5_070;

    private static final int SEQUENCES = 15;
    private static final int COMMANDS = 60;

    private final KernelDatabase database = KernelDatabase.fresh();
    private final AtomicReference<World> world = new AtomicReference<>(new World());

    @Test
    void theLedgerAnswersLikeTheMemory() {
        Kernel kernel = JdbcKernel.start(
                database.connector(),
                world::get,
                () -> world.get().now(),
                new SplittableRandom(1),
                KernelSettings.standard().withSteppedClock(),
                new KernelWatch() {});
        try (kernel) {
            for (int seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES; seed++) {
                empty();
                String name = "seed " + seed;
                new RandomSequencesTest.Sequence(seed, (day, id, at, command, outcome) -> {
                            world.set(day);
                            compare(name, kernel, id, at, command, outcome);
                        })
                        .run(COMMANDS);
                database.assertCoherent();
            }
        }
    }

    private void compare(String name, Kernel kernel, CommandId id, Instant at, Command command, Outcome inMemory) {
        Outcome inLedger = kernel.execute(World.envelope(id, at, command)).outcome();
        assertThat(inLedger).as("%s: %s", name, command).isEqualTo(inMemory);
        for (LevelView level : new Levels(database.reader()).of(ITEMS)) {
            Level expected = world.get().stock.level(level.key());
            assertThat(level)
                    .as("%s: %s", name, command)
                    .isEqualTo(new LevelView(
                            level.key(),
                            expected.version(),
                            expected.in(State.AVAILABLE),
                            expected.in(State.RESERVED),
                            expected.in(State.COMMITTED),
                            expected.in(State.QUALITY_CONTROL),
                            expected.in(State.DAMAGED),
                            expected.in(State.DISPLAY)));
        }
    }

    private void empty() {
        database.execute("truncate stock_item, level, movement, command, claim, claim_line, anchor, share_total, "
                + "incident, outbox");
        for (ItemId item : ITEMS) {
            database.execute("insert into stock_item (item_id) values (" + item.value() + ")");
        }
    }
}
