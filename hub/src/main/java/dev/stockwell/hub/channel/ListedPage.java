package dev.stockwell.hub.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel knows under its own ids: its listings, or its places.
 *
 * @param arePlaces whether they are places, rather than listings
 * @param sought what was searched for; empty for all
 * @param next the address of the next page
 */
public record ListedPage(
        String channel,
        String name,
        boolean arePlaces,
        String sought,
        List<Row> rows,
        @Nullable String next) {
    /**
     * One of them.
     *
     * @param ours what is behind it
     * @param write what may be done to a listing's number; empty for a place
     */
    public record Row(String externalId, List<String> ours, String write) {}
}
