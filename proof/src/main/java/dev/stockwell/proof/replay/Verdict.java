package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The hub's own verification, asked for over the API. */
record Verdict(boolean isClean, String sentence) {
    private static final Duration LIMIT = Duration.ofMinutes(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    static Verdict ask(HubClient client) throws IOException {
        Reply started = client.post("/verification");
        String id = started.json().path("id").asString("");
        if (!started.isSuccess() || id.isEmpty()) {
            return new Verdict(false, "could not be asked for: " + started.status() + " " + started.text());
        }
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            Reply reply = client.get("/verification/" + id);
            JsonNode report = reply.json();
            if (!reply.isSuccess()) {
                return new Verdict(false, "could not be read: " + reply.status() + " " + reply.text());
            }
            if (!report.path("status").asString("").equals("running")) {
                return of(report);
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return new Verdict(false, "was not done in " + LIMIT.toMinutes() + " minutes");
    }

    private static Verdict of(JsonNode report) {
        int differences = report.path("differences").size();
        boolean isClean = report.path("status").asString("").equals("done") && differences == 0;
        String figures = "%,d movements, %,d levels, %d differences, %.1f s"
                .formatted(
                        report.path("movements").asLong(),
                        report.path("levels").asLong(),
                        differences,
                        report.path("seconds").asDouble());
        return new Verdict(isClean, isClean ? "clean: " + figures : "NOT CLEAN: " + figures + "\n" + report);
    }
}
