package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is done for a channel, step by step, in the order that keeps it safe: what the shop has told, its orders, pushes
 * without an answer, surprises, what it is to be told, and a look at what it shows.
 */
@Component
class ChannelWorker {
    private static final String IN_CONFLICT = """
            select max(conflict_at) from publication where channel_id = :channel and conflict_at is not null""";

    private final Connections connections;
    private final Platforms platforms;
    private final ChannelLocks locks;
    private final Catalogue catalogue;
    private final Deliveries deliveries;
    private final Inbound inbound;
    private final Pusher pusher;
    private final WriteBack writeBack;
    private final Settlement settlement;
    private final Sweep sweep;
    private final SyncSettings settings;
    private final JdbcClient sql;
    private final InstantSource clock;
    /** Of which all orders have not been read since this node took it. */
    private final Set<ChannelId> unread = ConcurrentHashMap.newKeySet();

    ChannelWorker(
            Connections connections,
            Platforms platforms,
            ChannelLocks locks,
            Catalogue catalogue,
            Deliveries deliveries,
            Inbound inbound,
            Pusher pusher,
            WriteBack writeBack,
            Settlement settlement,
            Sweep sweep,
            SyncSettings settings,
            JdbcClient sql,
            InstantSource clock) {
        this.connections = connections;
        this.platforms = platforms;
        this.locks = locks;
        this.catalogue = catalogue;
        this.deliveries = deliveries;
        this.inbound = inbound;
        this.pusher = pusher;
        this.writeBack = writeBack;
        this.settlement = settlement;
        this.sweep = sweep;
        this.settings = settings;
        this.sql = sql;
        this.clock = clock;
    }

    /** Reads a channel's catalogue again if that is due; it may take long, and holds up nothing else. */
    boolean readCatalogue(ChannelId channel) {
        if (!isOurs(channel)) {
            return false;
        }
        Line.End end = end(channel);
        return end != null
                && end.connection().stage().takesOrders()
                && end.connection().mayAsk(clock.instant())
                && isDue(end.connection().catalogueReadAt(), settings.catalogueEvery())
                && catalogue.read(end);
    }

    /** Does a round for a channel; answers whether there may be more to do at once. */
    boolean runOnce(ChannelId channel) {
        if (!isOurs(channel)) {
            return false;
        }
        Line.End end = end(channel);
        if (end == null
                || end.connection().stage() == Stage.REGISTERED
                || !end.connection().mayAsk(clock.instant())) {
            return false;
        }
        if (end.connection().stage().takesOrders()) {
            return sync(end);
        }
        boolean isKnown = !isDue(end.connection().catalogueReadAt(), settings.catalogueEvery()) || catalogue.read(end);
        return isKnown && sweep.runOnce(end) > 0;
    }

    private boolean isOurs(ChannelId channel) {
        ChannelLocks.Hold hold = locks.take(channel);
        if (hold == ChannelLocks.Hold.NEW) {
            unread.add(channel);
        }
        return hold != ChannelLocks.Hold.NONE;
    }

    private boolean sync(Line.End begun) {
        Line.End end = begun;
        int done = deliveries.runOnce(end);
        boolean ordersComeFirst = ordersComeFirst(end.connection());
        if (ordersComeFirst || ordersAreDue(end.connection())) {
            boolean read = inbound.read(end);
            end = again(end);
            if (read) {
                unread.remove(end.channel());
            } else if (ordersComeFirst || !end.connection().mayAsk(clock.instant())) {
                return false;
            }
        }
        boolean writes = end.connection().stage().writes();
        boolean isPaused = end.connection().stage() == Stage.PAUSED;
        int resent = writes || (isPaused && writeBack.isOpen(end.channel())) ? pusher.again(end) : pusher.giveUp(end);
        if (resent < 0) {
            return false;
        }
        int back = isPaused ? writeBack.runOnce(end) : 0;
        if (back < 0) {
            return false;
        }
        int settled = settlement.runOnce(end);
        if (settled < 0) {
            return false;
        }
        done += resent + back + settled;
        int pushed = writes ? pusher.push(end) : 0;
        if (pushed < 0) {
            return false;
        }
        done += pushed;
        int seen = sweep.runOnce(end);
        return seen >= 0 && done + seen > 0;
    }

    private boolean ordersAreDue(Connection connection) {
        return isDue(
                connection.ordersReadAt(),
                connection.account().webhooks() == null ? settings.ordersEveryWithout() : settings.ordersEvery());
    }

    /** After a silence of any kind, and after a surprise, orders are read before anything is written. */
    private boolean ordersComeFirst(Connection connection) {
        Instant readAt = connection.ordersReadAt();
        if (readAt == null || connection.isDark() || unread.contains(connection.channel())) {
            return true;
        }
        Instant conflict = sql.sql(IN_CONFLICT)
                .param("channel", connection.channel().value())
                .query((row, number) -> Optional.ofNullable(Times.read(row, "max")))
                .single()
                .orElse(null);
        return conflict != null && !readAt.isAfter(conflict);
    }

    private boolean isDue(@Nullable Instant last, Duration every) {
        return last == null || !last.plus(every).isAfter(clock.instant());
    }

    private Line.End again(Line.End end) {
        Line.End now = end(end.channel());
        return now == null ? end : now;
    }

    private Line.@Nullable End end(ChannelId channel) {
        Connection connection = connections.find(channel).orElse(null);
        return connection == null ? null : new Line.End(connection, platforms.of(connection));
    }
}
