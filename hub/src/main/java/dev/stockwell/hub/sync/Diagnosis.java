package dev.stockwell.hub.sync;

import dev.stockwell.connectors.NumberMeaning;
import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Named;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.kernel.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the name of a difference from what is known before and after: what the channel's own orders took meanwhile, what
 * was written over, which of our writes were looked for in vain, and what the listing leads to.
 */
@Component
class Diagnosis {
    /** How long a write may take to show, where it is safe to wait for it. */
    private static final Duration GRACE = Duration.ofMinutes(5);

    private static final Duration GRACE_WHERE_LATE = Duration.ofMinutes(15);
    private static final Duration MAY_STILL_COME = Duration.ofDays(1);
    /** The versions of an item follow its times, so the key finds where to begin. */
    private static final String ORDERED = """
            select coalesce(sum(case
                when to_bucket = 1 and to_location = any (:locations) then quantity else 0 end - case
                when from_bucket = 1 and from_location = any (:locations) then quantity else 0 end), 0)::bigint
            from movement
            where item_id = :item and channel_id = :channel and seq > coalesce((
                select seq
                from movement
                where item_id = :item and recorded_at <= :since
                order by seq desc
                limit 1), 0)""";

    private static final String LOST = """
            select batch, quantity, expected
            from push
            where channel_id = :channel and listing = :listing and place = :place and lost_at > :since
                and expected is not null
            order by sent_at desc""";

    private final JdbcClient sql;
    private final Catalog catalog;
    private final ChannelPlaces places;
    private final InstantSource clock;

    Diagnosis(JdbcClient sql, Catalog catalog, ChannelPlaces places, InstantSource clock) {
        this.sql = sql;
        this.catalog = catalog;
        this.places = places;
        this.clock = clock;
    }

    /**
     * A publication that showed something else than was known.
     *
     * @param before what was known
     * @param knownAt since when that was true
     * @param writtenOver what it showed before our last write
     * @param isConfirmed whether what was acknowledged was seen there after that
     * @param asks whether a person has been asked already
     */
    record Case(
            PublicationKey key,
            String sku,
            long desired,
            @Nullable Long shown,
            @Nullable Long before,
            @Nullable Instant knownAt,
            @Nullable Long writtenOver,
            boolean isConfirmed,
            @Nullable Instant acknowledgedAt,
            int corrections,
            boolean asks,
            @Nullable String listedSku,
            @Nullable String listedBarcode) {}

    /** One of our writes that was looked for in vain. */
    private record Write(String batch, long quantity, long expected) {}

    /**
     * What was found.
     *
     * @param difference null if there is none left and none to tell of
     * @param until how long to wait for our own write before it counts as lost; null: it is settled now
     */
    record Finding(
            @Nullable Difference difference, @Nullable Instant until) {
        private static final Finding NONE = new Finding(null, null);

        static Finding of(Difference difference) {
            return new Finding(difference, null);
        }
    }

    Finding of(Case each, NumberMeaning meaning) {
        Long shown = each.shown();
        Long before = each.before();
        if (each.asks() || shown == null || before == null || before.equals(shown)) {
            return Finding.NONE;
        }
        boolean isRight = shown == each.desired();
        if (!isRight && !isAsMapped(each)) {
            return Finding.of(Difference.MAPPING);
        }
        long ordered = ordered(each);
        if (ordered != 0 && shown == before + ordered) {
            return Finding.of(Difference.UNSEEN_SALE);
        }
        if (cameLate(each, shown, before, ordered)) {
            return Finding.of(Difference.LATE);
        }
        if (isRight) {
            return Finding.of(
                    before.equals(each.writtenOver())
                            ? Difference.LATE
                            : isCounted(each) ? Difference.MANUAL_EDIT : Difference.UNSEEN_SALE);
        }
        if (!each.isConfirmed() && each.writtenOver() != null && shown == each.writtenOver() + ordered) {
            return lost(each, shown, meaning);
        }
        return Finding.of(isOtherPack(each, shown, before) ? Difference.PACK_FACTOR : Difference.MANUAL_EDIT);
    }

    /**
     * A write that does not show is late or lost, and only time tells. A number that is to be lowered is written again at
     * once: if both took effect, too little would be shown. One that is to be raised waits: too much would be.
     */
    private Finding lost(Case each, long shown, NumberMeaning meaning) {
        Duration grace = meaning.applies() == NumberMeaning.Applies.LATER ? GRACE_WHERE_LATE : GRACE;
        Instant end = each.acknowledgedAt() == null
                ? clock.instant()
                : each.acknowledgedAt().plus(grace);
        boolean waits = each.desired() > shown && end.isAfter(clock.instant());
        return waits ? new Finding(Difference.LATE, end) : Finding.of(Difference.LOST_WRITE);
    }

    /** Whether a write that was looked for in vain has taken effect now, over what was written since or beside it. */
    private boolean cameLate(Case each, long shown, long before, long ordered) {
        List<Write> lost = sql.sql(LOST)
                .param("channel", each.key().channel().value())
                .param("listing", each.key().listing())
                .param("place", each.key().place())
                .param("since", Times.written(clock.instant().minus(MAY_STILL_COME)))
                .query((row, number) ->
                        new Write(row.getString("batch"), row.getLong("quantity"), row.getLong("expected")))
                .list();
        return lost.stream()
                .anyMatch(write -> shown == before + ordered + write.quantity() - write.expected()
                        || shown == write.quantity() + ordered);
    }

    /** Whether {@link #ordered} knows; of a bundle each part has a ledger of its own. */
    private boolean isCounted(Case each) {
        Sellable mapped = catalog.find(each.sku());
        return mapped != null && mapped.item() != null;
    }

    /** By how much the channel's own orders have changed what is available there since what was known was true. */
    private long ordered(Case each) {
        Sellable mapped = catalog.find(each.sku());
        if (mapped == null || mapped.item() == null || each.knownAt() == null) {
            return 0;
        }
        List<LocationId> ours =
                places.of(each.key().channel()).getOrDefault(each.key().place(), List.of());
        long steps = sql.sql(ORDERED)
                .param("item", mapped.item().value())
                .param("channel", each.key().channel().value())
                .param("locations", ours.stream().map(LocationId::value).toArray(Integer[]::new))
                .param("since", Times.written(each.knownAt()))
                .query(Long.class)
                .single();
        return Math.floorDiv(steps, mapped.units());
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

    /** Whether the number is right for another pack of the same item, or was before. */
    private boolean isOtherPack(Case each, long shown, long before) {
        Sellable mapped = catalog.find(each.sku());
        if (mapped == null || mapped.item() == null || shown <= 0) {
            return false;
        }
        Set<Long> units = new HashSet<>(Set.of(1L));
        catalog.names(Objects.requireNonNull(mapped.item())).packs().stream()
                .map(Named.Pack::units)
                .forEach(units::add);
        units.remove(mapped.units());
        return Stream.of(each.desired(), before)
                .map(number -> Math.multiplyExact(number, mapped.units()))
                .anyMatch(steps -> units.stream().anyMatch(unit -> steps > 0 && steps / unit == shown));
    }
}
