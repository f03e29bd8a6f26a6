package dev.stockwell.connectors;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing sold on a platform.
 *
 * @param id what orders name it by
 * @param stockId what its stock is written by; on some platforms the same as {@code id}
 * @param barcode a GTIN, if the seller entered one there; unchecked
 * @param tracked whether the platform counts it at all
 * @param active whether it is for sale, not a draft or in the archive
 */
public record Listing(
        String id,
        String stockId,
        @Nullable String sku,
        @Nullable String barcode,
        String title,
        boolean tracked,
        boolean active,
        @Nullable Instant updatedAt) {}
