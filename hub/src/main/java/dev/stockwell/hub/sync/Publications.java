package dev.stockwell.hub.sync;

import dev.stockwell.connectors.StockKey;
import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of publications, as whoever writes to a channel changes them. One node works on a channel at a time. */
@Component
class Publications {
    /**
     * Due is what shows another number than it should, is ours to write, and is not in doubt. What is sold out and still
     * shown comes first, then what shows too much by the largest part, then what shows too little.
     */
    private static final String CLAIM = """
            with due as (
                select channel_id, listing, place
                from publication
                where channel_id = :channel and write = 'publish' and batch is null and refusal is null and not stale
                    and desired is distinct from shown and desired is not null
                    and (shown is not null or not :needsExpected)
                    and (not_before is null or not_before <= :now)
                    and (conflict_at is null) and (pilot or not :pilotOnly)
                    and (:mayRaise or desired < shown)
                order by (desired = 0 and shown > 0) desc,
                    (shown - desired)::numeric / greatest(desired, 1) desc nulls last, changed_at
                limit :limit
                for update skip locked
            ), sent as (
                update publication p
                set batch = :batch, sent = desired, sent_at = :now, expected = shown, attempts = attempts + 1
                from due
                where p.channel_id = due.channel_id and p.listing = due.listing and p.place = due.place
                returning p.channel_id, p.listing, p.place, p.stock_id, p.sent, p.expected, p.terms, p.changed_at
            ), noted as (
                insert into push (channel_id, listing, place, batch, quantity, expected, terms, changed_at, sent_at)
                select channel_id, listing, place, :batch, sent, expected, terms, changed_at, :now from sent
            )
            select listing, place, stock_id, sent, expected, changed_at from sent order by listing, place""";

    private static final String IN_FLIGHT = """
            select listing, place, stock_id, sent, expected, changed_at, batch
            from publication
            where channel_id = :channel and batch = (
                select batch
                from publication
                where channel_id = :channel and batch is not null and (not_before is null or not_before <= :now)
                order by sent_at
                limit 1)
            order by listing, place""";
    private static final String RETRY = """
            update publication
            set refusal = null, asks = false, corrections = 0, attempts = 0, not_before = null
            where channel_id = :channel and listing = :listing and place = :place""";
    private static final String PILOT = """
            update publication
            set pilot = :pilot
            where channel_id = :channel and listing = :listing and place = :place""";
    private static final String GIVE_UP = """
            update publication
            set batch = null, observed_at = null, saved = coalesce(saved, expected), saved_at = coalesce(saved_at, observed_at, sent_at)
            where channel_id = :channel and batch is not null""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final InstantSource clock;

    Publications(JdbcClient sql, TransactionTemplate transaction, InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * A number on its way.
     *
     * @param expected what is believed to be there; null if nothing is known
     * @param changedAt when what it tells of was changed
     */
    record Sent(
            PublicationKey key,
            StockKey stock,
            long quantity,
            @Nullable Long expected,
            Instant changedAt) {}

    /**
     * Which numbers may go.
     *
     * @param pilotOnly only those of pilots
     * @param needsExpected only where it is known what is shown
     * @param mayRaise not only lower ones
     */
    record Gate(boolean pilotOnly, boolean needsExpected, boolean mayRaise) {}

    /** Takes what is due, the most at risk first, and notes it as sent under a batch. */
    List<Sent> claim(ChannelId channel, UUID batch, Gate gate, int limit) {
        return Objects.requireNonNull(transaction.execute(status -> sql.sql(CLAIM)
                .param("channel", channel.value())
                .param("batch", batch)
                .param("now", now())
                .param("pilotOnly", gate.pilotOnly())
                .param("needsExpected", gate.needsExpected())
                .param("mayRaise", gate.mayRaise())
                .param("limit", limit)
                .query((row, number) -> sent(channel, row))
                .list()));
    }

    /** A batch that was sent and has no answer. */
    record Batch(UUID id, List<Sent> lines) {}

    /** The oldest batch that is due to be sent again. */
    @Nullable
    Batch unanswered(ChannelId channel) {
        UUID[] id = new UUID[1];
        List<Sent> lines = sql.sql(IN_FLIGHT)
                .param("channel", channel.value())
                .param("now", now())
                .query((row, number) -> {
                    id[0] = row.getObject("batch", UUID.class);
                    return sent(channel, row);
                })
                .list();
        return lines.isEmpty() ? null : new Batch(Objects.requireNonNull(id[0]), lines);
    }

    /** Ends what is under way without an answer; what is shown there is to be looked at. Answers how many numbers. */
    int giveUp(ChannelId channel) {
        return sql.sql(GIVE_UP).param("channel", channel.value()).update();
    }

    /** It is worth trying at once, whatever came of it before; whether there is such a publication. */
    boolean retry(PublicationKey key) {
        return changed(sql.sql(RETRY), key);
    }

    /** Whether there is such a publication. */
    boolean pilot(PublicationKey key, boolean isPilot) {
        return changed(sql.sql(PILOT).param("pilot", isPilot), key);
    }

    private static boolean changed(JdbcClient.StatementSpec update, PublicationKey key) {
        return update.param("channel", key.channel().value())
                        .param("listing", key.listing())
                        .param("place", key.place())
                        .update()
                == 1;
    }

    private static Sent sent(ChannelId channel, ResultSet row) throws SQLException {
        String place = row.getString("place");
        return new Sent(
                new PublicationKey(channel, row.getString("listing"), place),
                new StockKey(row.getString("stock_id"), place),
                row.getLong("sent"),
                row.getObject("expected", Long.class),
                Objects.requireNonNull(Times.read(row, "changed_at")));
    }

    private OffsetDateTime now() {
        return Times.written(clock.instant());
    }
}
