package dev.stockwell.hub.sync;

import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds out why a channel showed something else than was known, once its orders have been read past that moment and their
 * effect is in the number that it should show; then lets the right number be written, or asks for a person.
 */
@Component
class Settlement {
    /** So often in a row a number is set right; whoever changes it each time after that means it. */
    static final int CORRECTIONS_MAX = 3;

    private static final int AT_ONCE = 500;
    private static final String FIND = """
            select p.listing, p.place, p.sku, p.desired, p.shown, p.before_conflict, p.known_at, p.corrections, p.asks,
                p.acknowledged_at, coalesce(p.confirmed_at >= p.acknowledged_at, false) as confirmed,
                listed.sku as listed_sku, listed.barcode as listed_barcode, previous.expected as written_over
            from publication p
            left join channel_listing listed on listed.channel_id = p.channel_id and listed.external_id = p.listing
            left join lateral (
                select push.expected
                from push
                where push.channel_id = p.channel_id and push.listing = p.listing and push.place = p.place
                    and push.outcome = 'applied'
                order by push.sent_at desc
                limit 1) as previous on true
            where p.channel_id = :channel and p.conflict_at < :readAt and p.batch is null and not p.stale
                and p.desired is not null
                and (p.not_before is null or p.not_before <= :now or p.shown in (p.desired, p.before_conflict))
                and not exists (
                    select
                    from publication_part part
                    join outbox using (item_id)
                    where part.channel_id = p.channel_id and part.listing = p.listing)
            order by p.conflict_at
            limit :limit""";
    private static final String SETTLE = """
            update publication
            set conflict_at = null, before_conflict = null, known_at = null,
                difference = coalesce(:difference, difference),
                difference_at = case when :difference::text is null then difference_at else :now end,
                corrections = :corrections, refusal = case when asks then refusal else :refusal end,
                asks = asks or :asks, not_before = null
            where channel_id = :channel and listing = :listing and place = :place and batch is null""";
    private static final String WAIT = """
            update publication
            set not_before = :until, difference = :difference, difference_at = :now
            where channel_id = :channel and listing = :listing and place = :place and batch is null""";
    private static final String LOST = """
            update push
            set lost_at = :now
            where channel_id = :channel and listing = :listing and place = :place and outcome = 'applied' and sent_at = (
                select max(sent_at)
                from push
                where channel_id = :channel and listing = :listing and place = :place and outcome = 'applied')""";
    private static final String FOUND = """
            update push
            set lost_at = null
            where channel_id = :channel and listing = :listing and place = :place and lost_at is not null""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Diagnosis diagnosis;
    private final Catalogue catalogue;
    private final Troubles troubles;
    private final Activity activity;
    private final InstantSource clock;

    Settlement(
            JdbcClient sql,
            TransactionTemplate transaction,
            Diagnosis diagnosis,
            Catalogue catalogue,
            Troubles troubles,
            Activity activity,
            InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.diagnosis = diagnosis;
        this.catalogue = catalogue;
        this.troubles = troubles;
        this.activity = activity;
        this.clock = clock;
    }

    private record Found(Diagnosis.Case of, Diagnosis.Finding finding) {}

    /** Settles what can be settled; answers how many there were, and -1 if the shop did not answer. */
    int runOnce(Line.End end) {
        Instant readAt = end.connection().ordersReadAt();
        if (readAt == null) {
            return 0;
        }
        List<Found> found = find(end, readAt);
        if (found.stream().anyMatch(Settlement::mayBeAnotherListing)) {
            if (!catalogue.readChanges(end)) {
                return -1;
            }
            found = find(end, readAt);
        }
        for (Found each : found) {
            transaction.executeWithoutResult(status -> settle(each.of(), each.finding()));
        }
        return found.size();
    }

    /** Before somebody's number is written over, it is looked at whether it is still a number of the same thing. */
    private static boolean mayBeAnotherListing(Found found) {
        return found.finding().difference() == Difference.MANUAL_EDIT
                || found.finding().difference() == Difference.PACK_FACTOR;
    }

    private List<Found> find(Line.End end, Instant readAt) {
        return sql
                .sql(FIND)
                .param("channel", end.channel().value())
                .param("readAt", Times.written(readAt))
                .param("now", Times.written(clock.instant()))
                .param("limit", AT_ONCE)
                .query((row, number) -> read(end.channel(), row))
                .list()
                .stream()
                .map(each -> new Found(each, diagnosis.of(each, end.connector().meaning())))
                .toList();
    }

    private void settle(Diagnosis.Case each, Diagnosis.Finding finding) {
        Difference difference = finding.difference();
        if (difference == null) {
            close(each, null, each.corrections(), null, false);
            return;
        }
        tell(each, difference);
        if (finding.until() != null) {
            update(WAIT, each)
                    .param("difference", difference.code())
                    .param("until", Times.written(finding.until()))
                    .update();
            return;
        }
        boolean isCorrected = difference != Difference.UNSEEN_SALE && !Objects.equals(each.shown(), each.desired());
        int corrections = each.corrections() + (isCorrected ? 1 : 0);
        String refusal = null;
        if (!difference.isSettledAlone()) {
            refusal = difference.words() + ": it shows " + each.shown() + ", and should show " + each.desired() + ".";
        } else if (isCorrected && corrections > CORRECTIONS_MAX) {
            refusal = "It was set right " + CORRECTIONS_MAX + " times and shows something else each time.";
        }
        close(each, difference, corrections, refusal, !difference.isSettledAlone());
        if (difference == Difference.LOST_WRITE) {
            update(LOST, each).update();
        } else if (difference == Difference.LATE) {
            update(FOUND, each).update();
        }
        if (refusal != null) {
            troubles.open(
                    "drift",
                    each.sku() + " (listing " + each.key().listing() + " at "
                            + each.key().place() + "): " + refusal);
        }
    }

    private void close(
            Diagnosis.Case each,
            @Nullable Difference difference,
            int corrections,
            @Nullable String refusal,
            boolean asks) {
        update(SETTLE, each)
                .param("difference", difference == null ? null : difference.code())
                .param("corrections", corrections)
                .param("refusal", refusal)
                .param("asks", asks)
                .update();
    }

    private void tell(Diagnosis.Case each, Difference difference) {
        String words = each.sku() + " at " + each.key().place() + " showed " + each.shown() + " instead of "
                + each.before() + ": " + difference.words() + ".";
        activity.note(each.key().channel(), "difference", 1, Duration.ZERO, words);
    }

    private JdbcClient.StatementSpec update(String statement, Diagnosis.Case each) {
        return sql.sql(statement)
                .param("channel", each.key().channel().value())
                .param("listing", each.key().listing())
                .param("place", each.key().place())
                .param("now", Times.written(clock.instant()));
    }

    private static Diagnosis.Case read(ChannelId channel, ResultSet row) throws SQLException {
        return new Diagnosis.Case(
                new PublicationKey(channel, row.getString("listing"), row.getString("place")),
                row.getString("sku"),
                row.getLong("desired"),
                row.getObject("shown", Long.class),
                row.getObject("before_conflict", Long.class),
                Times.read(row, "known_at"),
                row.getObject("written_over", Long.class),
                row.getBoolean("confirmed"),
                Times.read(row, "acknowledged_at"),
                row.getInt("corrections"),
                row.getBoolean("asks"),
                row.getString("listed_sku"),
                row.getString("listed_barcode"));
    }
}
