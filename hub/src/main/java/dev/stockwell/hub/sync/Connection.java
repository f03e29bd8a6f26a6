package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A channel's connection with a selling platform.
 *
 * @param cutOver orders that were closed by then are history
 * @param ordersSince every order that changed before is booked
 * @param ordersReadAt all that had changed by then was read
 * @param darkSince since when it has not answered; null while it answers
 * @param failures how often in a row it has not answered
 * @param retryAt when it is worth asking again
 */
record Connection(
        ChannelId channel,
        String platform,
        Account account,
        Stage stage,
        Instant stageAt,
        @Nullable Instant cutOver,
        @Nullable Instant ordersSince,
        @Nullable Instant ordersReadAt,
        @Nullable Instant catalogueReadAt,
        @Nullable Instant stockReadAt,
        @Nullable Instant darkSince,
        int failures,
        @Nullable Instant retryAt,
        @Nullable String error,
        @Nullable Instant errorAt) {

    boolean isDark() {
        return darkSince != null;
    }

    /** Whether it may be asked now. */
    boolean mayAsk(Instant now) {
        return retryAt == null || !retryAt.isAfter(now);
    }
}
