package dev.stockwell.connectors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a delivery tells of. */
public sealed interface Hint {

    /** An order, whole, as it was when the delivery was made. */
    record OrderSeen(OrderSnapshot order) implements Hint {}

    /** An order has changed and is to be fetched. */
    record OrderChanged(String orderId) implements Hint {}

    /** An order no longer exists. */
    record OrderGone(String orderId) implements Hint {}

    /**
     * A number on the platform has changed, or was said to be.
     *
     * @param available what it is now; the cause is not told
     * @param ours whether it is the echo of this connector's own recent write
     */
    record StockSeen(StockKey key, long available, @Nullable Instant changedAt, boolean ours) implements Hint {}

    /** An item is active at a location from now on, or no longer: only what is active is sold. */
    record StockActive(StockKey key, boolean active) implements Hint {}

    /** Listings have changed; the cursor for listings has something to find. */
    record ListingsChanged() implements Hint {}

    /** Locations have changed. */
    record LocationsChanged() implements Hint {}

    /** An export is ready, or has failed. */
    record ExportFinished(String exportId) implements Hint {}

    /** The seller has taken the platform's permission back. */
    record AccessWithdrawn() implements Hint {}
}
