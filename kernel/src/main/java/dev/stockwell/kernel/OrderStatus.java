package dev.stockwell.kernel;

/** What a channel says of an order as a whole. */
public enum OrderStatus {
    OPEN,
    /** Commits stock, but is not released for picking. */
    ON_HOLD,
    CANCELLED,
    /** Nothing more of it will be shipped. */
    CLOSED
}
