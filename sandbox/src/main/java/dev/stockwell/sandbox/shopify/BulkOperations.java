package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Queries that the shop runs in its own time, and whose results it writes to a file of JSON lines.
 *
 * <p>Not safe for threads by itself: whoever uses it holds the shop's lock.
 */
final class BulkOperations {

    private static final int RUNNING_MAX = 5;

    private final Shelf shelf;
    private final Events events;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<Long, Operation> operations = new LinkedHashMap<>();

    BulkOperations(Shelf shelf, Events events) {
        this.shelf = shelf;
        this.events = events;
    }

    static final class Operation {
        final long id;
        final String query;
        final Instant createdAt;

        @Nullable
        Instant completedAt;

        @Nullable
        String lines;

        long objects;
        boolean failed;

        Operation(long id, String query, Instant createdAt) {
            this.id = id;
            this.query = query;
            this.createdAt = createdAt;
        }

        String status() {
            return completedAt == null ? "RUNNING" : failed ? "FAILED" : "COMPLETED";
        }
    }

    Operation begin(String query) {
        if (operations.values().stream()
                        .filter(each -> each.completedAt == null)
                        .count()
                >= RUNNING_MAX) {
            throw new IllegalArgumentException("A bulk query operation for this app and shop is already in progress.");
        }
        Operation operation = new Operation(shelf.next(), query, shelf.now());
        operations.put(operation.id, operation);
        return operation;
    }

    Optional<Operation> find(long id) {
        return Optional.ofNullable(operations.get(id));
    }

    /** Finishes what is running; {@code run} answers a query with its data, or null where it fails. */
    void finish(Function<String, @Nullable Map<String, Object>> run) {
        for (Operation operation : operations.values()) {
            if (operation.completedAt == null) {
                Map<String, Object> data = run.apply(operation.query);
                operation.completedAt = shelf.now();
                operation.failed = data == null;
                if (data != null) {
                    write(operation, data);
                }
                events.send(
                        "bulk_operations/finish",
                        Map.of(
                                "admin_graphql_api_id",
                                Gid.of("BulkOperation", operation.id),
                                "status",
                                operation.failed ? "failed" : "completed",
                                "type",
                                "query"));
            }
        }
    }

    private void write(Operation operation, Map<String, Object> data) {
        List<String> lines = new ArrayList<>();
        data.values().forEach(connection -> flatten(connection, null, lines));
        operation.objects = lines.size();
        operation.lines = String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
    }

    /** Writes every node of a connection on a line of its own, and those of connections within it after it. */
    private void flatten(@Nullable Object connection, @Nullable Object parent, List<String> lines) {
        for (Object edge : edges(connection)) {
            Map<String, Object> line = new LinkedHashMap<>();
            List<Object> within = new ArrayList<>();
            Map<?, ?> node = (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) edge).get("node"));
            node.forEach((name, value) -> {
                if (edges(value).isEmpty() && !(value instanceof Map<?, ?> map && map.containsKey("edges"))) {
                    line.put((String) name, value);
                } else {
                    within.add(value);
                }
            });
            if (parent != null) {
                line.put("__parentId", parent);
            }
            lines.add(json.writeValueAsString(line));
            within.forEach(each -> flatten(each, line.get("id"), lines));
        }
    }

    private static List<?> edges(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get("edges") instanceof List<?> list ? list : List.of();
    }
}
