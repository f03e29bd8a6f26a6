package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Delivery;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Hint;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reception;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.Webhooks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Shopify's webhooks, under their old header names and the new ones.
 *
 * <p>The signature covers the body and nothing else, so the topic is believed only as far as the body bears it out.
 */
final class ShopifyWebhooks implements Webhooks {

    private static final List<String> TOPICS = List.of(
            "ORDERS_CREATE",
            "ORDERS_UPDATED",
            "ORDERS_EDITED",
            "ORDERS_CANCELLED",
            "ORDERS_FULFILLED",
            "ORDERS_PARTIALLY_FULFILLED",
            "ORDERS_DELETE",
            "REFUNDS_CREATE",
            "FULFILLMENTS_CREATE",
            "FULFILLMENTS_UPDATE",
            "RETURNS_APPROVE",
            "RETURNS_PROCESS",
            "RETURNS_CLOSE",
            "RETURNS_CANCEL",
            "RETURNS_UPDATE",
            "INVENTORY_LEVELS_UPDATE",
            "INVENTORY_LEVELS_CONNECT",
            "INVENTORY_LEVELS_DISCONNECT",
            "INVENTORY_ITEMS_CREATE",
            "INVENTORY_ITEMS_UPDATE",
            "INVENTORY_ITEMS_DELETE",
            "PRODUCTS_CREATE",
            "PRODUCTS_UPDATE",
            "PRODUCTS_DELETE",
            "LOCATIONS_CREATE",
            "LOCATIONS_UPDATE",
            "LOCATIONS_DELETE",
            "LOCATIONS_ACTIVATE",
            "LOCATIONS_DEACTIVATE",
            "BULK_OPERATIONS_FINISH",
            "APP_UNINSTALLED");

    /** Shopify's are UUIDs; the header is not signed, so it may be anything. */
    private static final int EVENT_ID_MAX = 100;

    private final ShopifyAccount account;
    private final Calls calls;
    private final OwnWrites own;
    private final Activations activations;
    private final JsonMapper json;

    ShopifyWebhooks(ShopifyAccount account, Calls calls, OwnWrites own, Activations activations, JsonMapper json) {
        this.account = account;
        this.calls = calls;
        this.own = own;
        this.activations = activations;
        this.json = json;
    }

    @Override
    public Reply<List<String>> subscribe(URI address) {
        return existing(address).then(existing -> {
            for (String topic : TOPICS) {
                if (!existing.contains(topic)
                        && subscribe(topic, address) instanceof Reply.None<String>(Failure failure)) {
                    return Reply.none(failure);
                }
            }
            return Reply.of(TOPICS);
        });
    }

    /** The topics that are sent to an address already. */
    private Reply<List<String>> existing(URI address) {
        List<String> found = new ArrayList<>();
        Map<String, @Nullable Object> variables = new HashMap<>();
        do {
            Reply<Page<String>> reply = calls.ask(
                    Document.SUBSCRIPTIONS,
                    variables,
                    data -> Pages.read(
                            Json.object(data, "webhookSubscriptions"),
                            node -> Json.text(node, "uri").equals(address.toString()) ? Json.text(node, "topic") : ""));
            switch (reply) {
                case Reply.None<Page<String>>(Failure failure) -> {
                    return Reply.none(failure);
                }
                case Reply.Answer<Page<String>>(Page<String> page) -> {
                    found.addAll(page.items());
                    variables.put("after", page.next());
                }
            }
        } while (variables.get("after") != null);
        return Reply.of(found);
    }

    private Reply<String> subscribe(String topic, URI address) {
        Map<String, Object> variables = Map.of("topic", topic, "subscription", Map.of("uri", address.toString()));
        Reply<List<JsonNode>> reply = calls.ask(
                Document.SUBSCRIBE,
                variables,
                data -> Json.list(Json.object(data, "webhookSubscriptionCreate"), "userErrors"));
        return reply.then(errors -> errors.isEmpty()
                ? Reply.of(topic)
                : Reply.none(Failure.of(
                        FailureKind.REFUSED,
                        topic + ": " + errors.getFirst().path("message").asString(""))));
    }

