package dev.stockwell.proof.grid;

import dev.stockwell.proof.hub.HubClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in and reads pages as a browser asks for them: compressed, with the cookie. */
final class Reader {
    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI hub;
    private String cookie = "";

    private Reader(URI hub) {
        this.hub = hub;
    }

    /**
     * What a page cost.
     *
     * @param firstByteNanos until its first byte was there
     * @param bytes over the wire
     */
    record Cost(int status, long firstByteNanos, long bytes) {}

    /** Lets the owner in by a one-time link. */
    static Reader signIn(URI hub, HubClient client) throws IOException {
        URI link = URI.create(client.post("/sign-in-links", Map.of("signInName", "owner"))
                .json()
                .path("url")
                .asString());
        Reader reader = new Reader(hub);
        HttpResponse<String> page =
                reader.send(reader.request(link.getPath()).GET(), HttpResponse.BodyHandlers.ofString());
        Matcher token = TOKEN.matcher(page.body());
        if (!token.find()) {
            throw new IOException("the page of the link has no form");
        }
        String form = "formToken=" + URLEncoder.encode(token.group(1), StandardCharsets.UTF_8);
        HttpResponse<String> in = reader.send(
                reader.request(link.getPath())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)),
                HttpResponse.BodyHandlers.ofString());
        if (in.statusCode() != 303) {
            throw new IOException("the link did not let the owner in: " + in.statusCode());
        }
        return reader;
    }

    Cost read(String path) throws IOException {
        long start = System.nanoTime();
        HttpResponse<InputStream> answer =
                send(request(path).header("Accept-Encoding", "gzip").GET(), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream body = answer.body()) {
            int first = body.read();
            long firstByte = System.nanoTime() - start;
            return new Cost(answer.statusCode(), firstByte, body.readAllBytes().length + (first < 0 ? 0 : 1));
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.resolve(path)).timeout(LIMIT).header("Accept", "text/html");
        return cookie.isEmpty() ? request : request.header("Cookie", cookie);
    }

    private <T> HttpResponse<T> send(HttpRequest.Builder request, HttpResponse.BodyHandler<T> handler)
            throws IOException {
        try {
            HttpResponse<T> answer = http.send(request.build(), handler);
            answer.headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith("stockwell="))
                    .forEach(set -> cookie = set.substring(0, set.indexOf(';')));
            return answer;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException(stopped);
        }
    }
}
