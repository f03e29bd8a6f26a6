package dev.stockwell.connectors.shopify;

import java.util.ArrayList;
import java.util.List;

/** Long lists in pieces. */
final class Lists {

    private Lists() {}

    static <T> List<List<T>> chunks(List<T> all, int size) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(from + size, all.size())));
        }
        return chunks;
    }
}
