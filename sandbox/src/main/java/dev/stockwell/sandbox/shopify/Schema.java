package dev.stockwell.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import graphql.schema.idl.TypeRuntimeWiring;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the fields of the API are read from the shop. */
final class Schema {

    private final Shelf shelf;
    private final Counter counter;
    private final BulkOperations bulk;
    private final Function<String, String> bulkAddress;

    Schema(Shelf shelf, Counter counter, BulkOperations bulk, Function<String, String> bulkAddress) {
        this.shelf = shelf;
        this.counter = counter;
        this.bulk = bulk;
        this.bulkAddress = bulkAddress;
    }

    /** The inventory item of a variant. */
    record Item(Variant variant) {}

    /** The product of a variant: here each has its own. */
    record Product(Variant variant) {}

    /** The half of a return that deals with the goods. */
    record ReverseOrder(ShopOrder.Return back) {}

    /** Some units of a return, and what was done with them. */
    record ReversePart(ShopOrder.Part part, List<ShopOrder.Disposition> dispositions) {}

    GraphQLSchema make(Mutations mutations) {
        RuntimeWiring.Builder wiring = RuntimeWiring.newRuntimeWiring();
        for (String scalar : List.of("DateTime", "Decimal", "UnsignedInt64", "URL")) {
            wiring.scalar(GraphQLScalarType.newScalar()
                    .name(scalar)
                    .coercing(new TextCoercing())
                    .build());
        }
        for (String type : List.of("Node", "DisplayableError")) {
            wiring.type(TypeRuntimeWiring.newTypeWiring(type)
                    .typeResolver(
                            call -> call.getSchema().getObjectType(typeOf(Objects.requireNonNull(call.getObject())))));
        }
        queries(wiring);
        catalogue(wiring);
        orders(wiring);
        returns(wiring);
        mutations.in(wiring);
        return new SchemaGenerator().makeExecutableSchema(new SchemaParser().parse(text()), wiring.build());
    }

