package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.ChannelLocation;
import dev.stockwell.connectors.Listing;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Listings and locations, as Shopify tells them. */
final class CatalogueReading {

    private CatalogueReading() {}

    static Listing listing(JsonNode variant) {
        JsonNode item = Json.object(variant, "inventoryItem");
        return new Listing(
                Json.id(variant, "id"),
                Json.id(item, "id"),
                blankIsNone(Json.textIfAny(variant, "sku")),
                blankIsNone(Json.textIfAny(variant, "barcode")),
                Json.text(variant, "displayName"),
                Json.flag(item, "tracked"),
                Json.text(Json.object(variant, "product"), "status").equals("ACTIVE"),
                Json.time(variant, "updatedAt"));
    }

    private static @Nullable String blankIsNone(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    static ChannelLocation location(JsonNode location) {
        return new ChannelLocation(
                Json.id(location, "id"),
                Json.text(location, "name"),
                Json.flag(location, "isActive"),
                Json.flag(location, "fulfillsOnlineOrders"),
                !Json.flag(location, "isFulfillmentService"));
    }
}
