package dev.stockwell.kernel;

/** How a claim's lines are spread over their candidate locations. */
public enum Split {
    /** Each line takes what it can from its first location, then from the next. */
    IN_ORDER(1),
    /** As few locations as possible: the one that has everything, else those that have most. */
    FEWEST(2),
    /** One location for the whole claim. */
    SINGLE(3);

    private final int code;

    Split(int code) {
        this.code = code;
    }

    /** What the ledger stores for this rule. */
    public int code() {
        return code;
    }

    /** The rule of a stored code. */
    public static Split of(int code) {
        return values()[code - 1];
    }
}
