package dev.stockwell.connectors;

/** Why a platform will not have a line. */
public enum RefusalReason {
    /** It knows no such item. */
    UNKNOWN_ITEM(false),
    /** It knows no such location, or the location is closed. */
    UNKNOWN_LOCATION(false),
    /** The item is not active at the location, and could not be made so. */
    NOT_ACTIVE_THERE(false),
    /** It works the number out itself: a bundle, an item that it does not count, the stock of a fulfilment service. */
    NOT_OURS_TO_WRITE(false),
    /** It cannot show such a number. */
    QUANTITY_OUT_OF_RANGE(false),
    /** It could not do it just now, and did nothing. */
    BUSY(true),
    /** A reason that this connector does not know yet; the words are the platform's. */
    OTHER(false);

    private final boolean retryHelps;

    RefusalReason(boolean retryHelps) {
        this.retryHelps = retryHelps;
    }

    public boolean retryHelps() {
        return retryHelps;
    }
}
