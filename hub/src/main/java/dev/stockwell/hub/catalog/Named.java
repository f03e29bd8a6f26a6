package dev.stockwell.hub.catalog;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leads to an item besides its SKU, and the packs it is sold in.
 *
 * @param others aliases, and what it was called before
 */
public record Named(List<String> gtins, List<String> others, List<Pack> packs) {

    /**
     * So many of an item under a SKU of its own.
     *
     * @param units smallest steps
     */
    public record Pack(
            String sku,
            @Nullable String name,
            long units,
            @Nullable String gtin) {}
}
