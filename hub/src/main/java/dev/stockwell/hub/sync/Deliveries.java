package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Delivery;
import dev.stockwell.connectors.Hint;
import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.Reception;
import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Webhooks that were found genuine. They are stored before they are acknowledged and acted on after, and they are hints:
 * twice, late or never, what they tell of ends in the same stock.
 */
@Component
class Deliveries {
    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final int AT_ONCE = 100;
    private static final Duration KEPT = Duration.ofDays(7);
    private static final String STORE = """
            insert into delivery (channel_id, event_id, topic, received_at, headers, body)
            values (:channel, :event, :topic, :now, :headers::json, :body)
            on conflict do nothing""";
    private static final String WAITING = """
            select event_id, headers, body, received_at
            from delivery
            where channel_id = :channel and done_at is null
            order by received_at, event_id
            limit :limit""";
    /** The body holds what a customer ordered; it is not kept longer than it is needed. */
    private static final String DONE = """
            update delivery
            set done_at = :now, body = null, headers = null
            where channel_id = :channel and event_id = :event""";

    private static final String FORGET = "delete from delivery where done_at < :before";

    private final JdbcClient sql;
    private final JsonMapper json;
    private final Inbound inbound;
    private final Sweep sweep;
    private final Connections connections;
    private final Line line;
    private final Activity activity;
    private final InstantSource clock;

    Deliveries(
            JdbcClient sql,
            JsonMapper json,
            Inbound inbound,
            Sweep sweep,
            Connections connections,
            Line line,
            Activity activity,
            InstantSource clock) {
        this.sql = sql;
        this.json = json;
        this.inbound = inbound;
        this.sweep = sweep;
        this.connections = connections;
        this.line = line;
        this.activity = activity;
        this.clock = clock;
    }

    private record Waiting(String event, Delivery delivery, Instant receivedAt) {}

    /** Keeps a webhook; answers whether it is new. */
    boolean store(ChannelId channel, Reception.Genuine genuine, Map<String, List<String>> headers, byte[] body) {
        return sql.sql(STORE)
                        .param("channel", channel.value())
                        .param("event", genuine.eventId())
                        .param("topic", genuine.topic())
                        .param("now", Times.written(clock.instant()))
                        .param("headers", json.writeValueAsString(headers))
                        .param("body", body)
                        .update()
                == 1;
    }

    /** Acts on what waits; answers how many. It stops where the shop does not answer, and goes on there. */
    int runOnce(Line.End end) {
        List<Waiting> waiting = sql.sql(WAITING)
                .param("channel", end.channel().value())
                .param("limit", AT_ONCE)
                .query((row, number) -> read(row))
                .list();
        int done = 0;
        for (Waiting each : waiting) {
            Reception reception = end.connector()
                    .webhooks()
                    .map(webhooks -> webhooks.receive(each.delivery()))
                    .orElse(new Reception.Unreadable("the platform sends no webhooks"));
            if (reception instanceof Reception.Genuine genuine && !act(end, genuine.hints(), each.receivedAt())) {
                return done;
            }
            sql.sql(DONE)
                    .param("channel", end.channel().value())
                    .param("event", each.event())
                    .param("now", Times.written(clock.instant()))
                    .update();
            done++;
        }
        return done;
    }

    void forgetOld() {
        sql.sql(FORGET)
                .param("before", Times.written(clock.instant().minus(KEPT)))
                .update();
    }

    private boolean act(Line.End end, List<Hint> hints, Instant receivedAt) {
        for (Hint hint : hints) {
            if (!act(end, hint, receivedAt)) {
                return false;
            }
        }
        return true;
    }

    private boolean act(Line.End end, Hint hint, Instant receivedAt) {
        return switch (hint) {
            case Hint.OrderSeen(OrderSnapshot order) -> {
                note(end, "order " + order.name(), inbound.take(end, order));
                yield true;
            }
            case Hint.OrderChanged(String orderId) -> {
                Optional<Optional<OrderSnapshot>> fetched =
                        line.answer(end, end.connector().order(orderId));
                fetched.flatMap(found -> found)
                        .ifPresent(order -> note(end, "order " + order.name(), inbound.take(end, order)));
                yield fetched.isPresent();
            }
            case Hint.OrderGone(String orderId) -> {
                inbound.gone(end, orderId);
                yield true;
            }
            case Hint.StockSeen seen -> {
                if (!seen.ours()) {
                    sweep.seen(end.channel(), seen.key(), seen.available(), seen.changedAt(), receivedAt);
                }
                yield true;
            }
            case Hint.StockActive(var key, boolean active) -> {
                sweep.active(end.channel(), key, active);
                yield true;
            }
            case Hint.ListingsChanged changed -> {
                connections.catalogueIsOld(end.channel());
                yield true;
            }
            case Hint.LocationsChanged changed -> {
                connections.catalogueIsOld(end.channel());
                yield true;
            }
            case Hint.ExportFinished finished -> true;
            case Hint.AccessWithdrawn withdrawn -> {
                LOG.warn(
                        "Channel {} has taken our permission back",
                        end.channel().value());
                activity.note(end.channel(), "failed", 0, Duration.ZERO, "The shop has taken our permission back.");
                yield true;
            }
        };
    }

    private void note(Line.End end, String what, boolean changed) {
        if (changed) {
            activity.note(end.channel(), "orders", 1, Duration.ZERO, "The shop tells of " + what + ".");
        }
    }

    private Waiting read(ResultSet row) throws SQLException {
        Map<String, List<String>> headers =
                json.readValue(row.getString("headers"), new TypeReference<Map<String, List<String>>>() {});
        return new Waiting(
                row.getString("event_id"),
                new Delivery(headers, row.getBytes("body")),
                Objects.requireNonNull(Times.read(row, "received_at")));
    }
}
