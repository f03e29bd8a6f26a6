package dev.stockwell.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** The user's rules as one decision sees them: an immutable snapshot whose revision is stored with each command. */
public interface Rules {
    /** Grows with every change. */
    long revision();

    /** What requests must leave of an item at a location, at least 0. */
    long keep(ItemId item, LocationId location);

    /** The share rules that act on what an item receives at a location; each has its own pool. */
    List<Share> shares(ItemId item, LocationId location);

    /** Whether this system keeps the count at the location; elsewhere only observations change what is on hand. */
    boolean isOurs(LocationId location);

    /** The location's business day to which an instant belongs. */
    LocalDate businessDate(LocationId location, Instant at);

    /**
     * A pool's share of what comes in.
     *
     * @param rule changes whenever the rule changes, so that running totals start afresh
     * @param basisPoints hundredths of a percent, 1 to 10,000
     */
    record Share(long rule, PoolId pool, int basisPoints) {}
}
