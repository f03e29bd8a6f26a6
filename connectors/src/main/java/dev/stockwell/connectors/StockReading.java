package dev.stockwell.connectors;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a platform showed for one key when it was read.
 *
 * @param quantities by state; a state that the platform does not tell is absent. Available may be below zero
 * @param active whether the platform sells what lies there; a number at an inactive key sells nothing
 * @param changedAt when the platform says it last changed
 */
public record StockReading(
        StockKey key,
        Map<StockState, Long> quantities,
        boolean active,
        @Nullable Instant changedAt,
        Instant readAt) {

    public StockReading {
        quantities = Map.copyOf(quantities);
    }

    public long available() {
        return quantities.getOrDefault(StockState.AVAILABLE, 0L);
    }
}
