package dev.stockwell.kernel.verification;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The verification of one range of items: its rows are read in one snapshot, its movements in one ordered stream. */
final class RangeCheck {
    private static final String ITEMS = """
            select item_id, movements, short, (extract(epoch from last_at) * 1000000)::bigint,
                (extract(epoch from next_expiry) * 1000000)::bigint
            from stock_item
            where item_id between ? and ?""";

    private static final String LEVELS = """
            select item_id, location_id, pool_id, lot_id, version, overdrawn,
                available, reserved, committed, quality_control, damaged, display
            from level
            where item_id between ? and ?""";

    private static final String CLAIMED = """
            select item_id, location_id, pool_id, lot_id,
                coalesce(sum(open) filter (where reserved), 0)::bigint,
                coalesce(sum(open) filter (where not reserved), 0)::bigint,
                (extract(epoch from min(expires_at)) * 1000000)::bigint
            from claim_line
            where item_id between ? and ? and open > 0
            group by item_id, location_id, pool_id, lot_id""";

    private static final int FIRST_STATE = 7;

    private final Connection connection;
    private final Range range;
    private final Findings findings;
    private final Map<Long, ItemBook> items = new TreeMap<>();
    private long levels;
    private long movements;
    private long stockItems;

    /** @param connection in a transaction whose statements all see the same snapshot */
    RangeCheck(Connection connection, Range range, Findings findings) {
        this.connection = connection;
        this.range = range;
        this.findings = findings;
    }

    void run() throws SQLException {
        each(ITEMS, row -> {
            stockItems++;
            items.put(row.getLong(1), new ItemBook(row.getLong(1), item(row)));
        });
        each(LEVELS, row -> {
            levels++;
            book(row.getLong(1)).add(level(row));
        });
        each(
                CLAIMED,
                row -> book(row.getLong(1))
                        .claim(
                                row.getInt(2),
                                row.getInt(3),
                                row.getInt(4),
                                row.getLong(5),
                                row.getLong(6),
                                orNever(row.getLong(7), row.wasNull())));
        movements();
        items.values().forEach(item -> item.close(findings));
    }

    long items() {
        return stockItems;
    }

    long levels() {
        return levels;
    }

    long movementsRead() {
        return movements;
    }

    private void movements() throws SQLException {
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(MovementRow.copyOf(range));
        MovementRow row = new MovementRow();
        @Nullable ItemBook current = null;
        long currentItem = 0;
        byte[] message = copy.readFromCopy();
        while (message != null) {
            if (row.read(message)) {
                if (current == null || row.item != currentItem) {
                    current = book(row.item);
                    currentItem = row.item;
                }
                current.move(row, findings);
                movements++;
            }
            message = copy.readFromCopy();
        }
    }

    private ItemBook book(long item) {
        return items.computeIfAbsent(item, any -> new ItemBook(item, null));
    }

    private static ItemBook.Row item(ResultSet row) throws SQLException {
        return new ItemBook.Row(row.getLong(2), row.getLong(3), row.getLong(4), orNever(row.getLong(5), row.wasNull()));
    }

    private static Book level(ResultSet row) throws SQLException {
        long[] quantities = new long[State.values().length];
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = row.getLong(FIRST_STATE + i);
        }
        LevelKey key = new LevelKey(
                new ItemId(row.getLong(1)),
                new LocationId(row.getInt(2)),
                new PoolId(row.getInt(3)),
                new LotId(row.getInt(4)));
        return new Book(key, quantities, row.getLong(5), row.getLong(6));
    }

    private static long orNever(long micros, boolean isNull) {
        return isNull ? ItemBook.NEVER : micros;
    }

    private void each(String sql, RowReader reader) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setLong(1, range.first());
            statement.setLong(2, range.last());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    reader.read(rows);
                }
            }
        }
    }

    @FunctionalInterface
    private interface RowReader {
        void read(ResultSet row) throws SQLException;
    }
}
