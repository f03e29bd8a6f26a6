package dev.stockwell.connectors.shopify;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Queries in Shopify's search syntax. */
final class Search {

    private Search() {}

    /** Shopify tells times in whole seconds, and is asked in them. */
    static String changedSince(Instant since) {
        return "updated_at:>='" + since.truncatedTo(ChronoUnit.SECONDS) + "'";
    }
}
