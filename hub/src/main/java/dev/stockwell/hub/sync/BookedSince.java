package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the ledger has booked since an instant, as a listing sees it: how many more or fewer of it could be sold now from
 * what is available at the locations behind its place. All pools count, since who goes back stands alone again. What a
 * hold or an order has is not available. An opening says what was there before, so it counts as if it had been.
 * See decisions/0012.
 */
@Component
class BookedSince {
    private static final String OPENINGS = """
            select item_id, to_location, sum(quantity)::bigint as quantity
            from movement
            where item_id = any (:items) and to_location = any (:locations) and from_bucket = 103 and to_bucket = 1
                and recorded_at > :since
            group by item_id, to_location""";

    private final JdbcClient sql;
    private final Levels levels;
    private final Catalog catalog;
    private final ChannelPlaces places;
    private final InstantSource clock;

    BookedSince(JdbcClient sql, Levels levels, Catalog catalog, ChannelPlaces places, InstantSource clock) {
        this.sql = sql;
        this.levels = levels;
        this.catalog = catalog;
        this.places = places;
        this.clock = clock;
    }

    /** A publication and the instant from which on it is asked. */
    record Asked(PublicationKey key, String sku, Instant since) {}

    private record Spot(ItemId item, LocationId location) {}

    /** In the listing's units; nothing is booked for what leads nowhere any more. */
    Map<PublicationKey, Long> of(ChannelId channel, Collection<Asked> asked) {
        Map<String, Sellable> sold =
                catalog.findAll(asked.stream().map(Asked::sku).distinct().toList());
        Map<String, List<LocationId>> behind = places.of(channel);
        Map<Spot, Long> now = now(items(asked, sold));
        Map<PublicationKey, Long> booked = new HashMap<>();
        // Numbers that were saved by one push were saved at one instant.
        asked.stream().collect(Collectors.groupingBy(Asked::since)).forEach((since, some) -> {
            Map<Spot, Long> then = then(items(some, sold), behind, since);
            for (Asked each : some) {
                Sellable sellable = sold.get(SkuKey.of(each.sku()));
                List<LocationId> ours = behind.getOrDefault(each.key().place(), List.of());
                booked.put(
                        each.key(),
                        sellable == null || !sellable.isStocked()
                                ? 0L
                                : Math.subtractExact(units(sellable, ours, now), units(sellable, ours, then)));
            }
        });
        return booked;
    }

    /** Packs and bundles come from one location each; of a bundle its scarcest component there counts. */
    private static long units(Sellable sold, List<LocationId> locations, Map<Spot, Long> available) {
        long units = 0;
        for (LocationId location : locations) {
            long here = Long.MAX_VALUE;
            for (Part part : sold.parts()) {
                long there = available.getOrDefault(new Spot(part.item(), location), 0L);
                here = Math.min(here, Math.floorDiv(there, part.perUnit()));
            }
            units = Math.addExact(units, here);
        }
        return units;
    }

    private Map<Spot, Long> now(Set<ItemId> items) {
        return items.isEmpty() ? Map.of() : available(levels.of(items), levels.overdue(items, clock.instant()));
    }

    private Map<Spot, Long> then(Set<ItemId> items, Map<String, List<LocationId>> behind, Instant since) {
        if (items.isEmpty()) {
            return Map.of();
        }
        Map<Spot, Long> then = available(levels.knownAt(items, since), levels.overdueAt(items, since));
        sql.sql(OPENINGS)
                .param("items", items.stream().map(ItemId::value).toArray(Long[]::new))
                .param(
                        "locations",
                        behind.values().stream()
                                .flatMap(List::stream)
                                .map(LocationId::value)
                                .distinct()
                                .toArray(Integer[]::new))
                .param("since", Times.written(since))
                .query(row -> {
                    then.merge(
                            new Spot(new ItemId(row.getLong("item_id")), new LocationId(row.getInt("to_location"))),
                            row.getLong("quantity"),
                            Math::addExact);
                });
        return then;
    }

    private static Map<Spot, Long> available(List<LevelView> levels, Map<LevelKey, Long> overdue) {
        Map<Spot, Long> available = new HashMap<>();
        for (LevelView level : levels) {
            available.merge(
                    new Spot(level.key().item(), level.key().location()),
                    level.available() + overdue.getOrDefault(level.key(), 0L),
                    Math::addExact);
        }
        return available;
    }

    private static Set<ItemId> items(Collection<Asked> asked, Map<String, Sellable> sold) {
        Set<ItemId> items = new HashSet<>();
        for (Asked each : asked) {
            Sellable sellable = sold.get(SkuKey.of(each.sku()));
            if (sellable != null) {
                sellable.parts().forEach(part -> items.add(part.item()));
            }
        }
        return items;
    }
}
