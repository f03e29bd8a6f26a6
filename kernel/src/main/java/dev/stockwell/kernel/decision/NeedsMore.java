package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ItemId;

/** A decision needs all levels and all open claim lines of an item; they are read and it is made again. */
public final class NeedsMore extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ItemId item;

    NeedsMore(ItemId item) {
        super("all of item " + item.value() + " is needed", null, false, false);
        this.item = item;
    }

    /** The item of which everything is needed. */
    public ItemId item() {
        return item;
    }
}
