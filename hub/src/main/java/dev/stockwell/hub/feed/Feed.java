package dev.stockwell.hub.feed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the feed. One statement has one snapshot: what had ended when it was taken is seen, and nothing is read of
 * transactions that came later than the oldest one which still ran.
 */
@Component
class Feed {
    private static final String READ = """
            select feed.id as feed, feed.forgotten_xid::text::bigint as forgotten_xid, feed.forgotten_id,
                pg_snapshot_xmin(seen)::text::bigint as ended, pg_snapshot_xmax(seen)::text::bigint as begun,
                c.xid::text::bigint as xid, c.id, c.kind, s.sku, d.code as channel, c.name, c.incident_id, c.at
            from change_feed feed
            cross join pg_current_snapshot() as seen
            left join lateral (
                select xid, id, kind, item_id, channel_id, name, incident_id, at
                from change
                where (xid, id) > (:xid::text::xid8, :id::bigint)
                    and xid < pg_snapshot_xmin(seen)
                    and kind = any (:kinds)
                order by xid, id
                limit :limit
            ) as c on true
            left join sku s on s.item_id = c.item_id and s.kind = 1
            left join document d on d.kind = 3 and d.id = c.channel_id and d.superseded_at is null
            order by c.xid, c.id""";
    /**
     * A transaction of its own, whose commit is waited for, and with it everything that was read. Without it a server that
     * ends at once could give the ids that a cursor has passed to other transactions after its next start.
     */
    private static final String MAKE_DURABLE = "select pg_logical_emit_message(true, 'stockwell', '')::text";

    /** A cursor that finds nothing stays where it is until so many transactions have passed it. */
    private static final long FAR = 100_000;

    private static final String FORGET = """
            with gone as (
                delete from change
                where (xid, id) in (
                    select xid, id
                    from (
                        select xid, id, at
                        from change
                        where xid < pg_snapshot_xmin(pg_current_snapshot())
                        order by xid, id
                        limit :limit) as oldest
                    where at < :before)
                returning xid, id
            ), told as (
                update change_feed
                set forgotten_xid = last.xid, forgotten_id = last.id
                from (select xid, id from gone order by xid desc, id desc limit 1) as last
                where (forgotten_xid, forgotten_id) < (last.xid, last.id)
            )
            select count(*) from gone""";

    private final JdbcClient sql;

    Feed(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A part of the feed.
     *
     * @param next where to go on, also if there is nothing
     * @param isMore whether there is more right now
     * @param isLost whether something between the cursor that was asked for and the first change may be missing; then
     *     nothing is told, and {@code next} is the present
     */
    record Part(List<Change> changes, Cursor next, boolean isMore, boolean isLost) {}

    /** The present: everything before it can be read already. */
    Cursor now() {
        return read(null, List.of(), 1, true).next();
    }

    /** What comes after a cursor; without one, from the oldest that is kept. */
    Part read(@Nullable Cursor after, Collection<ChangeKind> kinds, int limit) {
        return read(after, kinds, limit, false);
    }

    private Part read(@Nullable Cursor after, Collection<ChangeKind> kinds, int limit, boolean onlyTheEnd) {
        Cursor from = after == null ? new Cursor(new UUID(0, 0), 0, 0) : after;
        List<Row> rows = sql.sql(READ)
                .param("xid", Long.toString(from.transaction()))
                .param("id", from.row())
                .param("kinds", kinds.stream().map(ChangeKind::code).toArray(Integer[]::new))
                .param("limit", limit)
                .query(Feed::row)
                .list();
        Row first = rows.getFirst();
        Cursor end = new Cursor(first.forgotten().feed(), first.ended(), 0);
        if (after != null && isLost(after, first)) {
            return new Part(List.of(), end, false, true);
        }
        if (!onlyTheEnd && first.place() == null && after != null && end.transaction() - after.transaction() < FAR) {
            return new Part(List.of(), after, false, false);
        }
        sql.sql(MAKE_DURABLE).query(String.class).single();
        if (onlyTheEnd || first.place() == null) {
            return new Part(List.of(), after != null && after.compareTo(end) > 0 ? after : end, false, false);
        }
        List<Change> changes = new ArrayList<>();
        for (Row row : rows) {
            if (row.change() != null) {
                changes.add(row.change());
            }
        }
        boolean isMore = rows.size() >= limit;
        return new Part(changes, isMore ? Objects.requireNonNull(rows.getLast().place()) : end, isMore, false);
    }

    /** Forgets some of the oldest changes if they are older than an instant; answers how many. */
    long forget(Instant before, int limit) {
        return sql.sql(FORGET)
                .param("before", before.atOffset(ZoneOffset.UTC))
                .param("limit", limit)
                .query(Long.class)
                .single();
    }

    private static boolean isLost(Cursor after, Row row) {
        return !after.feed().equals(row.forgotten().feed())
                || after.compareTo(row.forgotten()) < 0
                || after.transaction() > row.begun();
    }

    /**
     * @param ended every transaction below has ended
     * @param place null if there is no row
     * @param change null if nothing has that name any more
     */
    private record Row(
            Cursor forgotten,
            long ended,
            long begun,
            @Nullable Cursor place,
            @Nullable Change change) {}

    private static Row row(ResultSet row, int number) throws SQLException {
        UUID feed = row.getObject("feed", UUID.class);
        Cursor forgotten = new Cursor(feed, row.getLong("forgotten_xid"), row.getLong("forgotten_id"));
        Long transaction = row.getObject("xid", Long.class);
        Cursor place = transaction == null ? null : new Cursor(feed, transaction, row.getLong("id"));
        return new Row(
                forgotten,
                row.getLong("ended"),
                row.getLong("begun"),
                place,
                place == null ? null : change(place, row));
    }

    private static @Nullable Change change(Cursor place, ResultSet row) throws SQLException {
        ChangeKind kind = ChangeKind.of(row.getInt("kind"));
        String sku = row.getString("sku");
        String channel = row.getString("channel");
        String name = row.getString("name");
        boolean isNamed = switch (kind) {
            case STOCK -> sku != null;
            case INCIDENT -> true;
            case AVAILABILITY, ORDER, CHANNEL -> channel != null;
        };
        return !isNamed
                ? null
                : new Change(
                        place,
                        kind,
                        kind.written(),
                        sku,
                        channel,
                        kind == ChangeKind.AVAILABILITY ? name : null,
                        kind == ChangeKind.ORDER ? name : null,
                        row.getObject("incident_id", UUID.class),
                        kind == ChangeKind.INCIDENT || kind == ChangeKind.CHANNEL ? name : null,
                        row.getObject("at", OffsetDateTime.class).toInstant());
    }
}
