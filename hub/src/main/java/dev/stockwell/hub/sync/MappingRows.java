package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a channel sells and where, beside what is said of it here. */
@Component
class MappingRows {
    private static final String LISTINGS = """
            select l.external_id, l.title, l.sku, l.barcode, l.tracked, l.active, said.code is not null as said,
                said.body ->> 'sku' as ours, said.body ->> 'write' as write
            from channel_listing l
            left join document said on said.kind = 8 and said.superseded_at is null
                and said.code = :prefix || l.external_id
            where l.channel_id = :channel and l.external_id > :after
                and case :show
                    when 'open' then said.code is null and l.active and l.tracked
                    when 'mapped' then said.code is not null and coalesce(said.body ->> 'write', '') <> 'never'
                    when 'never' then said.body ->> 'write' = 'never'
                    else true end
            order by l.external_id
            limit :limit""";
    private static final String PLACES = """
            select external_id, name, active, writable
            from channel_place
            where channel_id = :channel
            order by name, external_id
            limit :limit""";
    private static final int PLACES_MAX = 1_000;

    private final JdbcClient sql;

    MappingRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Which listings to show. */
    enum Show {
        OPEN,
        MAPPED,
        NEVER,
        ALL
    }

    /**
     * A listing, and what is said of it.
     *
     * @param isSaid whether anything is
     * @param ours the SKU that it leads to; null if to none
     */
    record Listed(
            String listing,
            String title,
            @Nullable String sku,
            @Nullable String barcode,
            boolean isCounted,
            boolean isSaid,
            @Nullable String ours,
            @Nullable String write) {}

    /** A place, as the channel tells of it. */
    record Place(String id, String name, boolean active, boolean writable) {}

    List<Listed> listings(ChannelId channel, Show show, String after, int limit) {
        return sql.sql(LISTINGS)
                .param("channel", channel.value())
                .param("prefix", channel.value() + "/")
                .param("show", Input.written(show))
                .param("after", after)
                .param("limit", limit)
                .query((row, number) -> new Listed(
                        row.getString("external_id"),
                        row.getString("title"),
                        row.getString("sku"),
                        row.getString("barcode"),
                        row.getBoolean("tracked") && row.getBoolean("active"),
                        row.getBoolean("said"),
                        row.getString("ours"),
                        row.getString("write")))
                .list();
    }

    List<Place> places(ChannelId channel) {
        return sql.sql(PLACES)
                .param("channel", channel.value())
                .param("limit", PLACES_MAX)
                .query((row, number) -> new Place(
                        row.getString("external_id"),
                        row.getString("name"),
                        row.getBoolean("active"),
                        row.getBoolean("writable")))
                .list();
    }
}
