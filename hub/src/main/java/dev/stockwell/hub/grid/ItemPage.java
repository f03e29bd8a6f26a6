package dev.stockwell.hub.grid;

import dev.stockwell.hub.catalog.Named;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.sync.ToldNumbers;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of an item shows.
 *
 * @param path where it is
 * @param levels one row for each location and pool, and their sum at the end
 * @param shown what each channel may show
 * @param told what the places of connected channels were told and show
 * @param claims open holds and orders, the oldest first
 * @param ledger the newest movements first
 * @param filter what the ledger is narrowed to
 * @param older the address of the movements before those; null if there are none
 * @param changes what can be done to its stock by hand
 */
public record ItemPage(
        Sellable item,
        String path,
        Named names,
        List<Level> levels,
        List<Shown> shown,
        List<Told> told,
        List<Claim> claims,
        List<Step> ledger,
        Filter filter,
        @Nullable String older,
        List<Change> changes) {

    /** The quantities at one location in one pool, or their sum; the last has no path of its own. */
    public record Level(
            String place,
            @Nullable String pool,
            String path,
            boolean isOurs,
            String authority,
            List<Long> quantities) {}

    /**
     * What a channel may show.
     *
     * @param listings the channel's own ids of it
     */
    public record Shown(
            String channel, String name, String profile, long quantity, String path, List<String> listings) {}

    /**
     * What a place of a connected channel was told.
     *
     * @param path where that channel's sync is
     */
    public record Told(String channel, String path, ToldNumbers.Told number) {}

    /**
     * A hold or an order that has some of it.
     *
     * @param what as in order 1001, or a cart
     * @param path where the order is; null for a hold
     */
    public record Claim(
            String what,
            @Nullable String path,
            String channel,
            String place,
            long quantity,
            boolean isShort,
            Instant since,
            @Nullable Instant until) {}

    /**
     * A movement.
     *
     * @param sign 1 if it adds to what is on hand, -1 if it takes from it, 0 if it stays
     * @param balance what its bucket had after it
     */
    public record Step(
            Instant occurredAt,
            Instant recordedAt,
            int sign,
            long quantity,
            String words,
            String reason,
            @Nullable String reference,
            String actor,
            @Nullable String channel,
            @Nullable Long balance) {}

    /** Which movements are wanted. */
    public record Filter(
            @Nullable String location, @Nullable String reference, List<GridPage.Choice> locations) {}

    /** Something that can be done. */
    public record Change(String name, String path) {}
}
