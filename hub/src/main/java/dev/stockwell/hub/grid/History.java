package dev.stockwell.hub.grid;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.State;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** An item's stock over time, as steps: what was on hand, and what of it was available. */
@Component
class History {
    private static final int SLOTS = 400;
    private static final int AVAILABLE = State.AVAILABLE.code();

    private static final String FIRST = """
            select recorded_at from movement where item_id = :item order by seq limit 1""";
    /** A movement within a location or between two changes nothing of what is on hand. */
    private static final String CHANGES = """
            select extract(epoch from max(recorded_at)) as at,
                sum(case
                    when from_location = 0 and to_location > 0 then quantity
                    when from_location > 0 and to_location = 0 then -quantity
                    else 0 end)::bigint as on_hand,
                sum(case when to_location > 0 and to_bucket = :available then quantity else 0 end
                    - case when from_location > 0 and from_bucket = :available then quantity else 0 end)::bigint
                    as available
            from movement
            where item_id = :item
            group by width_bucket(extract(epoch from recorded_at), :first, :last, :slots)
            order by 1""";

    private final JdbcClient sql;
    private final InstantSource clock;

    History(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * The steps of the two lines, at most {@link #SLOTS} of them.
     *
     * @param at seconds since 1970
     */
    record Series(List<Double> at, List<Long> onHand, List<Long> available) {}

    private record Change(double at, long onHand, long available) {}

    Series of(ItemId item) {
        Series series = new Series(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Instant first = sql.sql(FIRST)
                .param("item", item.value())
                .query((row, number) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional()
                .orElse(null);
        if (first == null) {
            return series;
        }
        Instant now = clock.instant();
        List<Change> changes = sql.sql(CHANGES)
                .param("item", item.value())
                .param("available", AVAILABLE)
                .param("first", seconds(first))
                .param("last", Math.max(seconds(now), seconds(first) + 1))
                .param("slots", SLOTS)
                .query((row, number) ->
                        new Change(row.getDouble("at"), row.getLong("on_hand"), row.getLong("available")))
                .list();
        long onHand = 0;
        long available = 0;
        for (Change change : changes) {
            onHand += change.onHand();
            available += change.available();
            add(series, change.at(), onHand, available);
        }
        add(series, seconds(now), onHand, available);
        return series;
    }

    private static void add(Series series, double at, long onHand, long available) {
        series.at().add(at);
        series.onHand().add(onHand);
        series.available().add(available);
    }

    private static double seconds(Instant instant) {
        OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
        return at.toEpochSecond() + at.getNano() / 1e9;
    }
}
