package dev.stockwell.hub.sync;

import dev.stockwell.connectors.NumberMeaning;
import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Named;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.kernel.ChannelId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
    private static final Duration GRACE = Duration.ofMinutes(15);
    private static final String FIND = """
            select p.listing, p.place, p.sku, p.desired, p.shown, p.before_conflict, p.corrections, p.observed_at,
                p.acknowledged, p.acknowledged_at, listed.sku as listed_sku, listed.barcode as listed_barcode,
                previous.expected as written_over
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
                and not exists (
                    select
                    from publication_part part
                    join outbox using (item_id)
                    where part.channel_id = p.channel_id and part.listing = p.listing)
            order by p.conflict_at
            limit :limit""";
    private static final String SETTLE = """
            update publication
            set conflict_at = null, before_conflict = null, difference = coalesce(:difference, difference),
                difference_at = case when :difference::text is null then difference_at else :now end,
                corrections = :corrections, refusal = :refusal, not_before = :notBefore
            where channel_id = :channel and listing = :listing and place = :place and batch is null""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Catalog catalog;
    private final Troubles troubles;
    private final Activity activity;
    private final InstantSource clock;

    Settlement(
            JdbcClient sql,
            TransactionTemplate transaction,
            Catalog catalog,
            Troubles troubles,
            Activity activity,
            InstantSource clock) {
        this.sql = sql;
        this.transaction = transaction;
        this.catalog = catalog;
        this.troubles = troubles;
        this.activity = activity;
        this.clock = clock;
    }

    /**
     * A publication that showed something else than was known.
     *
     * @param before what was known
     * @param writtenOver what it showed before our last write
     */
    record Case(
            PublicationKey key,
            String sku,
            long desired,
            @Nullable Long shown,
            @Nullable Long before,
            @Nullable Long writtenOver,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant observedAt,
            int corrections,
            @Nullable String listedSku,
            @Nullable String listedBarcode) {}

    /** Settles what can be settled; answers how many there were. */
    int runOnce(Line.End end) {
        Instant readAt = end.connection().ordersReadAt();
        if (readAt == null) {
            return 0;
        }
        List<Case> cases = sql.sql(FIND)
                .param("channel", end.channel().value())
                .param("readAt", Times.written(readAt))
                .param("limit", AT_ONCE)
                .query((row, number) -> read(end.channel(), row))
                .list();
        for (Case each : cases) {
            transaction.executeWithoutResult(
                    status -> settle(each, difference(each, end.connector().meaning())));
        }
        return cases.size();
    }

    private void settle(Case each, @Nullable Difference difference) {
        boolean isRight = each.shown() != null && each.shown() == each.desired();
        int corrections = isRight ? each.corrections() : each.corrections() + 1;
        String refusal = null;
        Duration wait = null;
        if (!isRight && difference != null) {
            if (!difference.isSettledAlone()) {
                refusal =
                        difference.words() + ": it shows " + each.shown() + ", and should show " + each.desired() + ".";
            } else if (corrections > CORRECTIONS_MAX) {
                refusal = "It was set right " + CORRECTIONS_MAX + " times and shows something else each time.";
            } else if (difference == Difference.LATE) {
                wait = GRACE;
            }
        }
        sql.sql(SETTLE)
                .param("channel", each.key().channel().value())
                .param("listing", each.key().listing())
                .param("place", each.key().place())
                .param("difference", difference == null ? null : difference.code())
                .param("corrections", corrections)
                .param("refusal", refusal)
                .param(
                        "notBefore",
                        wait == null ? null : Times.written(clock.instant().plus(wait)))
                .param("now", Times.written(clock.instant()))
                .update();
        if (difference == null) {
            return;
        }
        String words = each.sku() + " at " + each.key().place() + " showed " + each.shown() + " instead of "
                + each.before() + ": " + difference.words() + ".";
        activity.note(each.key().channel(), "difference", 1, Duration.ZERO, words);
        if (refusal != null) {
            troubles.open(
                    "drift",
                    each.sku() + " (listing " + each.key().listing() + " at "
                            + each.key().place() + "): " + refusal);
        }
    }

    /** The class of a difference; null if there is none left and none to tell of. */
    private @Nullable Difference difference(Case each, NumberMeaning meaning) {
        Long shown = each.shown();
        if (shown == null) {
            return null;
        }
        if (shown == each.desired()) {
            return each.before() == null || each.before().equals(shown)
                    ? null
                    : Objects.equals(each.writtenOver(), each.before()) ? Difference.LATE : Difference.UNSEEN_SALE;
        }
        if (!isAsMapped(each)) {
            return Difference.MAPPING;
        }
        if (Objects.equals(shown, each.writtenOver())) {
            boolean mayStillCome = meaning.applies() == NumberMeaning.Applies.LATER
                    && each.acknowledgedAt() != null
                    && each.acknowledgedAt().isAfter(clock.instant().minus(GRACE));
            return mayStillCome ? Difference.LATE : Difference.LOST_WRITE;
        }
        return isOtherPack(each, shown) ? Difference.PACK_FACTOR : Difference.MANUAL_EDIT;
    }

    /** Whether the SKU or the barcode there still leads to what it is mapped to, if it leads to anything that we know. */
    private boolean isAsMapped(Case each) {
        Sellable mapped = catalog.find(each.sku());
        Sellable named = each.listedSku() == null || each.listedSku().isBlank() ? null : catalog.find(each.listedSku());
        if (named == null && each.listedBarcode() != null) {
            named = catalog.findByNameOrGtin(each.listedBarcode());
        }
        return mapped == null || named == null || SkuKey.of(named.sku()).equals(SkuKey.of(mapped.sku()));
    }

    /** Whether the number is right for another pack of the same item. */
    private boolean isOtherPack(Case each, long shown) {
        Sellable mapped = catalog.find(each.sku());
        if (mapped == null || mapped.item() == null || shown <= 0 || each.desired() <= 0) {
            return false;
        }
        Set<Long> units = new HashSet<>(Set.of(1L));
        catalog.names(mapped.item()).packs().stream().map(Named.Pack::units).forEach(units::add);
        units.remove(mapped.units());
        long steps = Math.multiplyExact(each.desired(), mapped.units());
        return units.stream().anyMatch(unit -> steps / unit == shown);
    }

    private static Case read(ChannelId channel, ResultSet row) throws SQLException {
        return new Case(
                new PublicationKey(channel, row.getString("listing"), row.getString("place")),
                row.getString("sku"),
                row.getLong("desired"),
                row.getObject("shown", Long.class),
                row.getObject("before_conflict", Long.class),
                row.getObject("written_over", Long.class),
                Times.read(row, "acknowledged_at"),
                Times.read(row, "observed_at"),
                row.getInt("corrections"),
                row.getString("listed_sku"),
                row.getString("listed_barcode"));
    }
}
