package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Split;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A hold or an order with what it has.
 *
 * @param expiresAt null unless held
 * @param reference the order's number on its channel, if known
 * @param version the snapshot that an order follows, in microseconds since 1970; 0 before the first
 * @param demands what it asks for: for a hold with the units that were granted
 */
public record ClaimView(
        ClaimId id,
        Status status,
        ChannelId channel,
        @Nullable String reference,
        long version,
        Instant placedAt,
        @Nullable Instant expiresAt,
        Split split,
        List<Demand> demands,
        List<ClaimLineView> lines) {

    /** Where a claim is in its life. */
    public enum Status {
        HELD,
        CONFIRMED,
        RELEASED,
        ORDER,
        /** A hold that its order has taken over. */
        MERGED
    }

    /** Whether it is a hold whose time is over, even if its stock has not been given back yet. */
    public boolean isOverdue(Instant now) {
        return status == Status.HELD && expiresAt != null && !expiresAt.isAfter(now);
    }
}
