package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.OrderSnapshot;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads a new order from its webhook, so that its stock is committed without a call.
 *
 * <p>Only an order that nothing has happened to yet: the webhook form lacks returns, and leaving them out would say that
 * there are none.
 */
final class WebhookOrders {

    private WebhookOrders() {}

    static Optional<OrderSnapshot> untouched(JsonNode order) {
        boolean touched = !isEmpty(order, "fulfillments") || !isEmpty(order, "refunds") || !isEmpty(order, "returns");
        if (touched) {
            return Optional.empty();
        }
        String currency = Json.text(order, "currency");
        return Optional.of(Snapshots.of(new OrderFacts(
                id(order, "id"),
                Json.text(order, "name"),
                Json.time(order, "created_at"),
                Json.time(order, "updated_at"),
                Json.timeIfAny(order, "cancelled_at") != null,
                Json.timeIfAny(order, "closed_at") != null,
                false,
                Json.list(order, "line_items").stream()
                        .map(line -> line(line, currency))
                        .toList(),
                List.of(),
                List.of(),
                List.of())));
    }

    private static boolean isEmpty(JsonNode order, String field) {
        JsonNode value = order.path(field);
        return value.isMissingNode() || value.isNull() || (value.isArray() && value.isEmpty());
    }

    private static OrderFacts.Line line(JsonNode line, String currency) {
        return new OrderFacts.Line(
                id(line, "id"),
                line.path("variant_id").isIntegralNumber() ? id(line, "variant_id") : null,
                OrderReading.skuOrNone(Json.textIfAny(line, "sku")),
                Json.whole(line, "quantity"),
                Json.whole(line, "current_quantity"),
                price(line, currency));
    }

    private static OrderSnapshot.@Nullable Price price(JsonNode line, String currency) {
        String amount = Json.textIfAny(line, "price");
        return amount == null ? null : OrderReading.price(amount, currency);
    }

    static String id(JsonNode node, String field) {
        return String.valueOf(Json.whole(node, field));
    }
}