    static String text() {
        try (InputStream file = Objects.requireNonNull(Schema.class.getResourceAsStream("admin.graphqls"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String typeOf(Object node) {
        return switch (node) {
            case Variant variant -> "ProductVariant";
            case Item item -> "InventoryItem";
            case Product product -> "Product";
            case Place place -> "Location";
            case Level level -> "InventoryLevel";
            case ShopOrder order -> "Order";
            case ShopOrder.Line line -> "LineItem";
            case ShopOrder.Fulfilment fulfilment -> "Fulfillment";
            case ShopOrder.Refund refund -> "Refund";
            case ShopOrder.Return back -> "Return";
            case ReverseOrder order -> "ReverseFulfillmentOrder";
            case BulkOperations.Operation operation -> "BulkOperation";
            default -> throw new IllegalStateException("nothing is made of " + node);
        };
    }

    private void queries(RuntimeWiring.Builder wiring) {
        wiring.type(TypeRuntimeWiring.newTypeWiring("QueryRoot")
                .dataFetcher(
                        "productVariants",
                        call -> Connections.page(
                                call,
                                shelf.variants().stream()
                                        .filter(each -> Search.updated(call.getArgument("query"))
                                                .test(each.updatedAt()))
                                        .toList(),
                                each -> Connections.key(each.id())))
                .dataFetcher(
                        "inventoryItems",
                        call -> Connections.page(
                                call,
                                shelf.variants().stream()
                                        .filter(each -> Search.updated(call.getArgument("query"))
                                                .test(each.updatedAt()))
                                        .map(Item::new)
                                        .toList(),
                                each -> Connections.key(each.variant().itemId())))
                .dataFetcher(
                        "locations",
                        call -> Connections.page(
                                call,
                                shelf.places().stream()
                                        .filter(each -> each.active()
                                                || Boolean.TRUE.equals(call.getArgument("includeInactive")))
                                        .filter(each -> !each.service()
                                                || Boolean.TRUE.equals(call.getArgument("includeLegacy")))
                                        .toList(),
                                each -> Connections.key(each.id())))
                .dataFetcher("orders", this::orderPage)
                .dataFetcher("order", call -> node(call, "Order"))
                .dataFetcher("location", call -> node(call, "Location"))
                .dataFetcher("inventoryItem", call -> node(call, "InventoryItem"))
                .dataFetcher("bulkOperation", call -> node(call, "BulkOperation"))
                .dataFetcher("node", call -> node(Gid.parse(Objects.requireNonNull(call.getArgument("id")))))
                .dataFetcher("nodes", this::nodes));
    }

    private List<@Nullable Object> nodes(DataFetchingEnvironment call) {
        List<String> ids = Objects.requireNonNull(call.getArgument("ids"));
        if (ids.size() > Writes.ENTRIES_MAX) {
            throw new ApiError(
                    "MAX_INPUT_SIZE_EXCEEDED",
                    "The input array size of " + ids.size() + " is greater than the maximum allowed of 250.");
        }
        return ids.stream().<@Nullable Object>map(id -> node(Gid.parse(id))).toList();
    }

    private Map<String, Object> orderPage(DataFetchingEnvironment call) {
        boolean byUpdate = "UPDATED_AT".equals(call.getArgumentOrDefault("sortKey", ""));
        List<ShopOrder> found = counter.orders().stream()
                .filter(each -> Search.updated(call.getArgument("query")).test(each.updatedAt))
                .toList();
        return Connections.page(
                call, found, each -> (byUpdate ? each.updatedAt : each.createdAt) + " " + Connections.key(each.id));
    }

    private @Nullable Object node(DataFetchingEnvironment call, String type) {
        Gid id = Gid.parse(Objects.requireNonNull(call.getArgument("id")));
        return id.is(type) ? node(id) : null;
    }

    private @Nullable Object node(Gid id) {
        long number = id.number();
        return switch (id.type()) {
            case "Order" -> counter.find(number).orElse(null);
            case "Location" -> shelf.findPlace(number).orElse(null);
            case "ProductVariant" -> shelf.variant(number).orElse(null);
            case "InventoryItem" -> shelf.variantOfItem(number).map(Item::new).orElse(null);
            case "BulkOperation" -> bulk.find(number).orElse(null);
            case "Fulfillment" ->
                counter.orders().stream()
                        .flatMap(order -> order.fulfilments.stream())
                        .filter(each -> each.id == number)
                        .findFirst()
                        .orElse(null);
            case "Refund" ->
                counter.orders().stream()
                        .flatMap(order -> order.refunds.stream())
                        .filter(each -> each.id() == number)
                        .findFirst()
                        .orElse(null);
            case "Return" ->
                counter.orders().stream()
                        .flatMap(order -> order.returns.stream())
                        .filter(each -> each.id == number)
                        .findFirst()
                        .orElse(null);
            default -> null;
        };
    }

    private void catalogue(RuntimeWiring.Builder wiring) {
        Fields.of("ProductVariant", Variant.class)
                .field("id", each -> Gid.of("ProductVariant", each.id()))
                .field("barcode", Variant::barcode)
                .field("displayName", Variant::title)
                .field("inventoryItem", Item::new)
                .field("product", Product::new)
                .field("sku", Variant::sku)
                .field("title", each -> "Default Title")
                .field("updatedAt", Variant::updatedAt)
                .in(wiring);
        Fields.of("Product", Product.class)
                .field("id", each -> Gid.of("Product", each.variant().productId()))
                .field("status", each -> "ACTIVE")
                .field("title", each -> each.variant().title())
                .in(wiring);
        Fields.of("InventoryItem", Item.class)
                .field("id", each -> Gid.of("InventoryItem", each.variant().itemId()))
                .field("sku", each -> each.variant().sku())
                .field("tracked", each -> each.variant().tracked())
                .field("updatedAt", each -> each.variant().updatedAt())
                .field(
                        "inventoryLevel",
                        (each, call) -> shelf.level(
                                        each.variant().itemId(),
                                        Gid.parse(Objects.requireNonNull(call.getArgument("locationId")))
                                                .number())
                                .filter(level -> shown(level, call))
                                .orElse(null))
                .field(
                        "inventoryLevels",
                        (each, call) ->
                                levels(call, shelf.levelsOfItem(each.variant().itemId())))
                .in(wiring);
        Fields.of("Location", Place.class)
                .field("id", each -> Gid.of("Location", each.id()))
                .field("name", Place::name)
                .field("isActive", Place::active)
                .field("fulfillsOnlineOrders", Place::sellsOnline)
                .field("shipsInventory", Place::sellsOnline)
                .field("isFulfillmentService", Place::service)
                .field("inventoryLevels", (each, call) -> levels(call, shelf.levelsAt(each.id())))
                .in(wiring);
        Fields.of("InventoryLevel", Level.class)
                .field("id", each -> Gid.of("InventoryLevel", each.id) + "?inventory_item_id=" + each.itemId)
                .field("isActive", each -> each.active)
                .field(
                        "item",
                        each -> shelf.variantOfItem(each.itemId).map(Item::new).orElseThrow())
                .field("location", each -> shelf.place(each.placeId))
                .field("updatedAt", each -> each.updatedAt)
                .field(
                        "quantities",
                        (each, call) -> quantities(each, Objects.requireNonNull(call.getArgument("names"))))
                .in(wiring);
    }

    private static Map<String, Object> levels(DataFetchingEnvironment call, List<Level> all) {
        return Connections.page(
                call, all.stream().filter(each -> shown(each, call)).toList(), each -> Connections.key(each.id));
    }

    private static boolean shown(Level level, DataFetchingEnvironment call) {
        return level.active || Boolean.TRUE.equals(call.getArgument("includeInactive"));
    }

    private static List<Map<String, Object>> quantities(Level level, List<String> names) {
        return names.stream()
                .filter(Level::knows)
                .map(name -> Map.<String, Object>of(
                        "id",
                        Gid.of("InventoryQuantity", level.id) + "?name=" + name,
                        "name",
                        name,
                        "quantity",
                        Math.toIntExact(level.quantity(name)),
                        "updatedAt",
                        level.updatedAt))
                .toList();
    }

    private void orders(RuntimeWiring.Builder wiring) {
        Fields.of("Order", ShopOrder.class)
                .field("id", each -> Gid.of("Order", each.id))
                .field("name", each -> each.name)
                .field("createdAt", each -> each.createdAt)
                .field("updatedAt", each -> each.updatedAt)
                .field("cancelledAt", each -> each.cancelledAt)
                .field("closed", each -> each.closedAt != null)
                .field("displayFulfillmentStatus", Schema::status)
                .field("returnStatus", Schema::returnStatus)
                .field("fulfillmentsCount", each -> Map.of("count", each.fulfilments.size()))
                .field("fulfillments", (each, call) -> firstOf(call, each.fulfilments))
                .field("refunds", (each, call) -> firstOf(call, each.refunds))
                .field(
                        "returns",
                        (each, call) -> Connections.page(call, each.returns, back -> Connections.key(back.id)))
                .field(
                        "lineItems",
                        (each, call) -> Connections.page(call, each.lines, line -> Connections.key(line.id)))
                .in(wiring);
        Fields.of("LineItem", ShopOrder.Line.class)
                .field("id", each -> Gid.of("LineItem", each.id))
                .field("quantity", each -> each.quantity)
                .field("currentQuantity", each -> each.quantity - each.removed)
                .field("sku", each -> each.variant.sku())
                .field("title", each -> each.variant.title())
                .field("variant", each -> each.variant)
                .field(
                        "originalUnitPriceSet",
                        each -> Map.of(
                                "shopMoney", Map.of("amount", each.variant.price(), "currencyCode", Payloads.CURRENCY)))
                .in(wiring);
        Fields.of("Fulfillment", ShopOrder.Fulfilment.class)
                .field("id", each -> Gid.of("Fulfillment", each.id))
                .field("createdAt", each -> each.createdAt)
                .field("location", each -> shelf.place(each.placeId))
                .field(
                        "service",
                        each -> Map.of(
                                "id",
                                Gid.of("FulfillmentService", 1),
                                "type",
                                shelf.place(each.placeId).service() ? "THIRD_PARTY" : "MANUAL"))
                .field("status", each -> each.cancelled ? "CANCELLED" : "SUCCESS")
                .field(
                        "fulfillmentLineItems",
                        (each, call) -> Connections.page(call, each.parts, part -> Connections.key(part.id())))
                .in(wiring);
        Fields.of("FulfillmentLineItem", ShopOrder.Part.class)
                .field("id", each -> Gid.of("FulfillmentLineItem", each.id()))
                .field("lineItem", ShopOrder.Part::line)
                .field("quantity", ShopOrder.Part::quantity)
                .in(wiring);
    }

    private static <T> List<T> firstOf(DataFetchingEnvironment call, List<T> all) {
        Integer first = call.getArgument("first");
        return first == null ? all : all.subList(0, Math.min(first, all.size()));
    }

    private static String status(ShopOrder order) {
        if (order.onHold) {
            return "ON_HOLD";
        }
        boolean sent = order.lines.stream().anyMatch(line -> line.fulfilled > 0);
        boolean waits = order.lines.stream().anyMatch(line -> line.waiting() > 0);
        return !sent ? "UNFULFILLED" : waits ? "PARTIALLY_FULFILLED" : "FULFILLED";
    }

    private static String returnStatus(ShopOrder order) {
        return order.returns.isEmpty()
                ? "NO_RETURN"
                : order.returns.stream().allMatch(each -> each.closed) ? "RETURNED" : "IN_PROGRESS";
    }

    private void returns(RuntimeWiring.Builder wiring) {
        Fields.of("Refund", ShopOrder.Refund.class)
                .field("id", each -> Gid.of("Refund", each.id()))
                .field("createdAt", ShopOrder.Refund::createdAt)
                .field("return", ShopOrder.Refund::back)
                .field(
                        "refundLineItems",
                        (each, call) -> Connections.page(call, each.parts(), part -> Connections.key(part.id())))
                .in(wiring);
        Fields.of("RefundLineItem", ShopOrder.RefundPart.class)
                .field("id", each -> Gid.of("RefundLineItem", each.id()))
                .field("lineItem", ShopOrder.RefundPart::line)
                .field("quantity", ShopOrder.RefundPart::quantity)
                .field("restockType", each -> each.restock().name())
                .field("restocked", each -> each.restock() != Restock.NO_RESTOCK)
                .field("location", each -> each.placeId() == null ? null : shelf.place(each.placeId()))
                .in(wiring);
        Fields.of("Return", ShopOrder.Return.class)
                .field("id", each -> Gid.of("Return", each.id))
                .field("status", each -> each.closed ? "CLOSED" : "OPEN")
                .field(
                        "reverseFulfillmentOrders",
                        (each, call) -> Connections.page(
                                call, List.of(new ReverseOrder(each)), order -> Connections.key(each.reverseOrderId)))
                .in(wiring);
        Fields.of("ReverseFulfillmentOrder", ReverseOrder.class)
                .field("id", each -> Gid.of("ReverseFulfillmentOrder", each.back().reverseOrderId))
                .field(
                        "lineItems",
                        (each, call) -> Connections.page(
                                call,
                                each.back().parts.stream()
                                        .map(part -> new ReversePart(
                                                part, each.back().dispositions.getOrDefault(part.id(), List.of())))
                                        .toList(),
                                part -> Connections.key(part.part().id())))
                .in(wiring);
        Fields.of("ReverseFulfillmentOrderLineItem", ReversePart.class)
                .field(
                        "id",
                        each -> Gid.of(
                                "ReverseFulfillmentOrderLineItem", each.part().id()))
                .field("fulfillmentLineItem", ReversePart::part)
                .field("totalQuantity", each -> each.part().quantity())
                .field("dispositions", ReversePart::dispositions)
                .in(wiring);
        Fields.of("ReverseFulfillmentOrderDisposition", ShopOrder.Disposition.class)
                .field("id", each -> Gid.of("ReverseFulfillmentOrderDisposition", each.id()))
                .field("createdAt", ShopOrder.Disposition::at)
                .field("location", each -> shelf.place(each.placeId()))
                .field("quantity", ShopOrder.Disposition::quantity)
                .field("type", each -> each.outcome().name())
                .in(wiring);
        Fields.of("BulkOperation", BulkOperations.Operation.class)
                .field("id", each -> Gid.of("BulkOperation", each.id))
                .field("status", BulkOperations.Operation::status)
                .field("query", each -> each.query)
                .field("createdAt", each -> each.createdAt)
                .field("completedAt", each -> each.completedAt)
                .field("errorCode", each -> each.failed ? "INTERNAL_SERVER_ERROR" : null)
                .field("objectCount", each -> String.valueOf(each.objects))
                .field(
                        "url",
                        each -> each.lines == null || each.lines.isEmpty()
                                ? null
                                : bulkAddress.apply(each.id + ".jsonl"))
                .in(wiring);
    }

    /** A value that may be absent, in a map. */
    static Map<String, Object> payload(String name, @Nullable Object value, List<?> problems) {
        Map<String, Object> payload = new HashMap<>();
        payload.put(name, value);
        payload.put("userErrors", problems);
        return payload;
    }
}
