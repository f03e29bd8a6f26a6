package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * All stock that the hub shows, read page by page.
 *
 * @param onHand of each item at each location, all pools together
 * @param states units by pool and state
 * @param movements how often any level was changed since the hub began
 */
record StockReading(
        Map<Books.Key, Long> onHand, SortedMap<String, SortedMap<String, Long>> states, long levels, long movements) {
    private static final int PAGE = 1_000;
    private static final List<String> STATES =
            List.of("onHand", "available", "reserved", "committed", "qualityControl", "damaged", "display", "incoming");

    /** An item and location whose stock is not what the replay's own books say. */
    record Difference(Books.Key key, long books, long hub) {}

    static StockReading of(Calls calls) {
        Map<Books.Key, Long> onHand = new TreeMap<>();
        SortedMap<String, SortedMap<String, Long>> states = new TreeMap<>();
        long levels = 0;
        long movements = 0;
        String cursor = "";
        do {
            String path = "/stock?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + HubClient.segment(cursor));
            Reply reply = calls.get(Calls.Kind.READ, path);
            if (!reply.isSuccess()) {
                throw new IllegalStateException(
                        "GET " + path + " was answered " + reply.status() + ": " + reply.text());
            }
            JsonNode page = reply.json();
            for (JsonNode level : page.path("items")) {
                Books.Key key = new Books.Key(
                        level.path("sku").asString(), level.path("location").asString());
                onHand.merge(key, level.path("onHand").asLong(), Long::sum);
                SortedMap<String, Long> pool =
                        states.computeIfAbsent(level.path("pool").asString(), any -> new TreeMap<>());
                STATES.forEach(state -> pool.merge(state, level.path(state).asLong(0), Long::sum));
                levels++;
                movements += level.path("version").asLong();
            }
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return new StockReading(onHand, states, levels, movements);
    }

    /** Where these books and the hub differ, in either direction. */
    List<Difference> differences(Books books) {
        List<Difference> differences = new ArrayList<>();
        books.forEach((key, own) -> {
            long shown = onHand.getOrDefault(key, 0L);
            if (own != shown) {
                differences.add(new Difference(key, own, shown));
            }
        });
        onHand.forEach((key, shown) -> {
            if (!books.knows(key) && shown != 0) {
                differences.add(new Difference(key, 0, shown));
            }
        });
        return differences;
    }
}
