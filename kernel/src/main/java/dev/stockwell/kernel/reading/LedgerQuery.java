package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which movements are wanted: by item, and of each item in the order in which they were recorded.
 *
 * @param item null for all
 * @param location left or entered; null for all
 * @param reference null for all
 * @param knownAt only what was recorded until then; null for all
 * @param effectiveAt only what had happened until then, whenever it was recorded; null for all
 * @param isOldestFirst otherwise the newest come first
 * @param after the last movement of the page before; null for the first page
 */
public record LedgerQuery(
        @Nullable ItemId item,
        @Nullable LocationId location,
        @Nullable String reference,
        @Nullable Instant knownAt,
        @Nullable Instant effectiveAt,
        boolean isOldestFirst,
        @Nullable Position after,
        int limit) {

    /** Where a page ends. */
    public record Position(ItemId item, long seq) {}
}
