package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The bodies of webhooks: the older, snake-case form of the shop's things, with times in the shop's own zone. */
final class Payloads {

    static final String CURRENCY = "USD";
    private static final ZoneId SHOP_ZONE = ZoneId.of("America/Chicago");

    private Payloads() {}

    static Map<String, ?> place(Place place) {
        return Map.of(
                "id", place.id(),
                "name", place.name(),
                "active", place.active(),
                "legacy", place.service(),
                "admin_graphql_api_id", Gid.of("Location", place.id()));
    }

    static Map<String, ?> product(Variant variant) {
        return Map.of(
                "id", variant.productId(),
                "title", variant.title(),
                "status", "active",
                "admin_graphql_api_id", Gid.of("Product", variant.productId()));
    }

    static Map<String, ?> level(Level level) {
        return Map.of(
                "inventory_item_id",
                level.itemId,
                "location_id",
                level.placeId,
                "available",
                level.quantity("available"),
                "updated_at",
                text(level.updatedAt),
                "admin_graphql_api_id",
                "gid://shopify/InventoryLevel/" + level.id + "?inventory_item_id=" + level.itemId);
    }

    static Map<String, ?> order(ShopOrder order) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", order.id);
        body.put("admin_graphql_api_id", Gid.of("Order", order.id));
        body.put("name", order.name);
        body.put("created_at", text(order.createdAt));
        body.put("updated_at", text(order.updatedAt));
        body.put("cancelled_at", textOrNull(order.cancelledAt));
        body.put("closed_at", textOrNull(order.closedAt));
        body.put("currency", CURRENCY);
        body.put("financial_status", "paid");
        body.put("fulfillment_status", fulfilment(order));
        body.put("source_name", "web");
        body.put("test", false);
        body.put("location_id", null);
        body.put("contact_email", "customer" + order.id + "@example.com");
        body.put("line_items", order.lines.stream().map(Payloads::line).toList());
        body.put(
                "fulfillments",
                order.fulfilments.stream().map(part -> fulfilment(order, part)).toList());
        body.put(
                "refunds",
                order.refunds.stream().map(refund -> refund(order, refund)).toList());
        return body;
    }

    private static @Nullable String fulfilment(ShopOrder order) {
        if (order.fulfilments.stream().allMatch(part -> part.cancelled)) {
            return null;
        }
        return order.lines.stream().allMatch(line -> line.waiting() == 0) ? "fulfilled" : "partial";
    }

    private static Map<String, ?> line(ShopOrder.Line line) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", line.id);
        body.put("admin_graphql_api_id", Gid.of("LineItem", line.id));
        body.put("variant_id", line.variant.id());
        body.put("product_id", line.variant.productId());
        body.put("sku", line.variant.sku());
        body.put("title", line.variant.title());
        body.put("quantity", line.quantity);
        body.put("current_quantity", line.quantity - line.removed);
        body.put("fulfillable_quantity", line.waiting());
        body.put("fulfillment_service", "manual");
        body.put("gift_card", false);
        body.put("requires_shipping", true);
        body.put("price", line.variant.price());
        body.put("price_set", Map.of("shop_money", Map.of("amount", line.variant.price(), "currency_code", CURRENCY)));
        return body;
    }

    static Map<String, ?> fulfilment(ShopOrder order, ShopOrder.Fulfilment fulfilment) {
        return Map.of(
                "id",
                fulfilment.id,
                "order_id",
                order.id,
                "status",
                fulfilment.cancelled ? "cancelled" : "success",
                "created_at",
                text(fulfilment.createdAt),
                "updated_at",
                text(order.updatedAt),
                "service",
                "manual",
                "location_id",
                fulfilment.placeId,
                "line_items",
                fulfilment.parts.stream()
                        .map(part -> Map.of("id", part.line().id, "quantity", part.quantity()))
                        .toList());
    }

    static Map<String, ?> refund(ShopOrder order, ShopOrder.Refund refund) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", refund.id());
        body.put("order_id", order.id);
        body.put("created_at", text(refund.createdAt()));
        body.put("return", refund.back() == null ? null : Map.of("id", refund.back().id));
        body.put(
                "refund_line_items",
                refund.parts().stream().map(Payloads::refundPart).toList());
        return body;
    }

    private static Map<String, ?> refundPart(ShopOrder.RefundPart part) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", part.id());
        body.put("line_item_id", part.line().id);
        body.put("quantity", part.quantity());
        body.put("restock_type", part.restock().name().toLowerCase(Locale.ROOT));
        body.put("location_id", part.placeId());
        return body;
    }

    static Map<String, ?> edit(ShopOrder order, long editId, Instant at, ShopOrder.Line line, long delta) {
        List<Map<String, ?>> change = List.of(Map.of("id", line.id, "delta", Math.abs(delta)));
        return Map.of(
                "order_edit",
                Map.of(
                        "id", editId,
                        "order_id", order.id,
                        "created_at", text(at),
                        "committed_at", text(at),
                        "line_items",
                                Map.of(
                                        "additions",
                                        delta > 0 ? change : List.of(),
                                        "removals",
                                        delta < 0 ? change : List.of())));
    }

    static Map<String, ?> back(ShopOrder order, ShopOrder.Return back) {
        return Map.of(
                "id",
                back.id,
                "admin_graphql_api_id",
                Gid.of("Return", back.id),
                "status",
                back.closed ? "closed" : "open",
                "order",
                Map.of("id", order.id, "admin_graphql_api_id", Gid.of("Order", order.id)));
    }

    private static String text(Instant at) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(SHOP_ZONE));
    }

    private static @Nullable String textOrNull(@Nullable Instant at) {
        return at == null ? null : text(at);
    }
}
