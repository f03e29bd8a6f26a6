package dev.stockwell.hub.catalog;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A wish to change an item, or to make it.
 *
 * @param sku any name of it; of a new one, its SKU
 * @param patch absent members stay as they are, null clears
 * @param ifMatch the ETag that the sender expects, if any
 */
public record ItemEdit(
        String sku, ObjectNode patch, @Nullable String ifMatch) {}
