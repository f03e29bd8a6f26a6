package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTP to one shop: bounded in time and size, without redirects. */
final class Wire {

    private static final int BODY_MAX = 32 * 1024 * 1024;

    private final HttpClient http;
    private final URI address;
    private final Duration callsTake;

    Wire(HttpClient http, URI address, Duration callsTake) {
        this.http = http;
        this.address = address;
        this.callsTake = callsTake;
    }

    /** A status, a body, and how long the shop wants us to wait. */
    record Answer(int status, String body, Optional<String> retryAfter) {}

    Reply<Answer> post(String path, String type, String body, @Nullable Secret token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .timeout(callsTake)
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-Shopify-Access-Token", token.reveal());
        }
        return send(request.build()).then(Wire::whole);
    }

    private static Reply<Answer> whole(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readNBytes(BODY_MAX + 1);
            if (bytes.length > BODY_MAX) {
                return none(FailureKind.UNREADABLE, "the reply is too long");
            }
            return Reply.of(new Answer(
                    response.statusCode(),
                    new String(bytes, StandardCharsets.UTF_8),
                    response.headers().firstValue("Retry-After")));
        } catch (IOException e) {
            return none(FailureKind.CUT_OFF, "the reply broke off");
        }
    }

    /**
     * A file that the shop has written; whoever gets it closes it.
     *
     * <p>Only files of the shop's own host, or over TLS: an address in a reply must not lead us to a neighbour.
     */
    Reply<HttpResponse<InputStream>> file(URI file) {
        boolean own = address.getScheme().equals(file.getScheme())
                && address.getHost().equals(file.getHost())
                && address.getPort() == file.getPort();
        if (!own && !"https".equals(file.getScheme())) {
            return none(FailureKind.UNREADABLE, "the file lies at an address that we do not follow");
        }
        return send(HttpRequest.newBuilder(file).timeout(callsTake).build());
    }

    private Reply<HttpResponse<InputStream>> send(HttpRequest request) {
        try {
            return Reply.of(http.send(request, HttpResponse.BodyHandlers.ofInputStream()));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return none(FailureKind.UNREACHABLE, "the shop cannot be reached");
        } catch (IOException e) {
            return none(FailureKind.CUT_OFF, "the connection to the shop broke off");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return none(FailureKind.CUT_OFF, "interrupted while the shop was answering");
        }
    }

    private static <T> Reply<T> none(FailureKind kind, String words) {
        return Reply.none(Failure.of(kind, words));
    }
}
