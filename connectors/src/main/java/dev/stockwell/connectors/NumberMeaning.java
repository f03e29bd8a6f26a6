package dev.stockwell.connectors;

/**
 * What the stock number of a platform means.
 *
 * @param subtractsAtSale whether the platform lowers it by itself when it sells
 * @param restoresAtCancel whether the platform raises it by itself when an order is cancelled or restocked
 * @param counts whether units owed to open orders are still in it
 * @param applies when a write takes effect
 */
public record NumberMeaning(boolean subtractsAtSale, boolean restoresAtCancel, Counts counts, Applies applies) {

    /** What the number counts. */
    public enum Counts {
        /** All units in the house: what is owed to the platform's own open orders has to be added before it is sent. */
        BEFORE_RESERVATIONS,
        /** Only what can still be sold: open orders are already out of it. */
        AFTER_RESERVATIONS
    }

    /** When a write takes effect. */
    public enum Applies {
        AT_ONCE,
        /** Some time after it was acknowledged: only reading back tells. */
        LATER
    }
}
