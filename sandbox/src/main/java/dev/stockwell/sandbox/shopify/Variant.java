package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing for sale, with the inventory item behind it.
 *
 * @param tracked whether the shop counts it
 * @param bundle whether its number is worked out from others and cannot be written
 */
record Variant(
        long id,
        long itemId,
        long productId,
        @Nullable String sku,
        @Nullable String barcode,
        String title,
        String price,
        boolean tracked,
        boolean bundle,
        Instant updatedAt) {}
