package dev.stockwell.hub.order;

import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.kernel.ChannelId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The lines that wait until their SKU or listing is known, and the incidents that name them. Both change in the
 * transaction that changes the order's row, under its lock.
 */
@Component
class ParkedLines {
    private static final String PARK = """
            insert into parked_line (channel_id, external_id, line_id, name)
            values (:channel, :order, :line, :name)""";
    private static final String UNPARK = """
            delete from parked_line where channel_id = :channel and external_id = :order and line_id = :line""";
    private static final String OPEN = """
            insert into incident (id, kind, claim_id, line, quantity, opened_at, note)
            values (:id, 'parked', :claim, :line, :quantity, :now, :note)""";
    private static final String CLOSE = """
            update incident
            set closed_at = :now
            where claim_id = :claim and line = :line and kind = 'parked' and closed_at is null""";
    private static final String NAMES = """
            select distinct name
            from parked_line
            where name > :after
            order by name
            limit :limit""";
    private static final String WAITING = """
            select distinct channel_id, external_id
            from parked_line
            where name = any (:names)""";

    private final JdbcClient sql;
    private final StockDoor door;

    ParkedLines(JdbcClient sql, StockDoor door) {
        this.sql = sql;
        this.door = door;
    }

    /** An order that waits for a name. */
    record Waiting(ChannelId channel, String externalId) {}

    /** Follows an order from one state to the next. */
    void follow(Map<Integer, Snapshot.Line> before, StoredOrder order, Instant now) {
        Map<Integer, Snapshot.Line> after = order.parked();
        before.forEach((number, line) -> {
            if (!isSame(line, after.get(number))) {
                unpark(order, number, line, now);
            }
        });
        after.forEach((number, line) -> {
            if (!isSame(line, before.get(number))) {
                park(order, number, line, now);
            }
        });
    }

    /** The names that lines wait for, in their order. */
    List<String> names(String after, int limit) {
        return sql.sql(NAMES)
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** The orders that wait for any of some names. */
    List<Waiting> waiting(List<String> names) {
        return sql.sql(WAITING)
                .param("names", names.toArray(String[]::new))
                .query((row, number) -> new Waiting(new ChannelId(row.getInt(1)), row.getString(2)))
                .list();
    }

    private static boolean isSame(Snapshot.Line line, Snapshot.@Nullable Line other) {
        return other != null && Names.of(line).equals(Names.of(other));
    }

    private void park(StoredOrder order, int number, Snapshot.Line line, Instant now) {
        List<String> awaited = Names.awaited(order.channel(), line);
        for (String name : awaited) {
            sql.sql(PARK)
                    .param("channel", order.channel().value())
                    .param("order", order.externalId())
                    .param("line", line.id())
                    .param("name", name)
                    .update();
        }
        UUID id = door.newId().value();
        sql.sql(OPEN)
                .param("id", id)
                .param("claim", order.claim().value())
                .param("line", number)
                .param("quantity", line.quantity() - line.cancelled())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("note", line.listing() == null ? line.sku() : "listing " + line.listing())
                .update();
    }

    private void unpark(StoredOrder order, int number, Snapshot.Line line, Instant now) {
        sql.sql(UNPARK)
                .param("channel", order.channel().value())
                .param("order", order.externalId())
                .param("line", line.id())
                .update();
        sql.sql(CLOSE)
                .param("claim", order.claim().value())
                .param("line", number)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }
}
