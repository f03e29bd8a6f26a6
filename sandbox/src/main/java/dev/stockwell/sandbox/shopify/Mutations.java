package dev.stockwell.sandbox.shopify;

import graphql.execution.directives.QueryAppliedDirective;
import graphql.schema.DataFetchingEnvironment;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.TypeRuntimeWiring;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The mutations of the API. */
final class Mutations {

    private final Shelf shelf;
    private final Writes writes;
    private final BulkOperations bulk;
    private final Deliveries deliveries;

    Mutations(Shelf shelf, Writes writes, BulkOperations bulk, Deliveries deliveries) {
        this.shelf = shelf;
        this.writes = writes;
        this.bulk = bulk;
        this.deliveries = deliveries;
    }

    void in(RuntimeWiring.Builder wiring) {
        wiring.type(TypeRuntimeWiring.newTypeWiring("Mutation")
                .dataFetcher("inventorySetQuantities", call -> change(call, true, "quantities", "quantity"))
                .dataFetcher("inventoryAdjustQuantities", call -> change(call, false, "changes", "delta"))
                .dataFetcher("inventoryActivate", this::activate)
                .dataFetcher("bulkOperationRunQuery", this::runBulk)
                .dataFetcher("webhookSubscriptionCreate", this::subscribe));
        wiring.type(TypeRuntimeWiring.newTypeWiring("QueryRoot")
                .dataFetcher(
                        "webhookSubscriptions",
                        call -> Connections.page(
                                call, deliveries.subscriptions(), each -> Connections.key(each.id()))));
        Fields.of("WebhookSubscription", Deliveries.Subscription.class)
                .field("id", each -> Gid.of("WebhookSubscription", each.id()))
                .field("topic", each -> enumName(each.topic()))
                .field("uri", each -> each.address().toString())
                .in(wiring);
    }

    private static String enumName(String topic) {
        return topic.replace('/', '_').toUpperCase(Locale.ROOT);
    }

    private static String topic(String enumName) {
        for (String resource : List.of("INVENTORY_ITEMS", "INVENTORY_LEVELS", "BULK_OPERATIONS")) {
            if (enumName.startsWith(resource)) {
                return (resource + "/" + enumName.substring(resource.length() + 1)).toLowerCase(Locale.ROOT);
            }
        }
        return enumName.replaceFirst("_", "/").toLowerCase(Locale.ROOT);
    }

    private static String key(DataFetchingEnvironment call) {
        List<QueryAppliedDirective> found =
                call.getQueryDirectives().getImmediateAppliedDirectivesByName().getOrDefault("idempotent", List.of());
        if (found.isEmpty()) {
            throw new ApiError("BAD_REQUEST", "The @idempotent directive is required for this mutation.");
        }
        String key = Objects.requireNonNull(found.getFirst().getArgument("key")).getValue();
        if (key == null || key.isBlank()) {
            throw new ApiError("BAD_REQUEST", "The idempotency key cannot be empty.");
        }
        return key;
    }

    private Map<String, Object> change(DataFetchingEnvironment call, boolean sets, String list, String amount) {
        String key = key(call);
        Map<String, Object> input = Objects.requireNonNull(call.getArgument("input"));
        List<Writes.Entry> entries = new ArrayList<>();
        for (Object each : (List<?>) Objects.requireNonNull(input.get(list))) {
            entries.add(entry((Map<?, ?>) each, amount));
        }
        if (entries.size() > Writes.ENTRIES_MAX) {
            throw new ApiError(
                    "MAX_INPUT_SIZE_EXCEEDED",
                    "The input array size of " + entries.size() + " is greater than the maximum allowed of 250.");
        }
        Writes.Result result = writes.change(
                new Writes.Call(
                        sets,
                        (String) Objects.requireNonNull(input.get("name")),
                        (String) Objects.requireNonNull(input.get("reason")),
                        (String) input.get("referenceDocumentUri"),
                        List.copyOf(entries)),
                key);
        return Schema.payload(
                "inventoryAdjustmentGroup",
                result.group() == null ? null : group(result.group()),
                result.problems().stream().map(Mutations::problem).toList());
    }

