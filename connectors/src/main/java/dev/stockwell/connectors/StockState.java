package dev.stockwell.connectors;

/** What a unit on a platform is ready for. */
public enum StockState {
    AVAILABLE,
    COMMITTED,
    RESERVED,
    DAMAGED,
    QUALITY_CONTROL,
    SAFETY_STOCK,
    ON_HAND,
    INCOMING
}
