package dev.stockwell.sandbox.shopify;

/** Something that can be wrong with the shop. */
public enum Fault {
    /** Every call is answered with 503. */
    DOWN,
    /** Every call is answered as if the budget were used up. */
    THROTTLED,
    /** Throttling is told by HTTP 429, not by 200 with errors. */
    THROTTLED_BY_STATUS,
    /** Calls do their work, and then the connection is cut. */
    REPLIES_CUT,
    /** Writes are acknowledged and not done. */
    LIES,
    /** Errors name no field. */
    VAGUE,
    /** Writes where an item is not active are refused, as before 2026-10. */
    UNSTOCKED_REFUSED
}
