package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shelves and rules in few words. */
final class Shelves {
    static final ItemId MUG = new ItemId(1);
    static final ItemId POT = new ItemId(2);
    static final LocationId WAREHOUSE = new LocationId(10);
    static final LocationId CHICAGO = new LocationId(11);
    static final PoolId OWN = new PoolId(5);
    static final Arithmetic.Limits NONE = new Arithmetic.Limits(null, null, null);

    private Shelves() {}

    /** Available in shared. */
    static Shelf shelf(LocationId location, long available) {
        return shelf(location, available, null, null);
    }

    static Shelf shelf(LocationId location, long available, @Nullable Rule keep, @Nullable Rule buffer) {
        return new Shelf(location, List.of(stock(location, PoolId.SHARED, available, 0)), keep, buffer, List.of());
    }

    static Shelf.Stock stock(LocationId location, PoolId pool, long available, long overdue) {
        return new Shelf.Stock(new LevelKey(MUG, location, pool), 1, available, overdue);
    }

    static Rule keep(long quantity) {
        return rule("keep", null, null, null, quantity);
    }

    static Rule buffer(long units) {
        return rule("buffer", new RuleBody.Buffer(units, null), null, null, null);
    }

    static Rule percent(String percent) {
        return rule("percent", new RuleBody.Buffer(null, new BigDecimal(percent)), null, null, null);
    }

    static Rule cap(long most) {
        return rule("cap", null, most, null, null);
    }

    static Rule endAt(long fewest) {
        return rule("end", null, null, fewest, null);
    }

    private static Rule rule(
            String code,
            RuleBody.@Nullable Buffer buffer,
            @Nullable Long cap,
            @Nullable Long endAt,
            @Nullable Long keep) {
        return new Rule(
                code,
                Rule.EVERYTHING,
                null,
                null,
                new RuleBody(null, null, null, null, null, buffer, cap, endAt, keep));
    }
}
