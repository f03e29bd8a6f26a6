package dev.stockwell.proof.replay;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * One line of the seller's file.
 *
 * @param line its number in the file; the header is line 1
 * @param sku its stock code, normalised
 * @param words its description: the item's title, or what the clerk wrote
 * @param customer empty if nobody knows
 */
record RetailRow(
        int line,
        String invoice,
        String sku,
        String words,
        long quantity,
        LocalDateTime at,
        BigDecimal price,
        String customer,
        String country) {}
