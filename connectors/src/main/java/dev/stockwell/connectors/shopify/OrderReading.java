package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.OrderSnapshot;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads orders and their parts from GraphQL. */
final class OrderReading {

    private static final Set<String> NEVER_LEFT = Set.of("CANCELLED", "ERROR", "FAILURE");

    private OrderReading() {}

    static OrderFacts facts(
            JsonNode order,
            List<OrderFacts.Line> lines,
            List<OrderFacts.Sent> sent,
            List<OrderFacts.Refund> refunds,
            List<OrderFacts.Back> backs) {
        return new OrderFacts(
                Json.id(order, "id"),
                Json.text(order, "name"),
                Json.time(order, "createdAt"),
                Json.time(order, "updatedAt"),
                Json.timeIfAny(order, "cancelledAt") != null,
                Json.flag(order, "closed"),
                Json.text(order, "displayFulfillmentStatus").equals("ON_HOLD"),
                lines,
                sent,
                refunds,
                backs);
    }

    static OrderFacts.Line line(JsonNode line) {
        return new OrderFacts.Line(
                Json.id(line, "id"),
                Json.objectIfAny(line, "variant")
                        .map(variant -> Json.id(variant, "id"))
                        .orElse(null),
                skuOrNone(Json.textIfAny(line, "sku")),
                Json.whole(line, "quantity"),
                Json.whole(line, "currentQuantity"),
                Json.objectIfAny(line, "originalUnitPriceSet")
                        .flatMap(set -> Json.objectIfAny(set, "shopMoney"))
                        .map(money -> price(Json.text(money, "amount"), Json.text(money, "currencyCode")))
                        .orElse(null));
    }

    static @Nullable String skuOrNone(@Nullable String sku) {
        return sku == null || sku.isBlank() ? null : sku.strip();
    }

    /** The same amount in the same words, whichever way it came. */
    static OrderSnapshot.Price price(String amount, String currency) {
        return new OrderSnapshot.Price(
                new BigDecimal(amount).stripTrailingZeros().toPlainString(), currency);
    }

    static List<OrderFacts.Units> units(List<JsonNode> parts) {
        return parts.stream()
                .map(part -> new OrderFacts.Units(
                        Json.id(Json.object(part, "lineItem"), "id"), Json.whole(part, "quantity")))
                .toList();
    }

    static OrderFacts.Sent sent(JsonNode fulfilment, List<OrderFacts.Units> units) {
        return new OrderFacts.Sent(
                Json.id(fulfilment, "id"),
                !NEVER_LEFT.contains(Json.text(fulfilment, "status")),
                Json.time(fulfilment, "createdAt"),
                location(fulfilment),
                Json.objectIfAny(fulfilment, "service")
                        .map(service -> Json.text(service, "type").equals("THIRD_PARTY"))
                        .orElse(false),
                units);
    }

    private static @Nullable String location(JsonNode node) {
        return Json.objectIfAny(node, "location")
                .map(location -> Json.id(location, "id"))
                .orElse(null);
    }

    static List<OrderFacts.Restocked> restocked(List<JsonNode> parts) {
        return parts.stream()
                .map(part -> new OrderFacts.Restocked(
                        Json.id(part, "id"),
                        Json.id(Json.object(part, "lineItem"), "id"),
                        Json.whole(part, "quantity"),
                        Json.text(part, "restockType").toUpperCase(Locale.ROOT),
                        location(part)))
                .toList();
    }

    static OrderFacts.Refund refund(JsonNode refund, List<OrderFacts.Restocked> parts) {
        Optional<String> back = Json.objectIfAny(refund, "return").map(each -> Json.id(each, "id"));
        return new OrderFacts.Refund(Json.id(refund, "id"), Json.time(refund, "createdAt"), back.orElse(null), parts);
    }

    /** Reads a return; one with more parts than were asked for is malformed. */
    static OrderFacts.Back back(JsonNode back) {
        List<OrderFacts.Disposed> parts = new ArrayList<>();
        if (!Set.of("CANCELED", "DECLINED").contains(Json.text(back, "status"))) {
            for (JsonNode order : Pages.whole(Json.object(back, "reverseFulfillmentOrders"))) {
                for (JsonNode part : Pages.whole(Json.object(order, "lineItems"))) {
                    disposed(part, parts);
                }
            }
        }
        return new OrderFacts.Back(Json.id(back, "id"), parts);
    }

    private static void disposed(JsonNode part, List<OrderFacts.Disposed> parts) {
        for (JsonNode disposition : Json.list(part, "dispositions")) {
            JsonNode line = Json.object(Json.object(part, "fulfillmentLineItem"), "lineItem");
            parts.add(new OrderFacts.Disposed(
                    Json.id(disposition, "id"),
                    Json.id(line, "id"),
                    Json.whole(disposition, "quantity"),
                    Json.text(disposition, "type"),
                    Json.time(disposition, "createdAt"),
                    location(disposition)));
        }
    }
}
