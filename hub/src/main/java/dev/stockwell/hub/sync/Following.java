package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/**
 * Follows the documents in the order of their revisions, and marks the publications whose numbers a change may touch. A
 * node that does not know the revision yet cannot write those numbers any more.
 */
@Component
class Following {
    private static final int VERSIONS_MAX = 1_000;
    private static final String PROGRESS = "select revision from sync_progress for update skip locked";
    private static final String PROGRESSED = "update sync_progress set revision = :revision";
    private static final String CONNECTED = "select channel_id from connection order by channel_id";
    private static final String MARK = """
            update publication
            set stale = true, revision = greatest(revision, :revision),
                changed_at = case when desired is distinct from case when batch is null then shown else sent end
                    then changed_at else :changedAt end
            where (:channel::int is null or channel_id = :channel)
                and (:listing::text is null or listing = :listing)""";
    private static final String MARK_ITEMS = """
            update publication p
            set stale = true, revision = greatest(revision, :revision),
                changed_at = case when desired is distinct from case when batch is null then shown else sent end
                    then changed_at else :changedAt end
            where (:channel::int is null or p.channel_id = :channel) and (p.channel_id, p.listing) in (
                select channel_id, listing from publication_part where item_id = any (:items))""";
    private static final String LISTINGS_OF_ITEMS = """
            select distinct channel_id, listing from publication_part where item_id = any (:items)""";

    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Documents documents;
    private final Expansion expansion;
    private final Listings listings;
    private final Catalog catalog;
    /** Everything up to there has been followed, here or on another node; looking again would only cost. */
    private volatile long followed = -1;

    Following(
            JdbcClient sql,
            TransactionTemplate transaction,
            Documents documents,
            Expansion expansion,
            Listings listings,
            Catalog catalog) {
        this.sql = sql;
        this.transaction = transaction;
        this.documents = documents;
        this.expansion = expansion;
        this.listings = listings;
        this.catalog = catalog;
    }

    /** Follows some versions; answers how many there were. */
    int runOnce() {
        documents.followOthers();
        long newest = documents.known();
        if (newest == followed) {
            return 0;
        }
        return Objects.requireNonNull(transaction.execute(status -> {
            Optional<Long> progress = sql.sql(PROGRESS).query(Long.class).optional();
            if (progress.isEmpty()) {
                return 0;
            }
            List<Documents.Version> versions = documents.since(progress.get(), VERSIONS_MAX);
            if (versions.isEmpty()) {
                followed = newest;
            } else {
                follow(versions);
                sql.sql(PROGRESSED)
                        .param("revision", versions.getLast().document().revision())
                        .update();
            }
            return versions.size();
        }));
    }

    private void follow(List<Documents.Version> versions) {
        Set<ChannelId> connected = new LinkedHashSet<>(sql.sql(CONNECTED)
                .query((row, number) -> new ChannelId(row.getInt(1)))
                .list());
        if (connected.isEmpty()) {
            return;
        }
        long revision = versions.getLast().document().revision();
        Instant at = versions.getFirst().document().recordedAt();
        Set<Long> items = new HashSet<>();
        Set<String> skus = new HashSet<>();
        Map<ChannelId, Set<String>> remade = new HashMap<>();
        Set<ChannelId> whole = new LinkedHashSet<>();
        for (Documents.Version version : versions) {
            String code = version.document().code();
            switch (version.kind()) {
                case ITEM -> {
                    items.add(version.document().id());
                    skus.addAll(names(version));
                }
                case BUNDLE -> skus.add(code);
                case LISTING ->
                    remade.computeIfAbsent(channelOf(code), first -> new HashSet<>())
                            .add(code.substring(code.indexOf('/') + 1));
                case CHANNEL_LOCATION -> whole.add(channelOf(code));
                case RULE -> {
                    mark(version.document().body(), revision, at);
                    if (version.before() != null) {
                        mark(version.before(), revision, at);
                    }
                }
                case CHANNEL ->
                    mark(new ChannelId(Math.toIntExact(version.document().id())), null, revision, at);
                case LOCATION, POOL -> mark(null, null, revision, at);
                case ALLOCATION_RULE -> {
                    // It acts on what comes in later, which the outbox tells of.
                }
            }
        }
        listings.selling(skus)
                .forEach((channel, ids) -> remade.computeIfAbsent(channel, first -> new HashSet<>())
                        .addAll(ids));
        sql.sql(LISTINGS_OF_ITEMS).param("items", items.toArray(Long[]::new)).query(row -> {
            remade.computeIfAbsent(new ChannelId(row.getInt(1)), first -> new HashSet<>())
                    .add(row.getString(2));
        });
        remade.forEach((channel, ids) -> {
            if (connected.contains(channel) && !whole.contains(channel)) {
                expansion.of(channel, ids, revision, at);
            }
        });
        whole.stream().filter(connected::contains).forEach(channel -> expansion.of(channel, revision, at));
    }

    /** All that an item is or was called, and its packs. */
    private static List<String> names(Documents.Version version) {
        List<String> names = new ArrayList<>();
        names.add(version.document().code());
        for (ObjectNode body : new ObjectNode[] {version.document().body(), version.before()}) {
            if (body != null) {
                body.path("aliases").valueStream().forEach(alias -> names.add(alias.asString("")));
                body.path("formerSkus").valueStream().forEach(former -> names.add(former.asString("")));
                body.path("packs")
                        .valueStream()
                        .forEach(pack -> names.add(pack.path("sku").asString("")));
            }
        }
        names.removeIf(String::isBlank);
        return names;
    }

    private void mark(ObjectNode rule, long revision, Instant at) {
        ChannelId channel = null;
        if (rule.has("channel")) {
            channel = documents
                    .find(DocumentKind.CHANNEL, rule.path("channel").asString(""))
                    .map(found -> new ChannelId(Math.toIntExact(found.id())))
                    .orElse(null);
        }
        if (rule.has("listing") && channel != null) {
            mark(channel, rule.path("listing").asString(""), revision, at);
        } else if (rule.has("sku") && catalog.find(rule.path("sku").asString("")) != null) {
            Set<ItemId> items = new HashSet<>();
            Objects.requireNonNull(catalog.find(SkuKey.of(rule.path("sku").asString(""))))
                    .parts()
                    .forEach(part -> items.add(part.item()));
            sql.sql(MARK_ITEMS)
                    .param("channel", channel == null ? null : channel.value())
                    .param("items", items.stream().map(ItemId::value).toArray(Long[]::new))
                    .param("revision", revision)
                    .param("changedAt", Times.written(at))
                    .update();
        } else {
            mark(channel, null, revision, at);
        }
    }

    private void mark(@Nullable ChannelId channel, @Nullable String listing, long revision, Instant at) {
        sql.sql(MARK)
                .param("channel", channel == null ? null : channel.value())
                .param("listing", listing)
                .param("revision", revision)
                .param("changedAt", Times.written(at))
                .update();
    }

    private static ChannelId channelOf(String code) {
        return new ChannelId(Integer.parseInt(code.substring(0, code.indexOf('/'))));
    }
}
