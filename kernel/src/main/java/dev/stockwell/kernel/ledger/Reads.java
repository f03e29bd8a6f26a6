package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.decision.Claim;
import dev.stockwell.kernel.decision.ClaimLine;
import dev.stockwell.kernel.decision.ItemRow;
import dev.stockwell.kernel.decision.Level;
import dev.stockwell.kernel.decision.Micros;
import dev.stockwell.kernel.decision.Place;
import dev.stockwell.kernel.decision.ShareTotal;
import dev.stockwell.kernel.decision.Since;
import dev.stockwell.kernel.decision.Stock;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** The queries with which a batch's stock is read; the first of them takes the locks. */
final class Reads {
    /** The one place where items are locked. Nothing else is locked before it. */
    private static final String LOCK = """
            select item_id, (extract(epoch from next_expiry) * 1000000)::bigint, short,
                (extract(epoch from last_at) * 1000000)::bigint, movements
            from stock_item
            where item_id = any (?)
            order by item_id
            for update""";

    private static final String LEVELS = """
            select l.item_id, l.location_id, l.pool_id, l.lot_id, l.version, l.overdrawn,
                l.available, l.reserved, l.committed, l.quality_control, l.damaged, l.display
            from unnest(?::bigint[], ?::int[]) as place (item_id, location_id)
            join level l on l.item_id = place.item_id and l.location_id = place.location_id""";

    private static final String LEVELS_OF_ITEMS = """
            select item_id, location_id, pool_id, lot_id, version, overdrawn,
                available, reserved, committed, quality_control, damaged, display
            from level
            where item_id = any (?)""";

    private static final String LEVELS_OF_CLAIMS = """
            select l.item_id, l.location_id, l.pool_id, l.lot_id, l.version, l.overdrawn,
                l.available, l.reserved, l.committed, l.quality_control, l.damaged, l.display
            from (select distinct unnest(items) as item_id from claim where id = any (?::uuid[])) as claimed
            join level l on l.item_id = claimed.item_id""";

    private static final String CLAIMS = """
            select id, status, version, (extract(epoch from placed_at) * 1000000)::bigint,
                (extract(epoch from expires_at) * 1000000)::bigint, channel_id, reference, items, terms
            from claim
            where id = any (?::uuid[])""";

    private static final String LINE_COLUMNS = """
            select l.item_id, l.claim_id, l.line, l.location_id, l.pool_id, l.lot_id, l.open, l.shipped, l.returned,
                (extract(epoch from l.placed_at) * 1000000)::bigint,
                (extract(epoch from l.expires_at) * 1000000)::bigint, l.reserved, l.picked
            """;

    private static final String LINES_OF_CLAIMS = LINE_COLUMNS + """
            from (select id, unnest(items) as item_id from claim where id = any (?::uuid[])) as claimed
            join claim_line l on l.item_id = claimed.item_id and l.claim_id = claimed.id""";

    /** The open rows and, since stock may be given to any of them, all other rows of the same lines. */
    private static final String OPEN_LINES_OF_ITEMS = LINE_COLUMNS + """
            from claim_line o
            join claim_line l on l.item_id = o.item_id and l.claim_id = o.claim_id and l.line = o.line
            where o.item_id = any (?) and o.open > 0""";

    private static final String OVERDUE_LINES = LINE_COLUMNS + """
            from claim_line l
            where l.item_id = any (?)
                and l.expires_at <= timestamptz 'epoch' + ?::bigint * interval '1 microsecond'""";

    /** The short rows and all other rows of the same lines: what covers them is added to one of those. */
    private static final String SHORT_LINES = LINE_COLUMNS + """
            from claim_line s
            join claim_line l on l.item_id = s.item_id and l.claim_id = s.claim_id and l.line = s.line
            where s.item_id = any (?) and s.location_id = 0 and s.open > 0""";

    private static final String NEXT_EXPIRIES = """
            select item_id, (extract(epoch from min(expires_at)) * 1000000)::bigint
            from claim_line
            where item_id = any (?)
                and expires_at > timestamptz 'epoch' + ?::bigint * interval '1 microsecond'
            group by item_id""";

    private static final String ANCHORS = """
            select a.item_id, a.location_id, (extract(epoch from a.at) * 1000000)::bigint
            from unnest(?::bigint[], ?::int[]) as place (item_id, location_id)
            join anchor a on a.item_id = place.item_id and a.location_id = place.location_id""";

