package dev.stockwell.hub.store;

import java.time.Instant;
import java.util.Comparator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One version of something that a user set up.
 *
 * @param id stays the same through all versions, and is never used again
 * @param code the name in the API
 * @param revision grows with every change of any document
 */
public record Document(long id, String code, long revision, Instant recordedAt, ObjectNode body) {
    /** Equal numbers are equal, however many bits they are kept in. */
    private static final Comparator<JsonNode> BY_VALUE = (left, right) -> {
        if (left.isNumber() && right.isNumber()) {
            return left.decimalValue().compareTo(right.decimalValue());
        }
        return left.equals(right) ? 0 : 1;
    };

    /** Whether it says what another body says. */
    public boolean says(ObjectNode other) {
        return body.equals(BY_VALUE, other);
    }
}
