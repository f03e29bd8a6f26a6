package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Input;
import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Going back as people and programs look at it: what would be written before, how far it is meanwhile, what came of it after. */
@Component
class WriteBackRows {
    private static final String RUN = """
            select started_at, started_by, ended_at from write_back where channel_id = :channel""";
    private static final String WOULD = """
            select count(saved) as lines, 0 as written, 0 as same, 0 as refused, 0 as gone, count(saved) as waiting,
                count(*) - count(saved) as never_written
            from publication
            where channel_id = :channel and write = 'publish'""";
    private static final String DID = """
            select count(*) as lines, count(*) filter (where outcome = 'written') as written,
                count(*) filter (where outcome = 'same') as same, count(*) filter (where outcome = 'refused') as refused,
                count(*) filter (where outcome = 'gone') as gone, count(*) filter (where outcome is null) as waiting,
                (select count(*) from publication p
                    where p.channel_id = :channel and p.write = 'publish' and p.saved is null) as never_written
            from write_back_line
            where channel_id = :channel""";
    private static final String PREVIEW = """
            select p.listing, p.place, place.name as place_name, p.sku, p.saved, p.saved_at, null::bigint as booked,
                null::bigint as quantity, p.shown, null as outcome, null as note
            from publication p
            left join channel_place place on place.channel_id = p.channel_id and place.external_id = p.place
            where p.channel_id = :channel and p.write = 'publish' and p.saved is not null
                and (p.listing, p.place) > (:listing, :place) and :outcome = 'all'
            order by p.listing, p.place
            limit :limit""";
    private static final String REPORT = """
            select l.listing, l.place, place.name as place_name, p.sku, l.saved, l.saved_at, l.booked, l.quantity, p.shown,
                l.outcome, l.note
            from write_back_line l
            left join publication p using (channel_id, listing, place)
            left join channel_place place on place.channel_id = l.channel_id and place.external_id = l.place
            where l.channel_id = :channel and (l.listing, l.place) > (:listing, :place)
                and case :outcome
                    when 'waiting' then l.outcome is null
                    when 'failed' then l.outcome in ('refused', 'gone')
                    else true end
            order by l.listing, l.place
            limit :limit""";

    private final JdbcClient sql;
    private final BookedSince bookedSince;

    WriteBackRows(JdbcClient sql, BookedSince bookedSince) {
        this.sql = sql;
        this.bookedSince = bookedSince;
    }

    /** Which lines to show. */
    enum Which {
        ALL,
        WAITING,
        FAILED
    }

    /** When it was started and by whom, and when it was over. */
    record Run(
            Instant startedAt, String startedBy, @Nullable Instant endedAt) {}

    /**
     * How many there are of what.
     *
     * @param same those that showed it already
     * @param gone those whose listing is not mapped there any more
     * @param neverWritten numbers of the channel that were never written, and so are left as they are
     */
    record Counts(long lines, long waiting, long written, long same, long refused, long gone, long neverWritten) {
        long failed() {
            return refused + gone;
        }
    }

    /**
     * A listing at a place.
     *
     * @param booked what the ledger has booked since it was saved, in the listing's units
     * @param quantity what is written back, or would be
     * @param shown what it shows as far as is known
     * @param outcome written, same, refused or gone; null while nothing has come of it
     */
    record Row(
            PublicationKey key,
            @Nullable String placeName,
            @Nullable String sku,
            long saved,
            Instant savedAt,
            @Nullable Long booked,
            @Nullable Long quantity,
            @Nullable Long shown,
            @Nullable String outcome,
            @Nullable String note) {}

    Optional<Run> run(ChannelId channel) {
        return sql.sql(RUN)
                .param("channel", channel.value())
                .query((row, number) -> new Run(
                        Objects.requireNonNull(Times.read(row, "started_at")),
                        row.getString("started_by"),
                        Times.read(row, "ended_at")))
                .optional();
    }

    Counts counts(ChannelId channel, boolean isStarted) {
        return sql.sql(isStarted ? DID : WOULD)
                .param("channel", channel.value())
                .query((row, number) -> new Counts(
                        row.getLong("lines"),
                        row.getLong("waiting"),
                        row.getLong("written"),
                        row.getLong("same"),
                        row.getLong("refused"),
                        row.getLong("gone"),
                        row.getLong("never_written")))
                .single();
    }

    /** A part of the lines in the order of listings and places; what is not written yet as it would be now. */
    List<Row> page(
            ChannelId channel, boolean isStarted, Which which, String afterListing, String afterPlace, int limit) {
        List<Row> rows = sql.sql(isStarted ? REPORT : PREVIEW)
                .param("channel", channel.value())
                .param("listing", afterListing)
                .param("place", afterPlace)
                .param("outcome", Input.written(which))
                .param("limit", limit)
                .query((row, number) -> row(channel, row))
                .list();
        Map<PublicationKey, Long> booked = bookedSince.of(
                channel,
                rows.stream()
                        .filter(row -> row.booked() == null && row.sku() != null)
                        .map(row -> new BookedSince.Asked(row.key(), Objects.requireNonNull(row.sku()), row.savedAt()))
                        .toList());
        return rows.stream().map(row -> withBooked(row, booked.get(row.key()))).toList();
    }

    /** What is to be shown after so much was booked. */
    static long quantity(long saved, long booked) {
        return Math.max(0, Math.addExact(saved, booked));
    }

    private static Row withBooked(Row row, @Nullable Long booked) {
        return booked == null
                ? row
                : new Row(
                        row.key(),
                        row.placeName(),
                        row.sku(),
                        row.saved(),
                        row.savedAt(),
                        booked,
                        quantity(row.saved(), booked),
                        row.shown(),
                        row.outcome(),
                        row.note());
    }

    private static Row row(ChannelId channel, ResultSet row) throws SQLException {
        return new Row(
                new PublicationKey(channel, row.getString("listing"), row.getString("place")),
                row.getString("place_name"),
                row.getString("sku"),
                row.getLong("saved"),
                Objects.requireNonNull(Times.read(row, "saved_at")),
                row.getObject("booked", Long.class),
                row.getObject("quantity", Long.class),
                row.getObject("shown", Long.class),
                row.getString("outcome"),
                row.getString("note"));
    }
}
