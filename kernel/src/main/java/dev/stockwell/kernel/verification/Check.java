package dev.stockwell.kernel.verification;

/** What a verification looks at. Each check names one way in which stock can be wrong. */
public enum Check {
    /** A level's state equals what entered it less what left it. */
    STATE_SUM,
    /** A movement's balance follows from the one before it in the same bucket. */
    BALANCE,
    /** Each movement raises the version of the levels it touches by one, from 1, without gap or repeat. */
    VERSION,
    /** A level's version is the number of movements that touched it. */
    LEVEL_VERSION,
    /** An item's movements are numbered 1, 2, 3, … */
    SEQUENCE,
    /** The item's row says how many movements it has. */
    MOVEMENT_COUNT,
    /** Recorded times never fall along the sequence; in microseconds since 1970. */
    TIME,
    /** The item's row says when its newest movement was recorded; in microseconds since 1970. */
    LAST_AT,
    /** What a level has reserved is what open claim lines hold there. */
    RESERVED,
    /** What a level has committed is what open claim lines have there for orders. */
    COMMITTED,
    /** The item's row says how much its order lines lack. */
    SHORT,
    /** No hold of the item expires before its row says so; in microseconds since 1970. */
    NEXT_EXPIRY,
    /** Overdrawn is what available is below zero. */
    OVERDRAWN,
    /** Every level that has movements or claim lines exists. */
    LEVEL_MISSING,
    /** Every item that has levels, movements or claim lines has its own row. */
    ITEM_MISSING
}
