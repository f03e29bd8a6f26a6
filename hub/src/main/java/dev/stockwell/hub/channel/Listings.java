package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.kernel.ChannelId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a channel's own ids of things for sale lead to. Keeps what was looked up until documents change. */
@Component
public class Listings {
    private static final String OF_SKU = """
            select channel.code as channel, substr(listing.code, strpos(listing.code, '/') + 1) as external_id
            from document listing
            join document channel on channel.kind = 3 and channel.superseded_at is null
                and channel.id = split_part(listing.code, '/', 1)::bigint
            where listing.kind = 8 and listing.superseded_at is null
                and lower(normalize(listing.body ->> 'sku', nfkc)) = :key
            order by listing.code""";
    private static final String SELLING = """
            select code
            from document
            where kind = 8 and superseded_at is null and lower(normalize(body ->> 'sku', nfkc)) = any (:keys)""";
    private static final int KEPT_MAX = 200_000;
    private static final int FIRST = -100;

    private final JdbcClient sql;
    private final Documents documents;
    private final Catalog catalog;
    private final DocumentCalls<ListingBody> calls;
    private volatile Map<String, String> skuOfListing = new ConcurrentHashMap<>();

    Listings(JdbcClient sql, Documents documents, Catalog catalog, DocumentCalls<ListingBody> calls) {
        this.sql = sql;
        this.documents = documents;
        this.catalog = catalog;
        this.calls = calls;
    }

    @EventListener
    @Order(FIRST)
    void forget(Documents.Changed changed) {
        skuOfListing = new ConcurrentHashMap<>();
    }

    /** What a listing sells; null if it is not mapped. */
    public @Nullable Sellable find(ChannelId channel, String externalId) {
        String code = code(channel, externalId);
        Map<String, String> kept = skuOfListing;
        String known = kept.get(code);
        if (known == null) {
            known = documents
                    .find(DocumentKind.LISTING, code)
                    .map(listing -> listing.body().path("sku").asString(""))
                    .orElse(null);
            if (known != null && kept.size() < KEPT_MAX) {
                kept.put(code, known);
            }
        }
        return known == null ? null : catalog.find(known);
    }

    /** Says what a channel's own id of a thing for sale leads to. */
    public void map(ChannelId channel, String externalId, String sku, Actor actor) {
        calls.write(
                code(channel, externalId),
                JsonMapper.shared().createObjectNode().put("sku", sku),
                actor,
                null);
    }

    /** Says what it leads to, and that its number is ours to write. */
    public void mapAndWrite(ChannelId channel, String externalId, String sku, Actor actor) {
        calls.write(
                code(channel, externalId),
                JsonMapper.shared().createObjectNode().put("sku", sku).put("write", "publish"),
                actor,
                null);
    }

    /** Says that its number is to be left alone, whatever it is. */
    public void never(ChannelId channel, String externalId, Actor actor) {
        calls.write(
                code(channel, externalId),
                JsonMapper.shared().createObjectNode().put("write", "never"),
                actor,
                null);
    }

    /** Nothing is said of it any more. */
    public void unmap(ChannelId channel, String externalId, Actor actor) {
        calls.end(code(channel, externalId), actor);
    }

    /**
     * What is said of a listing.
     *
     * @param isWritten whether its number is ours to write; otherwise it is only looked at
     */
    public record Mapping(String sku, boolean isWritten) {}

    /** What is said of some listings, by the channel's own ids; those that nothing is said of, or are set to never, are absent. */
    public Map<String, Mapping> mappings(ChannelId channel, Collection<String> externalIds) {
        Map<String, Mapping> found = new HashMap<>();
        List<String> codes = externalIds.stream().map(id -> code(channel, id)).toList();
        for (Document listing : documents.named(DocumentKind.LISTING, codes)) {
            String write = listing.body().path("write").asString("publish");
            if (!write.equals("never")) {
                String sku = listing.body().path("sku").asString("");
                found.put(
                        listing.code().substring(prefix(channel).length()), new Mapping(sku, write.equals("publish")));
            }
        }
        return found;
    }

    /** The listings of some SKUs, by the code of the channel that each is on. */
    public Map<ChannelId, Set<String>> selling(Collection<String> skus) {
        Map<ChannelId, Set<String>> found = new HashMap<>();
        sql.sql(SELLING)
                .param("keys", skus.stream().map(SkuKey::of).distinct().toArray(String[]::new))
                .query(row -> {
                    String code = row.getString("code");
                    int slash = code.indexOf('/');
                    found.computeIfAbsent(
                                    new ChannelId(Integer.parseInt(code.substring(0, slash))), first -> new HashSet<>())
                            .add(code.substring(slash + 1));
                });
        return found;
    }

    /** A SKU's listings: the channels' own ids of it, by channel. */
    public Map<String, List<String>> of(String sku) {
        return sql
                .sql(OF_SKU)
                .param("key", SkuKey.of(sku))
                .query((row, number) -> Map.entry(row.getString("channel"), row.getString("external_id")))
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    /** The code of a listing's document. */
    public static String code(ChannelId channel, String externalId) {
        return prefix(channel) + externalId;
    }

    static String prefix(ChannelId channel) {
        return channel.value() + "/";
    }
}