    private static final String SHARE_TOTALS = """
            select t.item_id, t.location_id, t.rule_id, t.seen, t.given
            from unnest(?::bigint[], ?::int[]) as place (item_id, location_id)
            join share_total t on t.item_id = place.item_id and t.location_id = place.location_id""";

    /**
     * What happened at a place after an instant: found by when it was recorded, since nothing is recorded before it
     * happens (but for the two minutes by which a sender's clock may be ahead).
     */
    private static final String SINCE = """
            select counted.item_id, counted.location_id, counted.at,
                coalesce(sum(m.quantity * ((m.to_location = counted.location_id)::int
                    - (m.from_location = counted.location_id)::int)), 0)::bigint,
                coalesce(sum(m.quantity * ((m.to_location = counted.location_id and m.to_bucket = 1)::int
                    - (m.from_location = counted.location_id and m.from_bucket = 1)::int)), 0)::bigint
            from unnest(?::bigint[], ?::int[], ?::bigint[]) as counted (item_id, location_id, at)
            cross join lateral (
                select l.from_location, l.to_location, l.from_bucket, l.to_bucket, l.quantity, l.occurred_at
                from level as here
                join movement l on l.item_id = here.item_id and l.from_location = here.location_id
                    and l.from_pool = here.pool_id and l.from_lot = here.lot_id
                where here.item_id = counted.item_id and here.location_id = counted.location_id
                    and l.recorded_at
                        > timestamptz 'epoch' + (counted.at - 120000000) * interval '1 microsecond'
                union all
                select e.from_location, e.to_location, e.from_bucket, e.to_bucket, e.quantity, e.occurred_at
                from level as here
                join movement e on e.item_id = here.item_id and e.to_location = here.location_id
                    and e.to_pool = here.pool_id and e.to_lot = here.lot_id
                    and (e.to_location <> e.from_location or e.to_pool <> e.from_pool or e.to_lot <> e.from_lot)
                where here.item_id = counted.item_id and here.location_id = counted.location_id
                    and e.from_location <> counted.location_id
                    and e.recorded_at
                        > timestamptz 'epoch' + (counted.at - 120000000) * interval '1 microsecond'
            ) as m
            where m.occurred_at > timestamptz 'epoch' + counted.at * interval '1 microsecond'
            group by counted.item_id, counted.location_id, counted.at""";

    private static final int FIRST_STATE = 7;
    private static final int STATES = 6;

    private Reads() {}

    static Script lock(Script script, Stock stock, Collection<ItemId> items) {
        return script.query(LOCK, row -> stock.add(itemRow(row)), ids(items));
    }

    static Script levels(Script script, Stock stock, Collection<Place> places) {
        return script.query(LEVELS, row -> stock.add(level(row)), itemsOf(places), locationsOf(places));
    }

    static Script levelsOfItems(Script script, Stock stock, Collection<ItemId> items) {
        return script.query(LEVELS_OF_ITEMS, row -> stock.add(level(row)), ids(items));
    }

    /** The claims' headers and lines, and all levels of their items. */
    static Script wholeClaims(Script script, Stock stock, Collection<ClaimId> claims) {
        String[] ids = uuids(claims);
        return claims(script, stock, claims)
                .query(LINES_OF_CLAIMS, row -> stock.add(line(row)), (Object) ids)
                .query(LEVELS_OF_CLAIMS, row -> stock.add(level(row)), (Object) ids);
    }

    static Script claims(Script script, Stock stock, Collection<ClaimId> claims) {
        return script.query(CLAIMS, row -> stock.add(claim(row)), (Object) uuids(claims));
    }

    static Script openLines(Script script, Collection<ItemId> items, Collection<ClaimLine> found) {
        return script.query(OPEN_LINES_OF_ITEMS, row -> found.add(line(row)), ids(items));
    }

    static Script overdueLines(Script script, Collection<ItemId> items, long now, Collection<ClaimLine> found) {
        return script.query(OVERDUE_LINES, row -> found.add(line(row)), ids(items), now);
    }

    static Script shortLines(Script script, Collection<ItemId> items, Collection<ClaimLine> found) {
        return script.query(SHORT_LINES, row -> found.add(line(row)), ids(items));
    }

