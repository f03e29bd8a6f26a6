package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads orders whole.
 *
 * <p>Most orders fit into the page that lists them, since nothing has happened to them yet; others are fetched one by
 * one; and one with many parts is fetched part by part. Nothing is ever cut off silently.
 */
final class OrderReads {

    private static final int PARTS_MAX = 100;

    private final Calls calls;

    OrderReads(Calls calls) {
        this.calls = calls;
    }

    /** An order of a page, and where the list goes on behind it. */
    private record Listed(
            String id, String cursor, @Nullable OrderSnapshot whole) {}

    private record OrderPage(List<Listed> orders, boolean more) {}

    Reply<Page<OrderSnapshot>> changed(Instant since, @Nullable String cursor) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("after", cursor);
        variables.put("query", Search.changedSince(since));
        return calls.ask(Document.ORDERS, variables, OrderReads::orderPage).then(this::complete);
    }

    private static OrderPage orderPage(JsonNode data) {
        JsonNode connection = Json.object(data, "orders");
        List<Listed> orders = new ArrayList<>();
        for (JsonNode edge : Json.list(connection, "edges")) {
            JsonNode node = Json.object(edge, "node");
            orders.add(new Listed(
                    Json.id(node, "id"),
                    Json.text(edge, "cursor"),
                    untouched(node).orElse(null)));
        }
        return new OrderPage(orders, Pages.hasMore(connection));
    }

    /** An order of which the page tells all: nothing sent, refunded or returned, and few lines. */
    private static Optional<OrderSnapshot> untouched(JsonNode order) {
        JsonNode lines = Json.object(order, "lineItems");
        boolean sent = Json.objectIfAny(order, "fulfillmentsCount")
                .map(count -> Json.whole(count, "count") > 0)
                .orElse(true);
        boolean refunded = !Json.list(order, "refunds").isEmpty();
        boolean returned = !Json.text(order, "returnStatus").equals("NO_RETURN");
        return sent || refunded || returned || Pages.hasMore(lines)
                ? Optional.empty()
                : Optional.of(Snapshots.of(OrderReading.facts(
                        order,
                        Pages.whole(lines).stream().map(OrderReading::line).toList(),
                        List.of(),
                        List.of(),
                        List.of())));
    }

    /** Fetches the orders that the page did not tell whole; if that fails midway, the page ends before. */
    private Reply<Page<OrderSnapshot>> complete(OrderPage page) {
        List<OrderSnapshot> orders = new ArrayList<>();
        String last = null;
        for (Listed listed : page.orders()) {
            Reply<Optional<OrderSnapshot>> reply =
                    listed.whole() != null ? Reply.of(Optional.of(listed.whole())) : one(listed.id());
            switch (reply) {
                case Reply.Answer<Optional<OrderSnapshot>>(Optional<OrderSnapshot> order) ->
                    order.ifPresent(orders::add);
                case Reply.None<Optional<OrderSnapshot>>(Failure failure) -> {
                    return last == null ? Reply.none(failure) : Reply.of(new Page<>(orders, last));
                }
            }
            last = listed.cursor();
        }
        return Reply.of(new Page<>(orders, page.more() ? last : null));
    }

    Reply<Optional<OrderSnapshot>> one(String orderId) {
        if (!Gid.isNumber(orderId)) {
            return Reply.of(Optional.empty());
        }
        Map<String, Object> variables = Map.of("id", Gid.of("Order", orderId));
        return calls.ask(Document.ORDER, variables, OrderReads::found).then(found -> switch (found) {
            case Found.Nothing nothing -> Reply.of(Optional.empty());
            case Found.Whole(OrderSnapshot order) -> Reply.of(Optional.of(order));
            case Found.TooLarge tooLarge -> inParts(orderId);
        });
    }

    /** What one call could tell of an order. */
    private sealed interface Found {
        record Nothing() implements Found {}

        record Whole(OrderSnapshot order) implements Found {}

        record TooLarge() implements Found {}
    }

    private static Found found(JsonNode data) {
        Optional<JsonNode> order = Json.objectIfAny(data, "order");
        return order.isEmpty() ? new Found.Nothing() : whole(order.get());
    }

    private static Found whole(JsonNode order) {
        List<JsonNode> sent = Json.list(order, "fulfillments");
        List<JsonNode> refunds = Json.list(order, "refunds");
        boolean tooLarge = sent.size() >= 5
                || refunds.size() >= 5
                || Pages.hasMore(Json.object(order, "lineItems"))
                || Pages.hasMore(Json.object(order, "returns"))
                || sent.stream().anyMatch(each -> Pages.hasMore(Json.object(each, "fulfillmentLineItems")))
                || refunds.stream().anyMatch(each -> Pages.hasMore(Json.object(each, "refundLineItems")))
                || Json.list(Json.object(order, "returns"), "nodes").stream().anyMatch(OrderReads::isLarge);
        return tooLarge
                ? new Found.TooLarge()
                : new Found.Whole(Snapshots.of(OrderReading.facts(
                        order,
                        Pages.whole(Json.object(order, "lineItems")).stream()
                                .map(OrderReading::line)
                                .toList(),
                        sent.stream().map(OrderReads::sent).toList(),
                        refunds.stream().map(OrderReads::refund).toList(),
                        Pages.whole(Json.object(order, "returns")).stream()
                                .map(OrderReading::back)
                                .toList())));
    }

    private static boolean isLarge(JsonNode back) {
        JsonNode orders = Json.object(back, "reverseFulfillmentOrders");
        return Pages.hasMore(orders)
                || Json.list(orders, "nodes").stream()
                        .anyMatch(order -> Pages.hasMore(Json.object(order, "lineItems")));
    }

    private static OrderFacts.Sent sent(JsonNode fulfilment) {
        return OrderReading.sent(
                fulfilment, OrderReading.units(Pages.whole(Json.object(fulfilment, "fulfillmentLineItems"))));
    }

    private static OrderFacts.Refund refund(JsonNode refund) {
        return OrderReading.refund(refund, OrderReading.restocked(Pages.whole(Json.object(refund, "refundLineItems"))));
    }

    /** The ids of an order's parts. */
    private record Parts(
            JsonNode head, Instant updatedAt, List<String> sent, List<String> refunds, List<String> backs) {}

    private Reply<Optional<OrderSnapshot>> inParts(String orderId) {
        String gid = Gid.of("Order", orderId);
        return parts(gid)
                .then(parts -> lines(gid)
                        .then(lines -> each(parts.sent(), this::sentInPages)
                                .then(sent -> each(parts.refunds(), this::refundInPages)
                                        .then(refunds -> each(parts.backs(), this::backById)
                                                .then(backs -> Calls.reading(
                                                        parts.head(),
                                                        head -> OrderReading.facts(
                                                                head, lines, sent, refunds, backs)))))))
                .then(facts -> unchanged(gid, facts));
    }

    /** What was read in several calls counts only if the order has not changed meanwhile. */
    private Reply<Optional<OrderSnapshot>> unchanged(String gid, OrderFacts facts) {
        return parts(gid)
                .then(parts -> parts.updatedAt().equals(facts.updatedAt())
                        ? Reply.of(Optional.of(Snapshots.of(facts)))
                        : Reply.none(Failure.of(FailureKind.UNAVAILABLE, "the order changed while it was read")));
    }

    private Reply<Parts> parts(String gid) {
        return calls.ask(Document.ORDER_PARTS, Map.of("id", gid), data -> {
            JsonNode order = Json.object(data, "order");
            Parts parts = new Parts(
                    order,
                    Json.time(order, "updatedAt"),
                    ids(Json.list(order, "fulfillments")),
                    ids(Json.list(order, "refunds")),
                    ids(Pages.whole(Json.object(order, "returns"))));
            if (parts.sent().size() >= PARTS_MAX || parts.refunds().size() >= PARTS_MAX) {
                throw new MalformedReply("an order of a hundred parcels or refunds is more than we read");
            }
            return parts;
        });
    }

    private static List<String> ids(List<JsonNode> nodes) {
        return nodes.stream().map(node -> Json.text(node, "id")).toList();
    }

    private static <T> Reply<List<T>> each(List<String> ids, Function<String, Reply<T>> read) {
        List<T> all = new ArrayList<>();
        for (String id : ids) {
            switch (read.apply(id)) {
                case Reply.Answer<T>(T value) -> all.add(value);
                case Reply.None<T>(Failure failure) -> {
                    return Reply.none(failure);
                }
            }
        }
        return Reply.of(all);
    }

    private Reply<List<OrderFacts.Line>> lines(String gid) {
        return pages(Document.ORDER_LINES, gid, "order", "lineItems")
                .then(nodes -> Calls.reading(
                        nodes.all(), all -> all.stream().map(OrderReading::line).toList()));
    }

    private Reply<OrderFacts.Sent> sentInPages(String gid) {
        return pages(Document.FULFILMENT, gid, "node", "fulfillmentLineItems")
                .then(nodes ->
                        Calls.reading(nodes, each -> OrderReading.sent(each.owner(), OrderReading.units(each.all()))));
    }

    private Reply<OrderFacts.Refund> refundInPages(String gid) {
        return pages(Document.REFUND, gid, "node", "refundLineItems")
                .then(nodes -> Calls.reading(
                        nodes, each -> OrderReading.refund(each.owner(), OrderReading.restocked(each.all()))));
    }

    private Reply<OrderFacts.Back> backById(String gid) {
        return calls.ask(Document.RETURN, Map.of("id", gid), data -> OrderReading.back(Json.object(data, "node")));
    }

    /** A thing, all elements of one of its connections so far, and where that goes on. */
    private record Nodes(
            JsonNode owner, List<JsonNode> all, @Nullable String next) {}

    private Reply<Nodes> pages(Document document, String gid, String field, String connection) {
        List<JsonNode> all = new ArrayList<>();
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("id", gid);
        while (true) {
            Reply<Nodes> reply = calls.ask(document, variables, data -> {
                JsonNode owner = Json.object(data, field);
                all.addAll(Json.list(Json.object(owner, connection), "nodes"));
                return new Nodes(owner, List.copyOf(all), Pages.next(Json.object(owner, connection)));
            });
            if (!(reply instanceof Reply.Answer<Nodes>(Nodes nodes)) || nodes.next() == null) {
                return reply;
            }
            variables.put("after", nodes.next());
        }
    }
}
