package dev.stockwell.hub.catalog;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to change an item, or to make it.
 *
 * @param sku any name of it; of a new one, its SKU
 * @param patch absent members stay as they are, null clears
 * @param pack a pack to add, or to change if the item has one of its SKU; other packs stay
 * @param isOfKnown whether it is refused if there is no such item
 * @param ifMatch the ETag that the sender expects, if any
 */
public record ItemEdit(
        String sku,
        ObjectNode patch,
        @Nullable ObjectNode pack,
        boolean isOfKnown,
        @Nullable String ifMatch) {

    /** A wish that makes the item where there is none. */
    public static ItemEdit of(String sku, ObjectNode patch, @Nullable String ifMatch) {
        return new ItemEdit(sku, patch, null, false, ifMatch);
    }
}
