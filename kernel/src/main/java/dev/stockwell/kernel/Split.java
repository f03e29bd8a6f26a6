package dev.stockwell.kernel;

/** How a claim's lines are spread over their candidate locations. */
public enum Split {
    /** Each line takes what it can from its first location, then from the next. */
    IN_ORDER,
    /** As few locations as possible: the one that has everything, else those that have most. */
    FEWEST,
    /** One location for the whole claim. */
    SINGLE
}
