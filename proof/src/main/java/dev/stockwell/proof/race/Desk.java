package dev.stockwell.proof.race;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import dev.stockwell.proof.hub.Together;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Where commands are handed in: at every node at once under the same id. All nodes must give the same answer. */
final class Desk {
    private static final String REPLAYED = "replayed";

    private final List<HubClient> nodes;
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
    private final LongAdder commands = new LongAdder();

    Desk(List<HubClient> nodes) {
        this.nodes = nodes;
    }

    /** The node that everything but commands is asked of. */
    HubClient first() {
        return nodes.getFirst();
    }

    List<HubClient> nodes() {
        return nodes;
    }

    long commands() {
        return commands.sum();
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    void complain(String what) {
        complaints.add(what);
    }

    /** Whether a cart could be held; anything but yes and "not enough" is a complaint. */
    boolean holds(Object cart) throws IOException {
        Reply reply = send("/reservations", cart);
        if (!reply.isSuccess() && !reply.code().equals("insufficient-stock")) {
            complain("a cart was answered " + reply.status() + " " + reply.text());
        }
        return reply.isSuccess();
    }

    /** Whether a sale was recorded; it must be. */
    boolean records(Map<String, Object> sale) throws IOException {
        JsonNode outcome = send("/sales", Map.of("sales", List.of(sale)))
                .json()
                .path("outcomes")
                .path(0);
        boolean isApplied = outcome.path("status").asString("").equals("applied");
        if (!isApplied) {
            complain("a sale was answered " + outcome);
        }
        return isApplied;
    }

    private Reply send(String path, Object body) throws IOException {
        commands.increment();
        byte[] bytes = HubClient.bytes(body);
        if (nodes.size() == 1) {
            return first().post(path, bytes);
        }
        List<Reply> replies = Together.run(nodes.size(), node -> nodes.get(node).post(path, bytes));
        List<JsonNode> contents = new ArrayList<>();
        int decided = 0;
        for (Reply reply : replies) {
            JsonNode content = reply.json();
            decided += content.toString().contains("\"" + REPLAYED + "\":true") ? 0 : 1;
            content.path("outcomes").forEach(Desk::forgetReplayed);
            forgetReplayed(content);
            contents.add(content);
        }
        if (contents.stream().distinct().count() > 1) {
            complain("two nodes gave two answers: " + contents);
        }
        if (decided > 1) {
            complain("two nodes decided the same command: " + contents);
        }
        return replies.getFirst();
    }

    private static void forgetReplayed(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.remove(REPLAYED);
        }
    }
}
