package dev.stockwell.connectors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some of a longer list.
 *
 * @param next the cursor of the page after this one; null on the last
 */
public record Page<T>(List<T> items, @Nullable String next) {

    public Page {
        items = List.copyOf(items);
    }
}
