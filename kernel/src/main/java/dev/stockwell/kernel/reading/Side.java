package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One side of a movement.
 *
 * @param version the level's version after it; 0 outside
 * @param balance what the bucket had after it; 0 outside
 */
public record Side(Bucket bucket, long version, long balance) {
    private static final Map<Integer, State> STATES =
            Stream.of(State.values()).collect(Collectors.toMap(State::code, Function.identity()));
    private static final Map<Integer, Bucket> OUTSIDES =
            Stream.of(Bucket.Outside.values()).collect(Collectors.toMap(Bucket::code, Function.identity()));

    static Side from(ResultSet row) throws SQLException {
        int location = row.getInt("from_location");
        return new Side(
                bucket(row, location, row.getInt("from_pool"), row.getInt("from_lot"), row.getInt("from_bucket")),
                row.getLong("from_version"),
                row.getLong("from_balance"));
    }

    static Side to(ResultSet row) throws SQLException {
        int location = row.getInt("to_location");
        return new Side(
                bucket(row, location, row.getInt("to_pool"), row.getInt("to_lot"), row.getInt("to_bucket")),
                row.getLong("to_version"),
                row.getLong("to_balance"));
    }

    private static Bucket bucket(ResultSet row, int location, int pool, int lot, int code) throws SQLException {
        State state = STATES.get(code);
        if (state == null) {
            return outside(code);
        }
        LevelKey level = new LevelKey(
                new ItemId(row.getLong("item_id")), new LocationId(location), new PoolId(pool), new LotId(lot));
        return new Bucket.Inside(level, state);
    }

    private static Bucket outside(int code) {
        Bucket outside = OUTSIDES.get(code);
        if (outside == null) {
            throw new IllegalStateException("the ledger has a bucket of code " + code + ", which nothing writes");
        }
        return outside;
    }
}
