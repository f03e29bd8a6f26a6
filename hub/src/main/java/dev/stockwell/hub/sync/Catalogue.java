package dev.stockwell.hub.sync;

import dev.stockwell.connectors.ChannelLocation;
import dev.stockwell.connectors.Listing;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reply;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads what a shop sells and where, and keeps it beside what it is mapped to. What a reading did not find goes, unless a
 * later one, which may have begun meanwhile, has found it.
 */
@Component
class Catalogue {
    private static final String LISTING = """
            insert into channel_listing
                (channel_id, external_id, stock_id, sku, barcode, title, tracked, active, seen_at)
            values (:channel, :id, :stock, :sku, :barcode, :title, :tracked, :active, :at)
            on conflict (channel_id, external_id) do update
            set stock_id = excluded.stock_id, sku = excluded.sku, barcode = excluded.barcode, title = excluded.title,
                tracked = excluded.tracked, active = excluded.active,
                seen_at = greatest(channel_listing.seen_at, excluded.seen_at)""";
    private static final String PLACE = """
            insert into channel_place (channel_id, external_id, name, active, sells_online, writable, seen_at)
            values (:channel, :id, :name, :active, :sellsOnline, :writable, :at)
            on conflict (channel_id, external_id) do update
            set name = excluded.name, active = excluded.active, sells_online = excluded.sells_online,
                writable = excluded.writable, seen_at = greatest(channel_place.seen_at, excluded.seen_at)""";
    private static final String LISTINGS_GONE = """
            delete from channel_listing where channel_id = :channel and seen_at < :at""";
    private static final String PLACES_GONE = """
            delete from channel_place where channel_id = :channel and seen_at < :at""";
    /** The shop may tell times by a clock that differs from ours. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final int TEXT_MAX = 1_000;
    private static final int TRIES_MAX = 30;
    private static final Duration PAUSE_MIN = Duration.ofMillis(200);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(10);

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Expansion expansion;
    private final Documents documents;
    private final Connections connections;
    private final Line line;
    private final Activity activity;
    private final InstantSource clock;

    Catalogue(
            JdbcClient sql,
            TransactionTemplate transaction,
            Expansion expansion,
            Documents documents,
            Connections connections,
            Line line,
            Activity activity,
            InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.expansion = expansion;
        this.documents = documents;
        this.connections = connections;
        this.line = line;
        this.activity = activity;
        this.clock = clock;
    }

    /** Reads all places and listings; answers whether the shop gave them all. */
    boolean read(Line.End end) {
        ChannelId channel = end.channel();
        Instant at = clock.instant();
        List<ChannelLocation> places = new ArrayList<>();
        if (!each(end, cursor -> end.connector().locations(cursor), places::addAll)) {
            return false;
        }
        int[] listings = {0};
        boolean whole = each(end, cursor -> end.connector().listings(null, cursor), page -> {
            transaction.executeWithoutResult(status -> page.forEach(listing -> keep(channel, listing, at)));
            listings[0] += page.size();
        });
        if (!whole) {
            return false;
        }
        transaction.executeWithoutResult(status -> {
            places.forEach(place -> keep(channel, place, at));
            sql.sql(PLACES_GONE)
                    .param("channel", channel.value())
                    .param("at", Times.written(at))
                    .update();
            sql.sql(LISTINGS_GONE)
                    .param("channel", channel.value())
                    .param("at", Times.written(at))
                    .update();
        });
        expansion.of(channel, documents.known(), at);
        connections.catalogueRead(channel, at);
        activity.note(
                channel,
                "catalogue",
                listings[0],
                Duration.between(at, clock.instant()),
                listings[0] + " listings at " + places.size() + " places");
        return true;
    }

    /** Reads the listings that have changed since all were read; answers whether the shop gave them all. */
    boolean readChanges(Line.End end) {
        Instant last =
                connections.find(end.channel()).map(Connection::catalogueReadAt).orElse(null);
        if (last == null) {
            return read(end);
        }
        Instant at = clock.instant();
        return each(
                end,
                cursor -> end.connector().listings(last.minus(OVERLAP), cursor),
                page -> transaction.executeWithoutResult(
                        status -> page.forEach(listing -> keep(end.channel(), listing, at))));
    }

    @FunctionalInterface
    private interface Taking<T> {
        void take(List<T> page);
    }

    private <T> boolean each(Line.End end, Function<@Nullable String, Reply<Page<T>>> ask, Taking<T> taking) {
        String cursor = null;
        do {
            Optional<Page<T>> page = line.answer(end, patiently(ask, cursor));
            if (page.isEmpty()) {
                return false;
            }
            taking.take(page.get().items());
            cursor = page.get().next();
        } while (cursor != null);
        return true;
    }

    /** A long list takes more than the budget holds: whoever reads it waits as long as the shop asks for, and goes on. */
    private static <T> Reply<Page<T>> patiently(
            Function<@Nullable String, Reply<Page<T>>> ask, @Nullable String cursor) {
        Reply<Page<T>> reply = ask.apply(cursor);
        for (int tries = 0; tries < TRIES_MAX && reply.isThrottled(); tries++) {
            try {
                Thread.sleep(pause(reply));
            } catch (InterruptedException ending) {
                Thread.currentThread().interrupt();
                return reply;
            }
            reply = ask.apply(cursor);
        }
        return reply;
    }

    private static Duration pause(Reply<?> reply) {
        Duration asked = reply instanceof Reply.None<?> none ? none.failure().waitAtLeast() : Duration.ZERO;
        return asked.compareTo(PAUSE_MIN) < 0 ? PAUSE_MIN : asked.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : asked;
    }

    private void keep(ChannelId channel, Listing listing, Instant at) {
        sql.sql(LISTING)
                .param("channel", channel.value())
                .param("id", listing.id())
                .param("stock", listing.stockId())
                .param("sku", cut(listing.sku()))
                .param("barcode", cut(listing.barcode()))
                .param("title", cut(listing.title()))
                .param("tracked", listing.tracked())
                .param("active", listing.active())
                .param("at", Times.written(at))
                .update();
    }

    private void keep(ChannelId channel, ChannelLocation place, Instant at) {
        sql.sql(PLACE)
                .param("channel", channel.value())
                .param("id", place.id())
                .param("name", cut(place.name()))
                .param("active", place.active())
                .param("sellsOnline", place.sellsOnline())
                .param("writable", place.writable())
                .param("at", Times.written(at))
                .update();
    }

    /** What a stranger writes may be as long as he likes, and hold what PostgreSQL does not store. */
    private static @Nullable String cut(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String clean = text.replace("\0", "");
        return clean.length() <= TEXT_MAX ? clean : clean.substring(0, TEXT_MAX);
    }
}
