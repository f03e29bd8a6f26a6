package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to a running hub with the owner's key. */
final class HubCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int OK_MIN = 200;
    private static final int OK_MAX = 299;

    private final HttpClient http = HttpClient.newHttpClient();
    private final JsonMapper json = JsonMapper.shared();
    private final URI address;
    private final String key;

    private HubCalls(URI address, String key) {
        this.address = address;
        this.key = key;
    }

    /** The hub that serves from a folder, if one does. */
    static Optional<HubCalls> of(DataFolder data) throws IOException {
        Optional<URI> address = data.address();
        if (address.isEmpty() || !Files.exists(data.ownerKey())) {
            return Optional.empty();
        }
        HubCalls hub =
                new HubCalls(address.get(), Files.readString(data.ownerKey()).strip());
        return hub.answers() ? Optional.of(hub) : Optional.empty();
    }

    URI address() {
        return address;
    }

    /**
     * Makes a call below /api/v1.
     *
     * @throws IOException with the problem's own words, if it is refused
     */
    JsonNode call(String method, String path, @Nullable String body) throws IOException {
        HttpResponse<String> response = send(method, path, body);
        JsonNode answer = response.body().isEmpty() ? json.missingNode() : json.readTree(response.body());
        if (response.statusCode() < OK_MIN || response.statusCode() > OK_MAX) {
            throw new IOException(
                    method + " " + path + ": " + answer.path("detail").asString(response.body()));
        }
        return answer;
    }

    private boolean answers() throws IOException {
        try {
            return send("GET", "/ready", null).statusCode() == OK_MIN;
        } catch (ConnectException nobody) {
            return false;
        }
    }

    private HttpResponse<String> send(String method, String path, @Nullable String body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", stopped);
        }
    }
}
