package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ChannelId;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a channel's own ids of things for sale lead to. */
@Component
public class Listings {
    private final Documents documents;
    private final Catalog catalog;

    Listings(Documents documents, Catalog catalog) {
        this.documents = documents;
        this.catalog = catalog;
    }

    /** What a listing sells; null if it is not mapped. */
    public @Nullable Sellable find(ChannelId channel, String externalId) {
        return documents
                .find(DocumentKind.LISTING, code(channel, externalId))
                .map(listing -> listing.body().path("sku").asString(""))
                .map(catalog::find)
                .orElse(null);
    }

    /** The code of a listing's document. */
    public static String code(ChannelId channel, String externalId) {
        return prefix(channel) + externalId;
    }

    static String prefix(ChannelId channel) {
        return channel.value() + "/";
    }
}
