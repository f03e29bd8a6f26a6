package dev.stockwell.hub.exchange;

import dev.stockwell.hub.testing.TestHub;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import tools.jackson.databind.JsonNode;

/** Files sent to a hub as a program would send them. */
final class Files {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final TestHub hub;

    Files(TestHub hub) {
        this.hub = hub;
    }

    TestHub.Reply post(String path, byte[] file) {
        return hub.send(HttpRequest.newBuilder(URI.create(hub.address() + "/api/v1" + path))
                .header("Authorization", "Bearer " + hub.key())
                .header("Content-Type", "text/csv")
                .POST(HttpRequest.BodyPublishers.ofByteArray(file))
                .build());
    }

    /** The report of a file that was taken in at once. */
    JsonNode items(String query, String file) {
        return done(post("/items/import" + query, file.getBytes(StandardCharsets.UTF_8)));
    }

    JsonNode items(String query, byte[] file) {
        return done(post("/items/import" + query, file));
    }

    private static JsonNode done(TestHub.Reply reply) {
        if (reply.status() != 200) {
            throw new AssertionError(reply.raw().body());
        }
        return reply.body();
    }

    /** Sends a file, waits for its preview, runs it and waits for the end. */
    JsonNode run(String query, String file) {
        JsonNode previewed = preview(query, file);
        String path = "/imports/" + previewed.path("id").asString();
        TestHub.Reply begun = hub.post(path + "/run", "{}");
        if (begun.status() != 202) {
            throw new AssertionError(begun.raw().body());
        }
        return ended(path);
    }

    JsonNode preview(String query, String file) {
        TestHub.Reply received = post("/imports" + query, file.getBytes(StandardCharsets.UTF_8));
        if (received.status() != 201) {
            throw new AssertionError(received.raw().body());
        }
        return ended("/imports/" + received.body().path("id").asString());
    }

    JsonNode ended(String path) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            JsonNode state = hub.get(path).body();
            String status = state.path("status").asString("");
            if (!status.equals("previewing") && !status.equals("running")) {
                return state;
            }
            Thread.onSpinWait();
        }
        throw new AssertionError("the import does not end");
    }
}
