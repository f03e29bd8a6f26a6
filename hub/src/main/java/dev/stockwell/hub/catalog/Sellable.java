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
 */
public record Sellable(
        String sku,
        Kind kind,
        List<Part> parts,
        @Nullable ItemId item,
        long units,
        @Nullable String category) {
    /** What a SKU stands for. The code is what the database stores; an alias stands for its item. */
    public enum Kind {
        ITEM,
        PACK,
        BUNDLE
    }

    /** Whether it is counted at all. */
    public boolean isStocked() {
        return !parts.isEmpty();
    }
}
