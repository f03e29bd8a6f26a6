package dev.stockwell.hub.catalog;

import org.jspecify.annotations.Nullable;

/**
 * A name in the namespace of SKUs.
 *
 * @param kind 1 item, 2 pack, 3 bundle, 4 alias
 */
record SkuRow(
        String key,
        String sku,
        int kind,
        @Nullable Long item,
        @Nullable Long bundle,
        long units) {
    static final int ITEM = 1;
    static final int PACK = 2;
    static final int BUNDLE = 3;
    static final int ALIAS = 4;

    boolean belongsTo(SkuRow other) {
        return java.util.Objects.equals(item, other.item) && java.util.Objects.equals(bundle, other.bundle);
    }
}
