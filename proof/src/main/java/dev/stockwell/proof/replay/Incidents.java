package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** The incidents that the hub has opened, counted by kind. */
final class Incidents {
    private static final int PAGE = 1_000;

    private Incidents() {}

    static SortedMap<String, Long> count(Calls calls, Tally tally) {
        SortedMap<String, Long> kinds = new TreeMap<>();
        String cursor = "";
        do {
            String path = "/incidents?limit=" + PAGE + (cursor.isEmpty() ? "" : "&cursor=" + HubClient.segment(cursor));
            Reply reply = calls.get(Calls.Kind.READ, path);
            if (!reply.isSuccess()) {
                tally.surprise("GET " + path + " was answered " + reply.status() + ": " + reply.text());
                return kinds;
            }
            JsonNode page = reply.json();
            for (JsonNode incident : page.path("items")) {
                kinds.merge(incident.path("kind").asString("without a kind"), 1L, Long::sum);
            }
            cursor = page.path("next").asString("");
        } while (!cursor.isEmpty());
        return kinds;
    }
}
