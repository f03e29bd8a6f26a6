package dev.stockwell.kernel.reading;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WEB;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Levels as they were known at an instant, against what was seen at that instant. */
class KnownAtTest {
    private static final List<LocationId> PLACES = List.of(WAREHOUSE, CHICAGO);
    private static final long SEED = 23;

    @RegisterExtension
    final Shop shop = aKernel();

    private final SplittableRandom random = new SplittableRandom(SEED);

    @Test
    void atEachRecordedInstantTheLevelsAreThoseThatWereSeenThen() {
        Levels levels = new Levels(shop.database().reader());
        List<ItemId> items = List.of(shop.mug, shop.pot);
        TreeMap<Instant, List<LevelView>> seen = new TreeMap<>();
        seen.put(shop.now().minusSeconds(1), List.of());
        for (int i = 0; i < 200; i++) {
            shop.pass(Duration.ofSeconds(random.nextInt(0, 3) * 100L));
            shop.run(command());
            seen.put(shop.now(), levels.of(items));
        }

        seen.forEach((at, then) -> assertThat(levels.knownAt(items, at))
                .as("seed %s, at %s", SEED, at)
                .isEqualTo(then));
        seen.forEach((at, then) -> {
            Map.Entry<Instant, List<LevelView>> before = seen.lowerEntry(at);
            if (before != null) {
                assertThat(levels.knownAt(items, at.minusNanos(1_000)))
                        .as("seed %s, just before %s", SEED, at)
                        .isEqualTo(before.getValue());
            }
        });
    }

    private Command command() {
        ItemId item = random.nextBoolean() ? shop.mug : shop.pot;
        LocationId place = PLACES.get(random.nextInt(2));
        LocationId other = PLACES.get(random.nextInt(2));
        PoolId pool = random.nextInt(3) == 0 ? WHOLESALE : SHARED;
        long quantity = random.nextLong(1, 9);
        return switch (random.nextInt(9)) {
            case 0, 1 -> new Command.Receive(item, place, pool, quantity, State.AVAILABLE, null);
            case 2 -> shop.hold(quantity, item, place, other);
            case 3, 4 ->
                shop.order("k" + random.nextInt(6))
                        .line(quantity, item, place, other)
                        .shipped(random.nextLong(0, quantity), place)
                        .command();
            case 5 ->
                new Command.RecordSale(
                        WEB,
                        place,
                        pool,
                        List.of(new SaleLine(0, List.of(new Part(item, 1)), quantity, State.AVAILABLE, null)));
            case 6 -> new Command.Move(item, place, other, pool, quantity);
            case 7 -> new Command.ChangeState(item, place, pool, State.AVAILABLE, State.DISPLAY, quantity);
            default -> new Command.Count(item, place, quantity, Command.Count.Of.ON_HAND);
        };
    }
}
