package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What went to and fro between us and each channel, for people to look at. A day of it is kept. */
@Component
class Activity {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final int NOTE_MAX = 500;
    private static final String INSERT = """
            insert into channel_activity (channel_id, at, kind, lines, millis, note)
            values (:channel, :at, :kind, :lines, :millis, :note)""";
    private static final String NEWEST = """
            select at, kind, lines, millis, note
            from channel_activity
            where channel_id = :channel
            order by at desc, id desc
            limit :limit""";
    private static final String FORGET = "delete from channel_activity where at < :before";

    private final JdbcClient sql;
    private final InstantSource clock;

    Activity(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Something that went to or fro.
     *
     * @param kind pushed, orders, read, webhook, catalogue, difference, failed or stage
     * @param lines how many things it was about
     */
    record Entry(
            Instant at,
            String kind,
            int lines,
            int millis,
            @Nullable String note) {}

    void note(ChannelId channel, String kind, int lines, Duration took, @Nullable String note) {
        sql.sql(INSERT)
                .param("channel", channel.value())
                .param("at", Times.written(clock.instant()))
                .param("kind", kind)
                .param("lines", lines)
                .param("millis", Math.toIntExact(Math.min(Integer.MAX_VALUE, took.toMillis())))
                .param("note", note == null || note.length() <= NOTE_MAX ? note : note.substring(0, NOTE_MAX))
                .update();
    }

    List<Entry> newest(ChannelId channel, int limit) {
        return sql.sql(NEWEST)
                .param("channel", channel.value())
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        Objects.requireNonNull(Times.read(row, "at")),
                        row.getString("kind"),
                        row.getInt("lines"),
                        row.getInt("millis"),
                        row.getString("note")))
                .list();
    }

    void forgetOld() {
        sql.sql(FORGET)
                .param("before", Times.written(clock.instant().minus(KEPT)))
                .update();
    }
}
