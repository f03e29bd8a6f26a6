package dev.stockwell.hub.store;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The merging of a change into a JSON object: absent members stay, null takes one away (RFC 7396). */
final class MergePatch {
    private MergePatch() {}

    static ObjectNode apply(ObjectNode target, ObjectNode patch) {
        patch.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (value.isNull()) {
                target.remove(member.getKey());
            } else if (value instanceof ObjectNode object) {
                JsonNode known = target.get(member.getKey());
                ObjectNode inner = known instanceof ObjectNode there ? there : target.objectNode();
                target.set(member.getKey(), apply(inner, object));
            } else {
                target.set(member.getKey(), value);
            }
        });
        return target;
    }
}
