package dev.stockwell.kernel;

/** The state of goods at a location. Their sum is what is on hand. The code is what the ledger stores. */
public enum State {
    /** Free to be sold. The only state that facts may take below zero. */
    AVAILABLE(1),
    /** Set aside for a cart or a draft until the hold expires. */
    RESERVED(2),
    /** Belongs to an order that has not left. */
    COMMITTED(3),
    /** Being inspected; not for sale. */
    QUALITY_CONTROL(4),
    /** Not for sale. */
    DAMAGED(5),
    /** Stands out as a sample; not for sale. */
    DISPLAY(6);

    private final int code;

    State(int code) {
        this.code = code;
    }

    /** The state of a stored code. */
    public static State of(int code) {
        return values()[code - 1];
    }

    /** What the ledger stores for this state. */
    public int code() {
        return code;
    }
}
