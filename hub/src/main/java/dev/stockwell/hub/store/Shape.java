package dev.stockwell.hub.store;

import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The record that a kind of document is read into. What does not fit is a problem that names the field.
 *
 * @param <T> the record
 */
public record Shape<T>(JsonMapper json, Class<T> type) {
    /** The record of a body. */
    public T read(ObjectNode body) {
        return json.treeToValue(body, type);
    }

    /** The body of a record. */
    public ObjectNode write(T value) {
        return json.valueToTree(value);
    }

    /** A check that reads a body, lets it be looked at, and writes it in its canonical form. */
    public UnaryOperator<ObjectNode> checked(UnaryOperator<T> check) {
        return body -> write(check.apply(read(body)));
    }
}
