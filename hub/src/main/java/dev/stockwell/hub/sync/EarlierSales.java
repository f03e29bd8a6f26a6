package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.Part;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a channel that went dark sold before, by item and location, and what it shows of each item. */
@Component
class EarlierSales {
    private static final int ITEMS_AT_ONCE = 500;
    /** What a channel took from shared, less what it gave back: a hold that became an order is taken once. */
    static final String TAKEN = """
            select l.item_id, l.location_id, sum(taken.quantity)::bigint as quantity
            from level l
            cross join lateral (
                select coalesce(sum(case when m.from_bucket = 1 then m.quantity else -m.quantity end), 0) as quantity
                from movement m
                where m.item_id = l.item_id and m.from_location = l.location_id and m.from_pool = l.pool_id
                    and m.from_lot = l.lot_id and m.from_location > 0 and m.recorded_at > :since
                    and m.channel_id = :channel
                    and ((m.from_bucket = 1 and m.to_bucket in (2, 3, 102))
                        or (m.from_bucket in (2, 3) and m.to_bucket = 1))
            ) as taken
            where l.item_id = any (:items) and l.pool_id = 1
            group by l.item_id, l.location_id""";

    private static final String ITEMS_LISTED = """
            select distinct item_id
            from publication_part
            where channel_id = :channel and item_id > :after
            order by item_id
            limit :limit""";
    private static final String SHOWN = """
            select p.sku, sum(p.shown)::bigint as shown
            from publication p
            where p.channel_id = :channel and p.shown > 0
                and p.listing in (
                    select listing from publication_part where channel_id = :channel and item_id = any (:items))
            group by p.sku""";
    private static final String PUT = """
            insert into dark_reserve (item_id, channel_id, location_id, sold, shown)
            select item_id, :channel, location_id, sold, shown
            from unnest(:items, :locations, :sold, :shown) as new (item_id, location_id, sold, shown)
            order by item_id, location_id
            on conflict (item_id, channel_id, location_id) do update set sold = excluded.sold, shown = excluded.shown""";

    private final JdbcClient sql;
    private final Catalog catalog;

    EarlierSales(JdbcClient sql, Catalog catalog) {
        this.sql = sql;
        this.catalog = catalog;
    }

    /** Counts the sales since an instant, in lots; counting them twice changes nothing. */
    void count(ChannelId channel, Instant since) {
        long after = Long.MIN_VALUE;
        List<Long> items;
        do {
            items = sql.sql(ITEMS_LISTED)
                    .param("channel", channel.value())
                    .param("after", after)
                    .param("limit", ITEMS_AT_ONCE)
                    .query((row, number) -> row.getLong(1))
                    .list();
            if (!items.isEmpty()) {
                put(channel, items, since);
                after = items.getLast();
            }
        } while (items.size() == ITEMS_AT_ONCE);
    }

    private void put(ChannelId channel, List<Long> items, Instant since) {
        Map<Long, Long> shown = shown(channel, items);
        List<Long> soldItems = new ArrayList<>();
        List<Integer> locations = new ArrayList<>();
        List<Long> sold = new ArrayList<>();
        List<Long> shownOf = new ArrayList<>();
        sql.sql(TAKEN)
                .param("channel", channel.value())
                .param("items", items.toArray(Long[]::new))
                .param("since", Times.written(since))
                .query(row -> {
                    if (row.getLong("quantity") > 0) {
                        soldItems.add(row.getLong("item_id"));
                        locations.add(row.getInt("location_id"));
                        sold.add(row.getLong("quantity"));
                        shownOf.add(shown.getOrDefault(row.getLong("item_id"), 0L));
                    }
                });
        if (!soldItems.isEmpty()) {
            sql.sql(PUT)
                    .param("channel", channel.value())
                    .param("items", soldItems.toArray(Long[]::new))
                    .param("locations", locations.toArray(Integer[]::new))
                    .param("sold", sold.toArray(Long[]::new))
                    .param("shown", shownOf.toArray(Long[]::new))
                    .update();
        }
    }

    /** What the channel shows of each item in all, in the item's steps: by itself, in packs and in bundles. */
    private Map<Long, Long> shown(ChannelId channel, List<Long> items) {
        Map<String, Long> bySku = new HashMap<>();
        sql.sql(SHOWN)
                .param("channel", channel.value())
                .param("items", items.toArray(Long[]::new))
                .query(row -> {
                    bySku.put(row.getString("sku"), row.getLong("shown"));
                });
        Map<String, Sellable> sold = catalog.findAll(bySku.keySet());
        Map<Long, Long> shown = new HashMap<>();
        bySku.forEach((sku, quantity) -> {
            Sellable sellable = sold.get(SkuKey.of(sku));
            for (Part part : sellable == null ? List.<Part>of() : sellable.parts()) {
                shown.merge(part.item().value(), Math.multiplyExact(quantity, part.perUnit()), Math::addExact);
            }
        });
        return shown;
    }
}
