package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.StockKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What we wrote lately, so that we know our own echo.
 *
 * <p>Shopify tells a change of stock without its cause. A number that we wrote ourselves is taken as ours; if somebody
 * else wrote the same number, nothing is lost by that.
 */
final class OwnWrites {

    private static final Duration REMEMBERED = Duration.ofHours(1);
    private static final int KEYS_MAX = 50_000;
    private static final int WRITES_MAX = 8;

    private final InstantSource clock;
    private final Map<StockKey, Deque<Write>> writes = new LinkedHashMap<>(16, 0.75f, true);

    OwnWrites(InstantSource clock) {
        this.clock = clock;
    }

    private record Write(long quantity, Instant at) {}

    synchronized void wrote(StockKey key, long quantity) {
        Deque<Write> some = writes.computeIfAbsent(key, each -> new ArrayDeque<>());
        some.addLast(new Write(quantity, clock.instant()));
        if (some.size() > WRITES_MAX) {
            some.removeFirst();
        }
        if (writes.size() > KEYS_MAX) {
            writes.remove(writes.keySet().iterator().next());
        }
    }

    synchronized boolean areEchoedBy(StockKey key, long quantity) {
        Instant since = clock.instant().minus(REMEMBERED);
        Deque<Write> some = writes.get(key);
        return some != null
                && some.stream()
                        .anyMatch(write ->
                                write.quantity() == quantity && write.at().isAfter(since));
    }
}
