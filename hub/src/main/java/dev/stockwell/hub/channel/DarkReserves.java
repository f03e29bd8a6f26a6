package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What is held back from other channels for those that do not answer and may be selling unseen. */
@Component
class DarkReserves {
    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final String NOW = """
            select item_id, location_id, channel_id, quantity
            from dark_reserve
            where item_id = any (:items) and quantity > 0
            order by item_id, location_id, channel_id""";
    private static final String THEN = """
            select *
            from (
                select distinct on (item_id, location_id, channel_id) item_id, location_id, channel_id, quantity
                from dark_reserve_change
                where item_id = any (:items) and at <= :at
                order by item_id, location_id, channel_id, at desc
            ) as newest
            where quantity > 0
            order by item_id, location_id, channel_id""";
    private static final String ANY = "select exists (select from dark_channel)";

    private final JdbcClient sql;
    private final InstantSource clock;
    private volatile Lately lately = new Lately(true, Instant.MIN);

    DarkReserves(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    private record Lately(boolean isAnyDark, Instant until) {}

    private record Spot(ItemId item, LocationId location) {}

    /**
     * So much of an item at a location, for one channel or several.
     *
     * @param bySpot in the order of channels
     */
    record Held(Map<Spot, List<Shelf.Held>> bySpot) {
        static final Held NOTHING = new Held(Map.of());

        /** What a channel leaves there for others; nobody leaves anything for himself. */
        List<Shelf.Held> by(ChannelId channel, ItemId item, LocationId location) {
            List<Shelf.Held> all =
                    bySpot.isEmpty() ? List.of() : bySpot.getOrDefault(new Spot(item, location), List.of());
            return all.isEmpty()
                    ? all
                    : all.stream()
                            .filter(held -> !held.forWhom().equals(channel))
                            .toList();
        }
    }

    /** As it is: for who writes numbers down. */
    Held now(Collection<ItemId> items) {
        return read(sql.sql(NOW), items);
    }

    /** As it is, but that a channel went dark may be known a second later: for who asks and asks again. */
    Held lately(Collection<ItemId> items) {
        Instant now = clock.instant();
        Lately known = lately;
        if (now.isAfter(known.until())) {
            known = new Lately(sql.sql(ANY).query(Boolean.class).single(), now.plus(KEPT));
            lately = known;
        }
        return known.isAnyDark() ? now(items) : Held.NOTHING;
    }

    /** @param at null for now */
    Held knownAt(Collection<ItemId> items, @Nullable Instant at) {
        return at == null ? lately(items) : read(sql.sql(THEN).param("at", at.atOffset(ZoneOffset.UTC)), items);
    }

    private static Held read(JdbcClient.StatementSpec statement, Collection<ItemId> items) {
        if (items.isEmpty()) {
            return Held.NOTHING;
        }
        Map<Spot, List<Shelf.Held>> held = new HashMap<>();
        statement
                .param("items", items.stream().map(ItemId::value).toArray(Long[]::new))
                .query(row -> {
                    held.computeIfAbsent(spot(row), first -> new ArrayList<>())
                            .add(new Shelf.Held(new ChannelId(row.getInt("channel_id")), row.getLong("quantity")));
                });
        return held.isEmpty() ? Held.NOTHING : new Held(held);
    }

    private static Spot spot(ResultSet row) throws SQLException {
        return new Spot(new ItemId(row.getLong("item_id")), new LocationId(row.getInt("location_id")));
    }
}
