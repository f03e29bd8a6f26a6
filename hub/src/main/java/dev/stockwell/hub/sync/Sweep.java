package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Budget;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import dev.stockwell.kernel.ChannelId;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Looks at what a channel really shows: first where it was just told something, then where nobody has looked for longest.
 * It leaves most of the channel's budget to those who write.
 */
@Component
class Sweep {
    private static final Duration SETTLING = Duration.ofSeconds(3);
    private static final double LEFT_TO_OTHERS = 0.5;
    private static final String UNSEEN = """
            select stock_id, place
            from publication
            where channel_id = :channel and (acknowledged_at > observed_at or observed_at is null)
                and coalesce(acknowledged_at, 'epoch') < :before and batch is null
            order by acknowledged_at nulls first
            limit :limit""";
    private static final String OLD = """
            select stock_id, place
            from publication
            where channel_id = :channel and coalesce(observed_at, 'epoch') < :before and batch is null
            order by coalesce(observed_at, 'epoch')
            limit :limit""";
    /**
     * A surprise is one only where we have written, or where a live channel showed the right number by itself; before that
     * everything may stand there. Platforms tell times in whole seconds; what changed in the second of our last write may be
     * newer than it.
     */
    private static final String SEEN = """
            with known as (
                select exists (select from connection where channel_id = :channel and stage = 'live') as live
            ), seen as (
                select * from unnest(:stocks, :places, :quantities, :active) as seen (stock, place, quantity, active)
            ), locked as (
                select p.listing, p.place, seen.quantity, seen.active
                from publication p
                join seen on seen.stock = p.stock_id and seen.place = p.place
                where p.channel_id = :channel and p.batch is null
                order by p.listing, p.place
                for update of p
            )
            update publication p
            set observed = seen.quantity, observed_at = :at, active = coalesce(seen.active, p.active),
                confirmed_at = case when acknowledged = seen.quantity then :at else confirmed_at end,
                conflict_at = case
                    when (acknowledged is not null or (live and shown = desired))
                        and shown <> seen.quantity and desired <> seen.quantity then :now
                    else conflict_at end,
                before_conflict = case
                    when (acknowledged is not null or (live and shown = desired))
                        and shown <> seen.quantity and desired <> seen.quantity then coalesce(before_conflict, shown)
                    else before_conflict end,
                known_at = case
                    when (acknowledged is not null or (live and shown = desired))
                        and shown <> seen.quantity and desired <> seen.quantity
                        then coalesce(known_at, greatest(acknowledged_at, observed_at, difference_at))
                    else known_at end,
                corrections = case when desired = seen.quantity and difference_at < :forgotten then 0 else corrections end
            from known, locked as seen
            where channel_id = :channel and p.listing = seen.listing and p.place = seen.place and batch is null
                and (:changedAt::timestamptz is null or acknowledged_at is null or :changedAt >= date_trunc('second', acknowledged_at))""";

    /** Nothing is sold where a thing was never kept. */
    private static final String GONE = """
            update publication
            set observed = 0, observed_at = :now, active = false
            where channel_id = :channel and (stock_id, place) in (select * from unnest(:stocks, :places)) and batch is null""";

    private static final String ACTIVE = """
            update publication set active = :active where channel_id = :channel and stock_id = :stock and place = :place""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Line line;
    private final Connections connections;
    private final SyncSettings settings;
    private final InstantSource clock;

    Sweep(
            JdbcClient sql,
            TransactionTemplate transaction,
            Line line,
            Connections connections,
            SyncSettings settings,
            InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.line = line;
        this.connections = connections;
        this.settings = settings;
        this.clock = clock;
    }

    /** Reads one lot; answers how many numbers, and -1 if there was no answer. */
    int runOnce(Line.End end) {
        Instant now = clock.instant();
        Budget budget = end.connector().budget();
        if (budget.availableAt(now) < budget.maximum() * LEFT_TO_OTHERS) {
            return 0;
        }
        List<StockKey> keys = found(end, UNSEEN, now.minus(SETTLING));
        if (keys.isEmpty()) {
            keys = found(end, OLD, now.minus(settings.lookAgainAfter()));
        }
        if (keys.isEmpty()) {
            if (end.connection().stockReadAt() == null) {
                connections.stockRead(end.channel(), now);
            }
            return 0;
        }
        // One location, one call: what several calls cost may be more than the budget ever holds.
        String location = keys.getFirst().locationId();
        List<StockKey> distinct = keys.stream()
                .filter(key -> key.locationId().equals(location))
                .distinct()
                .toList();
        Optional<List<StockReading>> readings = line.answer(end, end.connector().stockOf(distinct));
        if (readings.isEmpty()) {
            return -1;
        }
        transaction.executeWithoutResult(status -> {
            Set<StockKey> gone = new HashSet<>(distinct);
            List<Seen> seen = new ArrayList<>();
            for (StockReading reading : readings.get()) {
                if (gone.remove(reading.key())) {
                    seen.add(new Seen(reading.key(), reading.available(), reading.active()));
                }
            }
            see(end.channel(), seen, null, now);
            gone(end.channel(), gone, now);
        });
        return distinct.size();
    }

    private List<StockKey> found(Line.End end, String statement, Instant before) {
        return sql.sql(statement)
                .param("channel", end.channel().value())
                .param("before", Times.written(before))
                .param("limit", end.connector().abilities().readsMax())
                .query((row, number) -> new StockKey(row.getString("stock_id"), row.getString("place")))
                .list();
    }

    /** A channel tells that a number has changed; what changed before our last write says nothing new. */
    void seen(ChannelId channel, StockKey key, long quantity, @Nullable Instant changedAt, Instant at) {
        see(channel, List.of(new Seen(key, quantity, null)), changedAt, at);
    }

    private record Seen(
            StockKey key, long quantity, @Nullable Boolean active) {}

    private void see(ChannelId channel, List<Seen> seen, @Nullable Instant changedAt, Instant at) {
        sql.sql(SEEN)
                .param("channel", channel.value())
                .param("stocks", seen.stream().map(each -> each.key().stockId()).toArray(String[]::new))
                .param(
                        "places",
                        seen.stream().map(each -> each.key().locationId()).toArray(String[]::new))
                .param("quantities", seen.stream().map(Seen::quantity).toArray(Long[]::new))
                .param("active", seen.stream().map(Seen::active).toArray(Boolean[]::new))
                .param("at", Times.written(at))
                .param("changedAt", changedAt == null ? null : Times.written(changedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("now", Times.written(clock.instant()))
                .param("forgotten", Times.written(clock.instant().minus(settings.correctionsForgottenAfter())))
                .update();
    }

    private void gone(ChannelId channel, Set<StockKey> keys, Instant at) {
        if (!keys.isEmpty()) {
            sql.sql(GONE)
                    .param("channel", channel.value())
                    .param("stocks", keys.stream().map(StockKey::stockId).toArray(String[]::new))
                    .param("places", keys.stream().map(StockKey::locationId).toArray(String[]::new))
                    .param("now", Times.written(at))
                    .update();
        }
    }

    void active(ChannelId channel, StockKey key, boolean active) {
        sql.sql(ACTIVE)
                .param("channel", channel.value())
                .param("stock", key.stockId())
                .param("place", key.locationId())
                .param("active", active)
                .update();
    }
}
