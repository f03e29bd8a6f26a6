package dev.stockwell.connectors;

/** A way of writing stock. */
public enum ChangeKind {
    SET,
    COMPARE_AND_SET,
    ADD
}
