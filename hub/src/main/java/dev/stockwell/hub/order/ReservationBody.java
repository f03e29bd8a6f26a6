package dev.stockwell.hub.order;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.Split;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A reservation as the API takes it in.
 *
 * @param expiresIn how long it holds, 1 second to 90 days; 15 minutes if absent
 * @param partial whether less than was asked for is better than nothing
 * @param split in-order, fewest or single
 */
record ReservationBody(
        @Nullable UUID id,
        @Nullable String channel,
        @Nullable List<Line> lines,
        @Nullable Duration expiresIn,
        @Nullable Boolean partial,
        @Nullable String split) {
    private static final Duration EXPIRES_IN = Duration.ofMinutes(15);
    private static final Duration EXPIRES_IN_MIN = Duration.ofSeconds(1);
    private static final Duration EXPIRES_IN_MAX = Duration.ofDays(90);

    /**
     * So many of a SKU.
     *
     * @param location the only one it may come from; the channel's, in their order, if absent
     */
    record Line(
            @Nullable String sku,
            @Nullable Long quantity,
            @Nullable String location) {}

    Duration expiry(String path) {
        Duration wanted = expiresIn == null ? EXPIRES_IN : expiresIn;
        if (wanted.compareTo(EXPIRES_IN_MIN) < 0 || wanted.compareTo(EXPIRES_IN_MAX) > 0) {
            throw Problem.invalid(path + "expiresIn", "must be 1 second to 90 days, as in PT15M");
        }
        return wanted;
    }

    boolean isPartial() {
        return partial != null && partial;
    }

    Split splitRule(String path) {
        return Input.choice(split, path + "split", Split.class, Split.IN_ORDER);
    }
}
