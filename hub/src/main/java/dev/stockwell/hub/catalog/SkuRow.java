package dev.stockwell.hub.catalog;

import java.util.Objects;
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

    static SkuRow of(int kind, String sku, long item, long units) {
        return new SkuRow(SkuKey.of(sku), sku, kind, item, null, units);
    }

    static SkuRow bundle(String sku, long bundle) {
        return new SkuRow(SkuKey.of(sku), sku, BUNDLE, null, bundle, 1);
    }

    /** The id of the item or bundle that it leads to; both have theirs from one sequence. */
    long owner() {
        return item != null ? item : Objects.requireNonNull(bundle);
    }
}