    private static Writes.Entry entry(Map<?, ?> input, String amount) {
        if (!input.containsKey("changeFromQuantity")) {
            throw new ApiError("BAD_REQUEST", "changeFromQuantity must be provided, even if it is null.");
        }
        Integer from = (Integer) input.get("changeFromQuantity");
        return new Writes.Entry(
                (String) Objects.requireNonNull(input.get("inventoryItemId")),
                (String) Objects.requireNonNull(input.get("locationId")),
                (Integer) Objects.requireNonNull(input.get(amount)),
                from == null ? null : from.longValue());
    }

    private Map<String, Object> group(Writes.Group group) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", Gid.of("InventoryAdjustmentGroup", group.id()));
        shown.put("createdAt", group.createdAt());
        shown.put("reason", group.reason());
        shown.put("referenceDocumentUri", group.reference());
        shown.put(
                "changes",
                group.changes().stream()
                        .map(change -> Map.<String, Object>of(
                                "name", change.name(),
                                "delta", change.delta(),
                                "quantityAfterChange", change.after(),
                                "item",
                                        new Schema.Item(shelf.variantOfItem(change.itemId())
                                                .orElseThrow()),
                                "location", shelf.place(change.placeId())))
                        .toList());
        return shown;
    }

    private static Map<String, Object> problem(Writes.Problem problem) {
        Map<String, Object> shown = new HashMap<>();
        shown.put("code", problem.code());
        shown.put("field", problem.field());
        shown.put("message", problem.message());
        return shown;
    }

    private Map<String, Object> activate(DataFetchingEnvironment call) {
        String item = Objects.requireNonNull(call.getArgument("inventoryItemId"));
        String place = Objects.requireNonNull(call.getArgument("locationId"));
        Integer available = call.getArgument("available");
        Writes.Problem problem =
                writes.activate(item, place, available == null ? null : available.longValue(), key(call));
        @Nullable
        Object level = problem != null
                ? null
                : shelf.level(Gid.parse(item).number(), Gid.parse(place).number())
                        .orElseThrow();
        return Schema.payload("inventoryLevel", level, problem == null ? List.of() : List.of(problem(problem)));
    }

    private Map<String, Object> runBulk(DataFetchingEnvironment call) {
        try {
            return Schema.payload(
                    "bulkOperation", bulk.begin(Objects.requireNonNull(call.getArgument("query"))), List.of());
        } catch (IllegalArgumentException e) {
            return Schema.payload("bulkOperation", null, List.of(userError(e)));
        }
    }

    private Map<String, Object> subscribe(DataFetchingEnvironment call) {
        Map<String, Object> input = Objects.requireNonNull(call.getArgument("webhookSubscription"));
        String topic =
                topic(Objects.requireNonNull(call.<Object>getArgument("topic")).toString());
        String uri = String.valueOf(input.get("uri"));
        boolean taken = deliveries.subscriptions().stream()
                .anyMatch(each ->
                        each.topic().equals(topic) && each.address().toString().equals(uri));
        if (taken) {
            return Schema.payload(
                    "webhookSubscription",
                    null,
                    List.of(userError(new IllegalArgumentException("Address for this topic has already been taken"))));
        }
        try {
            return Schema.payload("webhookSubscription", deliveries.subscribe(shelf.next(), topic, uri), List.of());
        } catch (IllegalArgumentException e) {
            return Schema.payload("webhookSubscription", null, List.of(userError(e)));
        }
    }

    private static Map<String, Object> userError(IllegalArgumentException problem) {
        return Map.of("message", String.valueOf(problem.getMessage()), "field", List.of("input"));
    }
}
