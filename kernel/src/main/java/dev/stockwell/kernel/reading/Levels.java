package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/** The levels, now and as they were known at an instant. */
public final class Levels {
    private static final String NOW = """
            select
            """ + LevelView.COLUMNS + """
            from level l
            where l.item_id = any (?)
            order by l.item_id, l.location_id, l.pool_id, l.lot_id""";

    private static final String PAGE = """
            select
            """ + LevelView.COLUMNS + """
            from level l
            where (l.item_id, l.location_id, l.pool_id, l.lot_id) > (?, ?, ?, ?)
                and (?::int is null or l.location_id = ?)
                and (?::int is null or l.pool_id = ?)
            """;

    private static final String OF_ITEMS = """
                and l.item_id = any (?)
            """;

    private static final String PAGE_ORDER = """
            order by l.item_id, l.location_id, l.pool_id, l.lot_id
            limit ?""";

    /**
     * Each state's balance is that of the newest movement that touched it: one that left the level or moved within it,
     * or one that entered it from elsewhere. Both are found by key.
     */
    private static final String KNOWN_AT = """
            select l.item_id, l.location_id, l.pool_id, l.lot_id, max(m.version) as version,
                coalesce(max(m.balance) filter (where m.state = 1), 0) as available,
                coalesce(max(m.balance) filter (where m.state = 2), 0) as reserved,
                coalesce(max(m.balance) filter (where m.state = 3), 0) as committed,
                coalesce(max(m.balance) filter (where m.state = 4), 0) as quality_control,
                coalesce(max(m.balance) filter (where m.state = 5), 0) as damaged,
                coalesce(max(m.balance) filter (where m.state = 6), 0) as display
            from level l
            cross join generate_series(1, 6) as state (code)
            cross join lateral (
                (select m.seq, state.code as state, m.from_version as version,
                    case when m.from_bucket = state.code then m.from_balance else m.to_balance end as balance
                from movement m
                where m.item_id = l.item_id and m.from_location = l.location_id and m.from_pool = l.pool_id
                    and m.from_lot = l.lot_id and m.from_location > 0 and m.recorded_at <= ?
                    and (m.from_bucket = state.code
                        or (m.to_bucket = state.code and m.to_location = l.location_id and m.to_pool = l.pool_id
                            and m.to_lot = l.lot_id))
                order by m.recorded_at desc, m.from_version desc
                limit 1)
                union all
                (select m.seq, state.code, m.to_version, m.to_balance
                from movement m
                where m.item_id = l.item_id and m.to_location = l.location_id and m.to_pool = l.pool_id
                    and m.to_lot = l.lot_id and m.to_location > 0 and m.recorded_at <= ?
                    and (m.to_location <> m.from_location or m.to_pool <> m.from_pool or m.to_lot <> m.from_lot)
                    and m.to_bucket = state.code
                order by m.recorded_at desc, m.to_version desc
                limit 1)
                order by seq desc
                limit 1
            ) as m
            where l.item_id = any (?)
            group by l.item_id, l.location_id, l.pool_id, l.lot_id
            order by l.item_id, l.location_id, l.pool_id, l.lot_id""";

    private static final String OVERDUE = """
            select item_id, location_id, pool_id, lot_id, sum(open)::bigint as overdue
            from claim_line
            where item_id = any (?) and expires_at <= ?
            group by item_id, location_id, pool_id, lot_id""";

    /**
     * Holds that were overdue at an instant were given back later, by a movement that says when they had expired; or
     * they have not been given back yet.
     */
    private static final String OVERDUE_AT = """
            select item_id, location_id, pool_id, lot_id, sum(quantity)::bigint as overdue
            from (
                select item_id, location_id, pool_id, lot_id, open as quantity
                from claim_line
                where item_id = any (?) and expires_at <= ?
                union all
                select item_id, from_location, from_pool, from_lot, quantity
                from movement
                where item_id = any (?) and from_location > 0 and reason = 'expiry'
                    and recorded_at > ? and occurred_at <= ?
            ) as held (item_id, location_id, pool_id, lot_id, quantity)
            group by item_id, location_id, pool_id, lot_id""";

    private final DataSource database;

    /** Reads from a database that has the kernel's tables. */
    public Levels(DataSource database) {
        this.database = database;
    }

    /** All levels of some items as the tables have them. */
    public List<LevelView> of(Collection<ItemId> items) {
        return new Question(NOW).with(items).list(database, LevelView::read);
    }

    /** A page of levels as the tables have them. */
    public List<LevelView> page(LevelQuery query) {
        Integer location = query.location() == null ? null : query.location().value();
        Integer pool = query.pool() == null ? null : query.pool().value();
        LevelKey after = query.after();
        Question question = new Question(PAGE + (query.items() == null ? "" : OF_ITEMS) + PAGE_ORDER)
                .with(after == null ? Long.MIN_VALUE : after.item().value())
                .with(after == null ? 0 : after.location().value())
                .with(after == null ? 0 : after.pool().value())
                .with(after == null ? 0 : after.lot().value())
                .with(location)
                .with(location)
                .with(pool)
                .with(pool);
        if (query.items() != null) {
            question.with(query.items());
        }
        return question.with(query.limit()).list(database, LevelView::read);
    }

    /** All levels of some items as they were known at an instant; those that did not exist yet are absent. */
    public List<LevelView> knownAt(Collection<ItemId> items, Instant at) {
        return new Question(KNOWN_AT).with(at).with(at).with(items).list(database, LevelView::read);
    }

    /** What overdue holds still have reserved: for a reader it is available. */
    public Map<LevelKey, Long> overdue(Collection<ItemId> items, Instant now) {
        Map<LevelKey, Long> overdue = new HashMap<>();
        new Question(OVERDUE)
                .with(items)
                .with(now)
                .list(database, row -> overdue.put(LevelView.key(row), row.getLong("overdue")));
        return overdue;
    }

    /** What overdue holds had reserved at an instant: for a reader of that time it was available. */
    public Map<LevelKey, Long> overdueAt(Collection<ItemId> items, Instant at) {
        Map<LevelKey, Long> overdue = new HashMap<>();
        new Question(OVERDUE_AT)
                .with(items)
                .with(at)
                .with(items)
                .with(at)
                .with(at)
                .list(database, row -> overdue.put(LevelView.key(row), row.getLong("overdue")));
        return overdue;
    }
}
