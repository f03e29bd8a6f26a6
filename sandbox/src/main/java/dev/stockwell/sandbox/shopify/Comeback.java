package dev.stockwell.sandbox.shopify;

/** What was done with goods that came back. */
public enum Comeback {
    RESTOCKED,
    NOT_RESTOCKED,
    PROCESSING_REQUIRED,
    MISSING
}
