package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.io.IOException;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One command as it is sent, however often.
 *
 * @param key the Idempotency-Key: the command's id
 * @param body what Jackson writes as the same bytes each time
 */
record Call(Kind kind, String path, UUID key, Object body) {
    private static final int SERVER_ERROR = 500;

    /** What a clerk does. */
    enum Kind {
        HOLD,
        CONFIRM,
        RELEASE,
        SALE,
        MOVEMENT,
        ORDER
    }

    Reply send(HubClient hub) throws IOException {
        return kind == Kind.ORDER ? hub.put(path, body) : hub.post(path, key.toString(), body);
    }

    /** Whether an answer leaves open what became of the command, so that it is sent again. */
    boolean isOpenAfter(Reply reply) {
        return reply.status() >= SERVER_ERROR
                || (hasOutcomes() && first(reply).path("status").asString("").equals("failed"));
    }

    /** The answer without what differs when it is given again. */
    JsonNode content(Reply reply) {
        JsonNode content = hasOutcomes() ? first(reply) : reply.json();
        if (content instanceof ObjectNode object) {
            object.remove("replayed");
        }
        return content;
    }

    /** Whether an answer says that it was given before. */
    boolean isReplayed(Reply reply) {
        JsonNode content = hasOutcomes() ? first(reply) : reply.json();
        return content.path("replayed").asBoolean(false);
    }

    private boolean hasOutcomes() {
        return kind == Kind.SALE || kind == Kind.MOVEMENT;
    }

    private static JsonNode first(Reply reply) {
        return reply.json().path("outcomes").path(0);
    }
}
