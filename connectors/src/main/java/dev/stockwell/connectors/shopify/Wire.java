package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    record Answer(int status, String body, Optional<String> retryAfter) {

        /** Without the body: it may hold a token. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    Reply<Answer> post(String path, String type, String body, @Nullable Secret token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", type)
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (token != null) {
            request.header("X-Shopify-Access-Token", token.reveal());
        }
        HttpResponse.BodyHandler<byte[]> whole =
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), BODY_MAX);
        return send(request.build(), whole)
                .map(response -> new Answer(
                        response.statusCode(),
                        new String(response.body(), StandardCharsets.UTF_8),
                        response.headers().firstValue("Retry-After")));
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
        return send(HttpRequest.newBuilder(file).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** Sends, and waits for the whole answer: a request's own timeout would end with the headers. */
    private <T> Reply<HttpResponse<T>> send(HttpRequest request, HttpResponse.BodyHandler<T> body) {
        CompletableFuture<HttpResponse<T>> response = http.sendAsync(request, body);
        try {
            return Reply.of(response.get(callsTake.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            response.cancel(true);
            return none(FailureKind.CUT_OFF, "the shop did not answer in time");
        } catch (ExecutionException e) {
            boolean neverLeft =
                    e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException;
            return neverLeft
                    ? none(FailureKind.UNREACHABLE, "the shop cannot be reached")
                    : none(FailureKind.CUT_OFF, "the connection to the shop broke off");
        } catch (InterruptedException e) {
            response.cancel(true);
            Thread.currentThread().interrupt();
            return none(FailureKind.CUT_OFF, "interrupted while the shop was answering");
        }
    }

    private static <T> Reply<T> none(FailureKind kind, String words) {
        return Reply.none(Failure.of(kind, words));
    }
}
