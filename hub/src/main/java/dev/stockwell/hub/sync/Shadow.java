package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What going live would change on a channel, as far as is known what it shows. */
@Component
class Shadow {
    private static final int LARGEST = 20;
    /** The database keeps no more than the largest while it reads, and sorts nothing else. */
    private static final String READ = """
            with counted as (
                select count(*) as listed, count(*) filter (where shown is null or desired is null) as unknown,
                    count(*) filter (where desired > shown) as rising,
                    count(*) filter (where desired < shown) as falling,
                    count(*) filter (where desired = shown) as staying,
                    count(*) filter (where desired = 0 and shown > 0) as to_nothing
                from publication
                where channel_id = :channel and write = 'publish'
            ), largest as (
                select p.listing, p.place, p.sku, p.shown, p.desired, place.name as place_name
                from publication p
                left join channel_place place on place.channel_id = p.channel_id and place.external_id = p.place
                where p.channel_id = :channel and p.write = 'publish' and p.desired <> p.shown
                order by abs(p.desired - p.shown) desc, p.listing, p.place
                limit :limit
            )
            select *
            from counted
            left join largest on true
            order by abs(desired - shown) desc nulls last, listing, place""";

    private final JdbcClient sql;

    Shadow(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * What would change.
     *
     * @param unknown of which it is not known yet what they show, or should show
     * @param toNothing those that fall to nothing, which are among the falling
     * @param largest the largest changes, up or down, first
     */
    record Shown(
            long numbers,
            long rising,
            long falling,
            long staying,
            long toNothing,
            long unknown,
            List<Change> largest) {}

    /** A listing at a place that would show another number. */
    record Change(
            String listing,
            String place,
            @Nullable String placeName,
            String sku,
            long shown,
            long desired,
            long change) {}

    Shown of(ChannelId channel) {
        List<Change> largest = new ArrayList<>();
        Shown[] counted = new Shown[1];
        sql.sql(READ).param("channel", channel.value()).param("limit", LARGEST).query(row -> {
            counted[0] = counted(row, largest);
            if (row.getString("listing") != null) {
                largest.add(change(row));
            }
        });
        return counted[0];
    }

    private static Shown counted(ResultSet row, List<Change> largest) throws SQLException {
        return new Shown(
                row.getLong("listed"),
                row.getLong("rising"),
                row.getLong("falling"),
                row.getLong("staying"),
                row.getLong("to_nothing"),
                row.getLong("unknown"),
                largest);
    }

    private static Change change(ResultSet row) throws SQLException {
        return new Change(
                row.getString("listing"),
                row.getString("place"),
                row.getString("place_name"),
                row.getString("sku"),
                row.getLong("shown"),
                row.getLong("desired"),
                row.getLong("desired") - row.getLong("shown"));
    }
}
