package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    /** The hub that serves from a folder; without one there is nothing to be done. */
    static HubCalls running(DataFolder data) throws IOException {
        return of(data).orElseThrow(() -> new IOException("No hub serves from " + data.path()
                + ". Start one with ./stockwell serve, or name its folder: --data."));
    }

    /** Sends a file to a call below /api/v1. */
    JsonNode upload(String path, Path file) throws IOException {
        HttpRequest request = request(path)
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofFile(file))
                .build();
        return answer("POST", path, sent(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** What a call below /api/v1 answers, as it is. */
    String text(String path) throws IOException {
        return sent(request(path).build(), HttpResponse.BodyHandlers.ofString()).body();
    }

    /** Writes what a call below /api/v1 answers to a file, or to the standard output. */
    void download(String path, @Nullable Path file) throws IOException {
        HttpResponse<InputStream> response = sent(request(path).build(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream content = response.body()) {
            if (response.statusCode() != OK_MIN) {
                throw new IOException(json.readTree(content).path("detail").asString("GET " + path + " failed."));
            }
            if (file == null) {
                content.transferTo(System.out);
                System.out.flush();
            } else {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
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
        return answer(method, path, send(method, path, body));
    }

    private JsonNode answer(String method, String path, HttpResponse<String> response) throws IOException {
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
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body))
                .build();
        return sent(request, HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + "/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .timeout(PATIENCE);
    }

    private <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> handler) throws IOException {
        try {
            return http.send(request, handler);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted.", stopped);
        }
    }
}
