package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Publications as people and programs look at them. */
@Component
class PublicationRows {
    private static final String PAGE = """
            select p.*, place.name as place_name
            from publication p
            left join channel_place place on place.channel_id = p.channel_id and place.external_id = p.place
            where p.channel_id = :channel and (p.listing, p.place) > (:listing, :place)
                and (:sku::text is null or lower(normalize(p.sku, nfkc)) = :sku)
                and case :state
                    when 'due' then p.write = 'publish' and p.refusal is null and p.desired is distinct from p.shown
                    when 'differing' then p.difference is not null
                    when 'refused' then p.refusal is not null
                    else true end
            order by p.listing, p.place
            limit :limit""";

    private static final String ONE = """
            select p.*, place.name as place_name
            from publication p
            left join channel_place place on place.channel_id = p.channel_id and place.external_id = p.place
            where p.channel_id = :channel and p.listing = :listing and p.place = :place""";

    private final JdbcClient sql;

    PublicationRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Which publications to show. */
    enum State {
        ALL,
        DUE,
        DIFFERING,
        REFUSED
    }

    /**
     * A part of a channel's publications, in the order of listings and places.
     *
     * @param sku in comparing form; null for all
     */
    List<PublicationShown> page(
            ChannelId channel, State state, @Nullable String sku, String afterListing, String afterPlace, int limit) {
        return sql.sql(PAGE)
                .param("channel", channel.value())
                .param("listing", afterListing)
                .param("place", afterPlace)
                .param("sku", sku)
                .param("state", Input.written(state))
                .param("limit", limit)
                .query(PublicationRows::shown)
                .list();
    }

    Optional<PublicationShown> find(PublicationKey key) {
        return sql.sql(ONE)
                .param("channel", key.channel().value())
                .param("listing", key.listing())
                .param("place", key.place())
                .query(PublicationRows::shown)
                .optional();
    }

    private static PublicationShown shown(ResultSet row, int number) throws SQLException {
        return new PublicationShown(
                row.getString("listing"),
                row.getString("place"),
                row.getString("place_name"),
                row.getString("sku"),
                row.getString("write"),
                row.getBoolean("pilot"),
                row.getObject("desired", Long.class),
                Times.read(row, "desired_at"),
                row.getObject("sent", Long.class),
                Times.read(row, "sent_at"),
                row.getObject("acknowledged", Long.class),
                Times.read(row, "acknowledged_at"),
                row.getObject("observed", Long.class),
                Times.read(row, "observed_at"),
                row.getObject("shown", Long.class),
                row.getString("difference"),
                Times.read(row, "difference_at"),
                row.getString("refusal"),
                row.getObject("saved", Long.class),
                row.getString("terms"));
    }
}
