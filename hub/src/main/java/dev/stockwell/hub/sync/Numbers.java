package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.hub.channel.Offers;
import dev.stockwell.hub.feed.Changes;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Works out what publications should show. The publications are locked before the levels are read; so what is written
 * answers every change that was committed before, and whoever changes the stock later finds the outbox row of its own.
 */
@Component
class Numbers {
    private static final String LOCK = """
            select channel_id, listing, place, sku, desired, stale, revision
            from publication
            where (channel_id, listing) in (select * from unnest(:channels, :listings))
            order by channel_id, listing, place
            for update""";
    private static final String LOCK_STALE = """
            select channel_id, listing, place, sku, desired, stale, revision
            from publication
            where stale
            order by channel_id, listing, place
            limit :limit
            for update skip locked""";
    private static final String WRITE = """
            update publication p
            set desired = new.desired, terms = new.terms::json, stale = false,
                desired_at = case when p.desired is distinct from new.desired then :now else p.desired_at end,
                changed_at = case when p.desired is not distinct from new.desired or p.desired is distinct from
                        case when p.batch is null then p.shown else p.sent end
                    then p.changed_at else new.changed_at end,
                attempts = 0, not_before = null,
                refusal = case when p.desired is distinct from new.desired and not p.asks then null else p.refusal end
            from unnest(:channels, :listings, :places, :desired, :terms, :changedAt::timestamptz[])
                as new (channel_id, listing, place, desired, terms, changed_at)
            where p.channel_id = new.channel_id and p.listing = new.listing and p.place = new.place""";

    private final JdbcClient sql;
    private final Offers offers;
    private final ChannelPlaces places;
    private final Catalog catalog;
    private final Changes changes;
    private final JsonMapper json;
    private final InstantSource clock;

    Numbers(
            JdbcClient sql,
            Offers offers,
            ChannelPlaces places,
            Catalog catalog,
            Changes changes,
            JsonMapper json,
            InstantSource clock) {
        this.sql = sql;
        this.offers = offers;
        this.places = places;
        this.catalog = catalog;
        this.changes = changes;
        this.json = json;
        this.clock = clock;
    }

    /** The documents that this node knows are too old for what it was about to write; nothing was written. */
    static final class TooOld extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooOld() {
            super("the setup has changed meanwhile", null, false, false);
        }
    }

    private record Locked(
            PublicationKey key, String sku, @Nullable Long desired, boolean stale, long revision) {}

    /**
     * Works out those of some listings; within a transaction.
     *
     * @param changed when the change that matters to each was made
     * @param known the revision of the documents that this node knows
     * @return the channels of which numbers have changed
     */
    Set<ChannelId> of(Map<ListingKey, Instant> changed, long known) {
        List<Locked> locked = sql.sql(LOCK)
                .param(
                        "channels",
                        changed.keySet().stream()
                                .map(key -> key.channel().value())
                                .toArray(Integer[]::new))
                .param(
                        "listings",
                        changed.keySet().stream().map(ListingKey::listing).toArray(String[]::new))
                .query(Numbers::locked)
                .list();
        return write(locked, changed, known);
    }

    /** Works out those whose setup has changed, up to so many; within a transaction. Answers how many there were. */
    Refreshed ofStale(int limit, long known) {
        List<Locked> locked =
                sql.sql(LOCK_STALE).param("limit", limit).query(Numbers::locked).list();
        return new Refreshed(locked.size(), write(locked, Map.of(), known));
    }

    record Refreshed(int count, Set<ChannelId> channels) {}

    private Set<ChannelId> write(List<Locked> locked, Map<ListingKey, Instant> changed, long known) {
        if (locked.stream().anyMatch(each -> each.revision() > known)) {
            throw new TooOld();
        }
        Map<Locked, Offers.Wanted> wanted = wanted(locked);
        Map<Offers.Wanted, Offers.Offered> offered = offers.of(wanted.values());
        Instant now = clock.instant();
        Columns columns = new Columns();
        Map<ChannelId, Set<String>> told = new HashMap<>();
        for (Locked each : locked) {
            Offers.Wanted want = wanted.get(each);
            Offers.Offered offer = want == null ? null : offered.get(want);
            long quantity = offer == null ? 0 : Math.max(0, offer.quantity());
            if (each.stale() || each.desired() == null || each.desired() != quantity) {
                Instant since = changed.getOrDefault(
                        new ListingKey(each.key().channel(), each.key().listing()), now);
                columns.add(
                        each.key(),
                        quantity,
                        json.writeValueAsString(offer == null ? List.of() : offer.terms()),
                        since);
            }
            if (each.desired() == null || each.desired() != quantity) {
                told.computeIfAbsent(each.key().channel(), first -> new HashSet<>())
                        .add(each.key().listing());
            }
        }
        told.forEach(changes::availability);
        return columns.write();
    }

    private Map<Locked, Offers.Wanted> wanted(Collection<Locked> locked) {
        Map<String, Sellable> sold =
                catalog.findAll(locked.stream().map(Locked::sku).distinct().toList());
        Map<ChannelId, Map<String, List<LocationId>>> behind = new HashMap<>();
        Map<Locked, Offers.Wanted> wanted = new HashMap<>();
        for (Locked each : locked) {
            Sellable sellable = sold.get(SkuKey.of(each.sku()));
            ChannelId channel = each.key().channel();
            List<LocationId> ours = behind.computeIfAbsent(channel, places::of)
                    .getOrDefault(each.key().place(), List.of());
            if (sellable != null) {
                wanted.put(each, new Offers.Wanted(channel, sellable, Set.copyOf(ours)));
            }
        }
        return wanted;
    }

    private static Locked locked(ResultSet row, int number) throws SQLException {
        return new Locked(
                new PublicationKey(
                        new ChannelId(row.getInt("channel_id")), row.getString("listing"), row.getString("place")),
                row.getString("sku"),
                row.getObject("desired", Long.class),
                row.getBoolean("stale"),
                row.getLong("revision"));
    }

    /** What is to be written, in columns. */
    private final class Columns {
        private final List<PublicationKey> keys = new ArrayList<>();
        private final List<Long> desired = new ArrayList<>();
        private final List<String> terms = new ArrayList<>();
        private final List<String> changedAt = new ArrayList<>();

        void add(PublicationKey key, long quantity, String how, Instant since) {
            keys.add(key);
            desired.add(quantity);
            terms.add(how);
            changedAt.add(Times.written(since).toString());
        }

        Set<ChannelId> write() {
            if (!keys.isEmpty()) {
                sql.sql(WRITE)
                        .param(
                                "channels",
                                keys.stream().map(key -> key.channel().value()).toArray(Integer[]::new))
                        .param(
                                "listings",
                                keys.stream().map(PublicationKey::listing).toArray(String[]::new))
                        .param(
                                "places",
                                keys.stream().map(PublicationKey::place).toArray(String[]::new))
                        .param("desired", desired.toArray(Long[]::new))
                        .param("terms", terms.toArray(String[]::new))
                        .param("changedAt", changedAt.toArray(String[]::new))
                        .param("now", Times.written(clock.instant()))
                        .update();
            }
            return keys.stream().map(PublicationKey::channel).collect(Collectors.toSet());
        }
    }
}
