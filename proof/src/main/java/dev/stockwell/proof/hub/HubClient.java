package dev.stockwell.proof.hub;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A program that speaks to a hub. Safe for many threads; each call has a connection of its own while it lasts.
 *
 * <p>A call that finds no connection, loses it, or is answered 503 is sent again with the very same bytes, so with the
 * same id: the hub then answers what it answered first. A POST that changes something must therefore carry an id.
 */
public final class HubClient implements AutoCloseable {
    static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    private static final String ROOT = "/api/v1";
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(60);

    private final InetSocketAddress address;
    private final String commonHeaders;
    private final Resends resends;
    private final Duration answerLimit;
    private final ConcurrentLinkedDeque<HttpConnection> idle = new ConcurrentLinkedDeque<>();
    private final AtomicLong resent = new AtomicLong();
    private volatile boolean closed;

    public HubClient(URI hub, String key) {
        this(hub, key, Resends.PATIENT, ANSWER_LIMIT);
    }

    public HubClient(URI hub, String key, Resends resends, Duration answerLimit) {
        if (!"http".equals(hub.getScheme()) || hub.getHost() == null) {
            throw new IllegalArgumentException("A hub's address looks like http://localhost:8080, not " + hub);
        }
        int port = hub.getPort() < 0 ? 80 : hub.getPort();
        this.address = new InetSocketAddress(hub.getHost(), port);
        this.commonHeaders = " HTTP/1.1\r\nHost: " + hub.getHost() + ":" + port + "\r\nAuthorization: Bearer " + key
                + "\r\nAccept: application/json\r\n";
        this.resends = resends;
        this.answerLimit = answerLimit;
    }

    /** Reads; the path follows /api/v1, as in /stock?limit=10. */
    public Reply get(String path) throws IOException {
        return call("GET", path, null, null);
    }

    /** Writes a document, whose body is anything that Jackson can write, or bytes that are JSON already. */
    public Reply put(String path, Object body) throws IOException {
        return call("PUT", path, null, bytes(body));
    }

    /** Asks for something to be done. */
    public Reply post(String path, Object body) throws IOException {
        return call("POST", path, null, bytes(body));
    }

    /** Asks for something to be done once, however often it is asked under this key. */
    public Reply post(String path, String idempotencyKey, Object body) throws IOException {
        return call("POST", path, idempotencyKey, bytes(body));
    }

    /** Asks for something to be done that needs no body. */
    public Reply post(String path) throws IOException {
        return call("POST", path, null, new byte[0]);
    }

    /** How many calls were sent again so far. */
    public long resent() {
        return resent.get();
    }

    /** A name as it stands in a path. */
    public static String segment(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Anything as JSON. */
    public static byte[] bytes(Object body) {
        return body instanceof byte[] json ? json : JSON.writeValueAsBytes(body);
    }

    private Reply call(String method, String path, @Nullable String key, byte @Nullable [] body) throws IOException {
        byte[] request = request(method, path, key, body);
        for (int tries = 1; ; tries++) {
            try {
                Reply reply = exchange(request);
                if (!reply.asksAgain() || tries >= resends.triesMax()) {
                    return reply;
                }
            } catch (IOException lost) {
                if (tries >= resends.triesMax() || closed) {
                    throw new NoAnswer(method + " " + path, tries, lost);
                }
            }
            resent.incrementAndGet();
            pause(resends.longestPause(tries));
        }
    }

    private Reply exchange(byte[] request) throws IOException {
        HttpConnection connection = idle.pollFirst();
        if (connection == null) {
            connection = new HttpConnection(address, answerLimit);
        }
        try {
            return connection.exchange(request);
        } finally {
            if (connection.isReusable() && !closed) {
                idle.addFirst(connection);
            } else {
                connection.close();
            }
        }
    }

    private byte[] request(String method, String path, @Nullable String key, byte @Nullable [] body) {
        StringBuilder head = new StringBuilder(256)
                .append(method)
                .append(' ')
                .append(ROOT)
                .append(path)
                .append(commonHeaders);
        if (key != null) {
            head.append("Idempotency-Key: ").append(key).append("\r\n");
        }
        if (body != null) {
            head.append("Content-Type: application/json\r\nContent-Length: ")
                    .append(body.length)
                    .append("\r\n");
        }
        byte[] headBytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body == null) {
            return headBytes;
        }
        byte[] whole = Arrays.copyOf(headBytes, headBytes.length + body.length);
        System.arraycopy(body, 0, whole, headBytes.length, body.length);
        return whole;
    }

    /** Waits for a random part of the longest pause, so that callers who failed together do not return together. */
    private static void pause(Duration longest) {
        long nanos = longest.toNanos();
        if (nanos > 0) {
            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(nanos / 2, nanos + 1));
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new UncheckedIOException(new InterruptedIOException("stopped while a call waited"));
        }
    }

    /** Closes the connections; calls that are under way end by themselves. */
    @Override
    public void close() {
        closed = true;
        for (HttpConnection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            connection.close();
        }
    }
}
