package dev.stockwell.kernel.verification;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * Items that are verified together. The ranges of a verification cover every possible id, so that rows of items that do
 * not exist are seen too.
 *
 * @param movements how many the range had when it was made
 */
record Range(long first, long last, long movements) {
    private static final long MOVEMENTS_MAX = 200_000;
    private static final int ITEMS_MAX = 2_000;
    private static final int ROWS_AT_ONCE = 10_000;

    private static final String ITEMS = """
            select item_id, movements
            from stock_item
            order by item_id""";

    /** Splits all items into ranges of similar work. */
    static List<Range> all(Connection connection) throws SQLException {
        List<Range> ranges = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet rows = statement.executeQuery(ITEMS)) {
                long first = Long.MIN_VALUE;
                long movements = 0;
                int items = 0;
                while (rows.next()) {
                    movements += rows.getLong(2);
                    items++;
                    if (movements >= MOVEMENTS_MAX || items == ITEMS_MAX) {
                        ranges.add(new Range(first, rows.getLong(1), movements));
                        first = rows.getLong(1) + 1;
                        movements = 0;
                        items = 0;
                    }
                }
                ranges.add(new Range(first, Long.MAX_VALUE, movements));
            }
        }
        return ranges;
    }
}
