package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.kernel.ChannelId;
import java.util.List;
import java.util.Map;
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
