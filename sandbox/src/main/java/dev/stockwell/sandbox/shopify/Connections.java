package dev.stockwell.sandbox.shopify;

import graphql.schema.DataFetchingEnvironment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Pages of longer lists; a cursor holds the sort key of the element that it stands behind. */
final class Connections {

    /** In the context of a bulk operation connections have no pages. */
    static final String BULK = "bulk";

    private static final int FIRST_MAX = 250;

    private Connections() {}

    static <T> Map<String, Object> page(DataFetchingEnvironment call, List<T> all, Function<T, String> key) {
        boolean bulk = call.getGraphQlContext().getOrDefault(BULK, false);
        Integer first = call.getArgument("first");
        if (!bulk && first == null) {
            throw new ApiError("BAD_REQUEST", "you must provide one of first or last");
        }
        if (first != null && first > FIRST_MAX) {
            throw new ApiError("BAD_REQUEST", "first cannot exceed " + FIRST_MAX);
        }
        String after = call.getArgument("after");
        String from = after == null ? "" : new String(Base64.getDecoder().decode(after), StandardCharsets.UTF_8);
        List<T> rest = all.stream()
                .sorted(Comparator.comparing(key))
                .filter(each -> key.apply(each).compareTo(from) > 0)
                .toList();
        List<T> page = bulk ? rest : rest.subList(0, Math.min(first == null ? 0 : first, rest.size()));
        return connection(page, key, page.size() < rest.size());
    }

    private static <T> Map<String, Object> connection(List<T> page, Function<T, String> key, boolean more) {
        List<Map<String, Object>> edges = new ArrayList<>();
        for (T each : page) {
            edges.add(Map.of("cursor", cursor(key.apply(each)), "node", each));
        }
        @Nullable String end = page.isEmpty() ? null : cursor(key.apply(page.getLast()));
        Map<String, Object> info = new HashMap<>();
        info.put("hasNextPage", more);
        info.put("endCursor", end);
        return Map.of("edges", edges, "nodes", page, "pageInfo", info);
    }

    private static String cursor(String key) {
        return Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    }

    /** A number as a sort key. */
    static String key(long number) {
        return "%020d".formatted(number);
    }
}
