package dev.stockwell.hub.store;

/** Whoever can tell what a change of a document would lead to, before it is made. */
@FunctionalInterface
public interface Foresight {
    /** What a change would lead to. */
    Effect of(Proposal proposal);
}
