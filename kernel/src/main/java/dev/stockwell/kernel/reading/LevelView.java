package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The quantities of a level.
 *
 * @param version how many movements have touched it
 */
public record LevelView(
        LevelKey key,
        long version,
        long available,
        long reserved,
        long committed,
        long qualityControl,
        long damaged,
        long display) {

    static final String COLUMNS = """
            l.item_id, l.location_id, l.pool_id, l.lot_id, l.version, l.available, l.reserved, l.committed,
                l.quality_control, l.damaged, l.display
            """;

    /** The sum of all states. */
    public long onHand() {
        return available + reserved + committed + qualityControl + damaged + display;
    }

    /** The same with a quantity of what is reserved made available: that of overdue holds. */
    public LevelView withReleased(long quantity) {
        return new LevelView(
                key, version, available + quantity, reserved - quantity, committed, qualityControl, damaged, display);
    }

    static LevelView read(ResultSet row) throws SQLException {
        return new LevelView(
                key(row),
                row.getLong("version"),
                row.getLong("available"),
                row.getLong("reserved"),
                row.getLong("committed"),
                row.getLong("quality_control"),
                row.getLong("damaged"),
                row.getLong("display"));
    }

    static LevelKey key(ResultSet row) throws SQLException {
        return new LevelKey(
                new ItemId(row.getLong("item_id")),
                new LocationId(row.getInt("location_id")),
                new PoolId(row.getInt("pool_id")),
                new LotId(row.getInt("lot_id")));
    }
}