    @Override
    public Reception receive(Delivery delivery) {
        Optional<String> signature = header(delivery, "hmac-sha256");
        byte[] body = delivery.body();
        if (signature.isEmpty() || !isGenuine(signature.get(), body)) {
            return new Reception.Forged("the signature does not match");
        }
        if (header(delivery, "shop-domain")
                .filter(account.domain()::equalsIgnoreCase)
                .isEmpty()) {
            return new Reception.Unreadable("it is meant for another shop");
        }
        String topic = header(delivery, "topic").orElse("").toLowerCase(Locale.ROOT);
        try {
            JsonNode content = json.readTree(body);
            String eventId = header(delivery, "event-id")
                    .or(() -> header(delivery, "webhook-id"))
                    .filter(id -> !id.isBlank() && id.length() <= EVENT_ID_MAX)
                    .orElseGet(() -> fingerprint(topic, body));
            return new Reception.Genuine(eventId, topic, triggeredAt(delivery), hints(topic, content));
        } catch (JacksonException
                | MalformedReply
                | DateTimeException
                | NumberFormatException
                | ArithmeticException e) {
            return new Reception.Unreadable(
                    "topic " + topic + ": " + e.getClass().getSimpleName());
        }
    }

    private static Optional<String> header(Delivery delivery, String name) {
        return delivery.header("X-Shopify-" + name).or(() -> delivery.header("shopify-" + name));
    }

    /** Compares the signatures as they are written: two texts may stand for the same bytes, and one of them is not ours. */
    private boolean isGenuine(String signature, byte[] body) {
        String ours = Base64.getEncoder().encodeToString(hmac(body));
        return MessageDigest.isEqual(ours.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            byte[] key = account.webhookSecret().reveal().getBytes(StandardCharsets.UTF_8);
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }

    private static String fingerprint(String topic, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(topic.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static @Nullable Instant triggeredAt(Delivery delivery) {
        Optional<String> text = header(delivery, "triggered-at");
        return text.isEmpty() ? null : OffsetDateTime.parse(text.get()).toInstant();
    }

    private List<Hint> hints(String topic, JsonNode body) {
        return switch (topic) {
            case "orders/create" ->
                List.of(WebhookOrders.untouched(body)
                        .<Hint>map(Hint.OrderSeen::new)
                        .orElseGet(() -> new Hint.OrderChanged(WebhookOrders.id(body, "id"))));
            case "orders/updated", "orders/cancelled", "orders/fulfilled", "orders/partially_fulfilled" ->
                List.of(new Hint.OrderChanged(WebhookOrders.id(body, "id")));
            case "orders/edited" ->
                List.of(new Hint.OrderChanged(WebhookOrders.id(Json.object(body, "order_edit"), "order_id")));
            case "orders/delete" -> List.of(ofDeletion(body));
            case "refunds/create", "fulfillments/create", "fulfillments/update" ->
                List.of(new Hint.OrderChanged(WebhookOrders.id(body, "order_id")));
            case "returns/approve", "returns/process", "returns/close", "returns/cancel", "returns/update" ->
                ofReturn(body);
            case "inventory_levels/update" -> level(body);
            case "inventory_levels/connect" -> active(body, true);
            case "inventory_levels/disconnect" -> active(body, false);
            case "bulk_operations/finish" -> List.of(new Hint.ExportFinished(Json.id(body, "admin_graphql_api_id")));
            case "app/uninstalled" -> List.of(new Hint.AccessWithdrawn());
            default -> ofCatalogue(topic);
        };
    }

    private static List<Hint> ofCatalogue(String topic) {
        if (topic.startsWith("products/") || topic.startsWith("inventory_items/") || topic.startsWith("variants/")) {
            return List.of(new Hint.ListingsChanged());
        }
        return topic.startsWith("locations/") ? List.of(new Hint.LocationsChanged()) : List.of();
    }

    /** A deletion tells an id and nothing else; a body with more in it was signed for another topic. */
    private static Hint ofDeletion(JsonNode body) {
        String id = WebhookOrders.id(body, "id");
        return body.size() == 1 ? new Hint.OrderGone(id) : new Hint.OrderChanged(id);
    }

    /** A return that does not name its order is left to the poll. */
    private static List<Hint> ofReturn(JsonNode body) {
        return Json.objectIfAny(body, "order")
                .map(order -> List.<Hint>of(new Hint.OrderChanged(WebhookOrders.id(order, "id"))))
                .orElse(List.of());
    }

    private static StockKey key(JsonNode body) {
        return new StockKey(WebhookOrders.id(body, "inventory_item_id"), WebhookOrders.id(body, "location_id"));
    }

    private List<Hint> level(JsonNode body) {
        StockKey key = key(body);
        if (!body.path("available").isIntegralNumber()) {
            return List.of();
        }
        long available = Json.whole(body, "available");
        boolean ours = own.areEchoedBy(key, available);
        return List.of(new Hint.StockSeen(key, available, Json.timeIfAny(body, "updated_at"), ours));
    }

    private List<Hint> active(JsonNode body, boolean active) {
        StockKey key = key(body);
        activations.learn(key, active);
        return List.of(new Hint.StockActive(key, active));
    }
}
