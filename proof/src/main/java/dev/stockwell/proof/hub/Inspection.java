package dev.stockwell.proof.hub;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** What a hub says of its stock when it is asked: its levels, and whether they agree with the ledger. */
public final class Inspection {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int SKUS_MAX = 200;

    private final HubClient hub;

    public Inspection(HubClient hub) {
        this.hub = hub;
    }

    /** All units of an item by what they are ready for, over all locations and pools. */
    public record Stock(long available, long reserved, long committed, long onHand) {
        /** Nothing at all, which is also what an item without levels has. */
        public static final Stock NONE = new Stock(0, 0, 0, 0);

        private Stock plus(Stock more) {
            return new Stock(
                    available + more.available,
                    reserved + more.reserved,
                    committed + more.committed,
                    onHand + more.onHand);
        }
    }

    /** What a verification found. */
    public record Verified(long movements, double seconds, List<String> differences) {}

    /** The stock of each of some SKUs. */
    public Map<String, Stock> stock(List<String> skus) throws IOException {
        Map<String, Stock> all = new HashMap<>();
        for (int from = 0; from < skus.size(); from += SKUS_MAX) {
            List<String> some = skus.subList(from, Math.min(skus.size(), from + SKUS_MAX));
            String query =
                    some.stream().map(sku -> "&sku=" + HubClient.segment(sku)).collect(Collectors.joining());
            String cursor = "";
            do {
                JsonNode page = success(hub.get("/stock?limit=1000" + query + cursor));
                for (JsonNode level : page.path("items")) {
                    all.merge(level.path("sku").asString(), stock(level), Stock::plus);
                }
                cursor = page.path("next").isString()
                        ? "&cursor=" + HubClient.segment(page.path("next").asString())
                        : "";
            } while (!cursor.isEmpty());
        }
        return all;
    }

    /** Lets the hub prove that its levels are the sums of their movements, and waits for the verdict. */
    public Verified verify() throws IOException {
        String path =
                "/verification/" + success(hub.post("/verification")).path("id").asString();
        JsonNode state = success(hub.get(path));
        while (state.path("status").asString().equals("running")) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            state = success(hub.get(path));
        }
        if (!state.path("status").asString().equals("done")) {
            throw new IOException("The verification ended without a verdict: " + state);
        }
        List<String> differences =
                state.path("differences").valueStream().map(JsonNode::toString).toList();
        return new Verified(
                state.path("movements").asLong(), state.path("seconds").asDouble(), differences);
    }

    /** The body of an answer that must be a success. */
    public static JsonNode success(Reply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("The hub answered " + reply.status() + ": " + reply.text());
        }
        return reply.json();
    }

    private static Stock stock(JsonNode level) {
        return new Stock(
                level.path("available").asLong(),
                level.path("reserved").asLong(),
                level.path("committed").asLong(),
                level.path("onHand").asLong());
    }
}
