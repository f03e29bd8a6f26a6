package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What each place of each connected channel was told last of an item, shows, and why. */
@Component
public class ToldNumbers {
    private static final int ROWS_MAX = 200;
    private static final String OF_ITEM = """
            select p.channel_id, p.listing, p.sku, coalesce(place.name, p.place) as place_name, p.desired, p.sent,
                p.sent_at, p.shown, greatest(p.acknowledged_at, p.observed_at) as shown_at, p.terms
            from publication_part part
            join publication p on p.channel_id = part.channel_id and p.listing = part.listing
            left join channel_place place on place.channel_id = p.channel_id and place.external_id = p.place
            where part.item_id = :item
            order by p.channel_id, p.listing, p.place
            limit :limit""";

    private final JdbcClient sql;
    private final JsonMapper json;

    ToldNumbers(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    /**
     * The number of a listing at a place, in the listing's units.
     *
     * @param sent what it was told last; null if it never was
     * @param shown what it shows as far as is known
     * @param why how what it should show came about
     */
    public record Told(
            ChannelId channel,
            String listing,
            String sku,
            String place,
            @Nullable Long desired,
            @Nullable Long sent,
            @Nullable Instant sentAt,
            @Nullable Long shown,
            @Nullable Instant shownAt,
            List<Why> why) {
        /** Whether it shows what it should. */
        public boolean isSettled() {
            return desired != null && desired.equals(shown);
        }
    }

    /** A step on the way to a number, and what it adds or takes away. */
    public record Why(String label, long quantity) {}

    /** All of an item, or of what has it in it, in the order of channels, listings and places. */
    public List<Told> of(ItemId item) {
        return sql.sql(OF_ITEM)
                .param("item", item.value())
                .param("limit", ROWS_MAX)
                .query(this::read)
                .list();
    }

    private Told read(ResultSet row, int number) throws SQLException {
        return new Told(
                new ChannelId(row.getInt("channel_id")),
                row.getString("listing"),
                row.getString("sku"),
                row.getString("place_name"),
                row.getObject("desired", Long.class),
                row.getObject("sent", Long.class),
                Times.read(row, "sent_at"),
                row.getObject("shown", Long.class),
                Times.read(row, "shown_at"),
                why(row.getString("terms")));
    }

    private List<Why> why(@Nullable String terms) {
        return terms == null
                ? List.of()
                : json.readTree(terms)
                        .valueStream()
                        .map(term -> new Why(
                                term.path("label").asString(""),
                                term.path("quantity").asLong(0)))
                        .toList();
    }
}
