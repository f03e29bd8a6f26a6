package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes the publications of a channel: one for each mapped listing at each mapped place whose stock is ours to write. A
 * listing that leads nowhere has none, and so is never written.
 */
@Component
class Expansion {
    private static final int AT_ONCE = 1_000;
    private static final String LISTINGS = """
            select external_id
            from (
                select external_id from channel_listing where channel_id = :channel
                union
                select listing from publication where channel_id = :channel
            ) as known
            where external_id > :after
            order by external_id
            limit :limit""";
    private static final String STOCK_IDS = """
            select external_id, stock_id
            from channel_listing
            where channel_id = :channel and external_id = any (:listings) and tracked""";
    private static final String PLACES = """
            select external_id from channel_place where channel_id = :channel and active and writable""";
    private static final String PUT = """
            insert into publication (channel_id, listing, place, stock_id, sku, write, revision, changed_at)
            select :channel, listing, place, stock_id, sku, write, :revision, :changedAt
            from unnest(:listings, :places, :stockIds, :skus, :writes) as new (listing, place, stock_id, sku, write)
            order by listing, place
            on conflict (channel_id, listing, place) do update
            set stock_id = excluded.stock_id, sku = excluded.sku, write = excluded.write, stale = true,
                asks = publication.asks and publication.sku = excluded.sku,
                refusal = case when publication.sku = excluded.sku then publication.refusal end,
                revision = greatest(publication.revision, excluded.revision)""";
    private static final String DROP = """
            delete from publication
            where channel_id = :channel and listing = any (:scope) and (listing, place) not in (
                select listing, place from unnest(:listings, :places) as kept (listing, place))""";
    private static final String DROP_PARTS = """
            delete from publication_part where channel_id = :channel and listing = any (:scope)""";
    private static final String PUT_PARTS = """
            insert into publication_part (item_id, channel_id, listing)
            select distinct item_id, :channel, listing from unnest(:items, :listings) as new (item_id, listing)""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Listings listings;
    private final ChannelPlaces places;
    private final Catalog catalog;

    Expansion(
            JdbcClient sql, TransactionTemplate transaction, Listings listings, ChannelPlaces places, Catalog catalog) {
        this.sql = sql;
        this.transaction = transaction;
        this.listings = listings;
        this.places = places;
        this.catalog = catalog;
    }

    /** All listings of a channel. */
    void of(ChannelId channel, long revision, Instant changedAt) {
        String after = "";
        List<String> some;
        do {
            some = sql.sql(LISTINGS)
                    .param("channel", channel.value())
                    .param("after", after)
                    .param("limit", AT_ONCE)
                    .query((row, number) -> row.getString(1))
                    .list();
            of(channel, some, revision, changedAt);
            after = some.isEmpty() ? after : some.getLast();
        } while (some.size() == AT_ONCE);
    }

    /** Some listings of a channel. */
    void of(ChannelId channel, Collection<String> scope, long revision, Instant changedAt) {
        if (scope.isEmpty()) {
            return;
        }
        Rows rows = rows(channel, scope);
        transaction.executeWithoutResult(status -> write(channel, scope, rows, revision, changedAt));
    }

    /** What is to be, in columns. */
    private static final class Rows {
        final List<String> listings = new ArrayList<>();
        final List<String> places = new ArrayList<>();
        final List<String> stockIds = new ArrayList<>();
        final List<String> skus = new ArrayList<>();
        final List<String> writes = new ArrayList<>();
        final List<Long> partItems = new ArrayList<>();
        final List<String> partListings = new ArrayList<>();
    }

    private Rows rows(ChannelId channel, Collection<String> scope) {
        Map<String, Listings.Mapping> mapped = listings.mappings(channel, scope);
        Map<String, Sellable> sold = catalog.findAll(
                mapped.values().stream().map(Listings.Mapping::sku).toList());
        Map<String, List<LocationId>> ours = places.of(channel);
        List<String> writable =
                sql
                        .sql(PLACES)
                        .param("channel", channel.value())
                        .query((row, number) -> row.getString(1))
                        .list()
                        .stream()
                        .filter(place -> !ours.getOrDefault(place, List.of()).isEmpty())
                        .toList();
        Rows rows = new Rows();
        sql.sql(STOCK_IDS)
                .param("channel", channel.value())
                .param("listings", scope.toArray(String[]::new))
                .query(row -> {
                    String listing = row.getString("external_id");
                    Listings.Mapping mapping = mapped.get(listing);
                    Sellable each = mapping == null ? null : sold.get(SkuKey.of(mapping.sku()));
                    if (mapping != null && each != null && each.isStocked()) {
                        add(rows, listing, row.getString("stock_id"), mapping, each, writable);
                    }
                });
        return rows;
    }

    private static void add(
            Rows rows, String listing, String stockId, Listings.Mapping mapping, Sellable sold, List<String> places) {
        for (String place : places) {
            rows.listings.add(listing);
            rows.places.add(place);
            rows.stockIds.add(stockId);
            rows.skus.add(mapping.sku());
            rows.writes.add(mapping.isWritten() ? "publish" : "observe");
        }
        for (Part part : sold.parts()) {
            rows.partItems.add(part.item().value());
            rows.partListings.add(listing);
        }
    }

    private void write(ChannelId channel, Collection<String> scope, Rows rows, long revision, Instant changedAt) {
        String[] listingsOf = rows.listings.toArray(String[]::new);
        String[] placesOf = rows.places.toArray(String[]::new);
        String[] all = scope.toArray(String[]::new);
        sql.sql(DROP)
                .param("channel", channel.value())
                .param("scope", all)
                .param("listings", listingsOf)
                .param("places", placesOf)
                .update();
        sql.sql(PUT)
                .param("channel", channel.value())
                .param("listings", listingsOf)
                .param("places", placesOf)
                .param("stockIds", rows.stockIds.toArray(String[]::new))
                .param("skus", rows.skus.toArray(String[]::new))
                .param("writes", rows.writes.toArray(String[]::new))
                .param("revision", revision)
                .param("changedAt", Times.written(changedAt))
                .update();
        sql.sql(DROP_PARTS)
                .param("channel", channel.value())
                .param("scope", all)
                .update();
        sql.sql(PUT_PARTS)
                .param("channel", channel.value())
                .param("items", rows.partItems.toArray(Long[]::new))
                .param("listings", rows.partListings.toArray(String[]::new))
                .update();
    }
}
