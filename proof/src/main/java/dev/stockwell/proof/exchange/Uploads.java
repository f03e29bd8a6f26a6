package dev.stockwell.proof.exchange;

import dev.stockwell.proof.hub.HubProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files sent to a hub as any program would send them. */
final class Uploads {
    private static final Duration ANSWER_LIMIT = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final URI hub;
    private final String key;

    Uploads(HubProcess hub) throws IOException {
        this.hub = hub.address();
        this.key = hub.key();
    }

    /** What came back; a missing node where it is no JSON. */
    record Answer(int status, JsonNode body) {}

    Answer post(String path, HttpRequest.BodyPublisher file) throws IOException {
        return send(request(path).header("Content-Type", "text/csv").POST(file));
    }

    Answer get(String path) throws IOException {
        return send(request(path));
    }

    String text(String path) throws IOException {
        return sent(request(path)).body();
    }

    /** Waits until nobody works on an import any more. */
    JsonNode ended(String id) throws IOException {
        while (true) {
            JsonNode state = get("/imports/" + id).body();
            String status = state.path("status").asString("");
            if (!status.equals("previewing") && !status.equals("running")) {
                return state;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub + "/api/v1" + path))
                .timeout(ANSWER_LIMIT)
                .header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> response = sent(request);
        try {
            return new Answer(response.statusCode(), json.readTree(response.body()));
        } catch (JacksonException otherText) {
            return new Answer(response.statusCode(), json.missingNode());
        }
    }

    private HttpResponse<String> sent(HttpRequest.Builder request) throws IOException {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a call waited", stopped);
        }
    }
}
