package dev.stockwell.hub.location;

import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much lies at each location and in each pool, as long as that is quickly summed. */
@Component
class Totals {
    private static final int LEVELS_MAX = 300_000;
    private static final String ESTIMATE = """
            select reltuples::bigint from pg_class where oid = 'level'::regclass""";
    private static final String BY_LOCATION = """
            select location_id as id, count(distinct item_id) as items,
                sum(available + reserved + committed + quality_control + damaged + display)::bigint as units
            from level
            group by location_id""";
    private static final String BY_POOL = """
            select pool_id as id, count(distinct item_id) as items,
                sum(available + reserved + committed + quality_control + damaged + display)::bigint as units
            from level
            group by pool_id""";

    private final JdbcClient sql;

    Totals(JdbcClient sql) {
        this.sql = sql;
    }

    /** So many units, in the smallest steps of so many items. */
    record Total(long items, long units) {
        static final Total NONE = new Total(0, 0);
    }

    /** Whether there are few enough levels to sum them for a page. */
    boolean areCheap() {
        return sql.sql(ESTIMATE).query(Long.class).single() < LEVELS_MAX;
    }

    Map<Long, Total> byLocation() {
        return read(BY_LOCATION);
    }

    Map<Long, Total> byPool() {
        return read(BY_POOL);
    }

    private Map<Long, Total> read(String question) {
        Map<Long, Total> totals = new HashMap<>();
        sql.sql(question)
                .query((row, number) ->
                        totals.put(row.getLong("id"), new Total(row.getLong("items"), row.getLong("units"))))
                .list();
        return totals;
    }
}