    /** Adds to each item's row when the next of its holds expires after now. */
    static Script nextExpiries(Script script, Stock stock, Collection<ItemId> items, long now) {
        return script.query(
                NEXT_EXPIRIES,
                row -> {
                    ItemRow item = stock.item(new ItemId(row.getLong(1)));
                    stock.add(new ItemRow(
                            item.item(),
                            item.nextExpiry(),
                            row.getLong(2),
                            item.shortage(),
                            item.lastAt(),
                            item.movements()));
                },
                ids(items),
                now);
    }

    static Script anchors(Script script, Stock stock, Collection<Place> places) {
        return script.query(
                ANCHORS, row -> stock.addAnchor(place(row), row.getLong(3)), itemsOf(places), locationsOf(places));
    }

    static Script shareTotals(Script script, Stock stock, Collection<Place> places) {
        return script.query(
                SHARE_TOTALS,
                row -> stock.add(
                        new ShareTotal.Key(place(row), row.getLong(3)), new ShareTotal(row.getLong(4), row.getLong(5))),
                itemsOf(places),
                locationsOf(places));
    }

    static Script since(Script script, Stock stock, List<Since.Key> counts) {
        List<Place> places = counts.stream().map(Since.Key::place).toList();
        return script.query(
                SINCE,
                row -> stock.add(new Since.Key(place(row), row.getLong(3)), new Since(row.getLong(4), row.getLong(5))),
                itemsOf(places),
                locationsOf(places),
                counts.stream().mapToLong(Since.Key::at).toArray());
    }

    static String[] uuids(Collection<ClaimId> claims) {
        return claims.stream().map(claim -> claim.value().toString()).toArray(String[]::new);
    }

    private static long[] ids(Collection<ItemId> items) {
        return items.stream().mapToLong(ItemId::value).toArray();
    }

    private static long[] itemsOf(Collection<Place> places) {
        return places.stream().mapToLong(place -> place.item().value()).toArray();
    }

    private static int[] locationsOf(Collection<Place> places) {
        return places.stream().mapToInt(place -> place.location().value()).toArray();
    }

    private static ItemRow itemRow(ResultSet row) throws SQLException {
        long nextExpiry = row.getLong(2);
        boolean nothingExpires = row.wasNull();
        return new ItemRow(
                new ItemId(row.getLong(1)),
                nothingExpires ? Micros.NEVER : nextExpiry,
                Micros.NEVER,
                row.getLong(3),
                row.getLong(4),
                row.getLong(5));
    }

    private static Level level(ResultSet row) throws SQLException {
        long[] quantities = new long[STATES];
        for (int i = 0; i < STATES; i++) {
            quantities[i] = row.getLong(FIRST_STATE + i);
        }
        LevelKey key = new LevelKey(
                new ItemId(row.getLong(1)),
                new LocationId(row.getInt(2)),
                new PoolId(row.getInt(3)),
                new LotId(row.getInt(4)));
        return Level.read(key, row.getLong(5), row.getLong(6), quantities);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        long expiresAt = row.getLong(5);
        boolean isOpenEnded = row.wasNull();
        return new Claim(
                new ClaimId(row.getObject(1, UUID.class)),
                Claim.Status.of(row.getInt(2)),
                row.getLong(3),
                row.getLong(4),
                isOpenEnded ? Micros.NEVER : expiresAt,
                new ChannelId(row.getInt(6)),
                row.getString(7),
                items(row.getArray(8)),
                TermsForm.read(row.getBytes(9)));
    }

    static Set<ItemId> items(Array array) throws SQLException {
        Set<ItemId> items = new TreeSet<>();
        for (Long item : (Long[]) array.getArray()) {
            items.add(new ItemId(item));
        }
        return items;
    }

    private static ClaimLine line(ResultSet row) throws SQLException {
        LevelKey level = new LevelKey(
                new ItemId(row.getLong(1)),
                new LocationId(row.getInt(4)),
                new PoolId(row.getInt(5)),
                new LotId(row.getInt(6)));
        long expiresAt = row.getLong(11);
        boolean isOpenEnded = row.wasNull();
        return new ClaimLine(
                new ClaimLine.Key(new ClaimId(row.getObject(2, UUID.class)), row.getInt(3), level),
                row.getLong(7),
                row.getLong(8),
                row.getLong(9),
                row.getLong(10),
                isOpenEnded ? Micros.NEVER : expiresAt,
                row.getBoolean(12),
                row.getBoolean(13));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(new ItemId(row.getLong(1)), new LocationId(row.getInt(2)));
    }
}
