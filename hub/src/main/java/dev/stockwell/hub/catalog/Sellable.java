package dev.stockwell.hub.catalog;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that can be sold under one SKU, and what of which items one unit of it takes.
 *
 * @param sku as its owner writes it; where an alias was asked for, the item's own
 * @param parts empty if it is not stocked
 * @param item the item of an item or a pack; null for a bundle
 * @param units how many smallest steps one of it is; 1 for a bundle
 * @param measure what its quantities are counted in
 */
public record Sellable(
        String sku,
        Kind kind,
        List<Part> parts,
        @Nullable ItemId item,
        long units,
        @Nullable String category,
        @Nullable String title,
        Measure measure) {
    /** What a SKU stands for. The code is what the database stores; an alias stands for its item. */
    public enum Kind {
        ITEM,
        PACK,
        BUNDLE
    }

    /**
     * A unit, and how many decimals it has; its smallest step is the last of them.
     *
     * @param code as in piece, or m
     */
    public record Measure(String code, int decimals) {
        /** What is not measured otherwise. */
        public static final Measure PIECE = new Measure("piece", 0);
    }

    /** Whether it is counted at all. */
    public boolean isStocked() {
        return !parts.isEmpty();
    }
}
