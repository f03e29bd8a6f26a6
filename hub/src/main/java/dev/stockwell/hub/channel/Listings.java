package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.kernel.ChannelId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a channel's own ids of things for sale lead to. Keeps what was looked up until documents change. */
@Component
public class Listings {
    private static final int KEPT_MAX = 200_000;
    private static final int FIRST = -100;

    private final Documents documents;
    private final Catalog catalog;
    private final DocumentCalls<ListingBody> calls;
    private volatile Map<String, String> skuOfListing = new ConcurrentHashMap<>();

    Listings(Documents documents, Catalog catalog, DocumentCalls<ListingBody> calls) {
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
        calls.write(code(channel, externalId), JsonMapper.shared().createObjectNode().put("sku", sku), actor, null);
    }

    /** The code of a listing's document. */
    public static String code(ChannelId channel, String externalId) {
        return prefix(channel) + externalId;
    }

    static String prefix(ChannelId channel) {
        return channel.value() + "/";
    }
}
