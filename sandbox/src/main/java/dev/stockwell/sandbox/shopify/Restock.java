package dev.stockwell.sandbox.shopify;

/** How a refund restocks. */
public enum Restock {
    NO_RESTOCK,
    CANCEL,
    RETURN,
    LEGACY_RESTOCK
}
