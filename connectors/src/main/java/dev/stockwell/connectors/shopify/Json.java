package dev.stockwell.connectors.shopify;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reading of JSON in which the fields that matter must be there. */
final class Json {

    private Json() {}

    static JsonNode object(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isObject()) {
            throw new MalformedReply(field + " is not an object");
        }
        return value;
    }

    static Optional<JsonNode> objectIfAny(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isObject() ? Optional.of(value) : Optional.empty();
    }

    static List<JsonNode> list(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isArray()) {
            throw new MalformedReply(field + " is not a list");
        }
        return List.copyOf(value.values());
    }

    static String text(JsonNode node, String field) {
        String value = textIfAny(node, field);
        if (value == null) {
            throw new MalformedReply(field + " is missing");
        }
        return value;
    }

    static @Nullable String textIfAny(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isString() ? value.asString() : null;
    }

    static boolean flag(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isBoolean()) {
            throw new MalformedReply(field + " is missing");
        }
        return value.booleanValue();
    }

    static long whole(JsonNode node, String field) {
        JsonNode value = node.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw new MalformedReply(field + " is not a whole number");
        }
        return value.longValue();
    }

    static Instant time(JsonNode node, String field) {
        return OffsetDateTime.parse(text(node, field)).toInstant();
    }

    static @Nullable Instant timeIfAny(JsonNode node, String field) {
        return node.path(field).isString() ? time(node, field) : null;
    }

    /** The number in the global id of a field. */
    static String id(JsonNode node, String field) {
        return Gid.number(text(node, field));
    }
}
