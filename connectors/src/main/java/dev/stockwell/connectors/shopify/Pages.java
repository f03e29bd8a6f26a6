package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reading of connections. */
final class Pages {

    private Pages() {}

    static <T> Page<T> read(JsonNode connection, Function<JsonNode, T> each) {
        List<T> items = new ArrayList<>();
        for (JsonNode node : Json.list(connection, "nodes")) {
            items.add(each.apply(node));
        }
        return new Page<>(items, next(connection));
    }

    /** The cursor of the next page; null on the last. */
    static @Nullable String next(JsonNode connection) {
        JsonNode info = Json.object(connection, "pageInfo");
        return Json.flag(info, "hasNextPage") ? Json.text(info, "endCursor") : null;
    }

    /** All elements of a connection that was asked for in one piece; one that has more is too long for us. */
    static List<JsonNode> whole(JsonNode connection) {
        if (hasMore(connection)) {
            throw new MalformedReply("a list is longer than was asked for");
        }
        return Json.list(connection, "nodes");
    }

    static boolean hasMore(JsonNode connection) {
        return Json.flag(Json.object(connection, "pageInfo"), "hasNextPage");
    }
}
