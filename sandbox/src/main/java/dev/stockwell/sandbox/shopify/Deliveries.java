package dev.stockwell.sandbox.shopify;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The shop's webhooks: signed, sent at least once, tried again for four hours, and as unreliable as the faults say.
 *
 * <p>Deliveries wait in a queue until {@link #runOnce()} sends what is due.
 */
final class Deliveries implements Events {

    /** After how long a failed delivery is tried again: eight times in four hours. */
    private static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(14),
            Duration.ofMinutes(30),
            Duration.ofMinutes(40),
            Duration.ofMinutes(60),
            Duration.ofMinutes(90));

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(5);

    private final InstantSource clock;
    private final RandomGenerator random;
    private final Supplier<Faults> faults;
    private final String domain;
    private final byte[] secret;
    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final PriorityQueue<Waiting> waiting =
            new PriorityQueue<>(Comparator.comparing(Waiting::due).thenComparingLong(Waiting::number));
    private long lastNumber;
    private long sent;

    Deliveries(InstantSource clock, RandomGenerator random, Supplier<Faults> faults, String domain, String secret) {
        this.clock = clock;
        this.random = random;
        this.faults = faults;
        this.domain = domain;
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    record Subscription(long id, String topic, URI address) {}

    private record Waiting(
            long number, Instant due, int attempt, Subscription to, String eventId, Instant happened, String body) {}

    /** Subscribes an address on this machine; any other is refused. */
    synchronized Subscription subscribe(long id, String topic, String address) {
        URI uri = URI.create(address);
        try {
            if (uri.getHost() == null || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
                throw new IllegalArgumentException("the sandbox sends to this machine only");
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("the sandbox sends to this machine only", e);
        }
        Subscription subscription = new Subscription(id, topic, uri);
        subscriptions.add(subscription);
        return subscription;
    }

    synchronized List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    @Override
    public synchronized void send(String topic, Map<String, ?> payload) {
        String body = json.writeValueAsString(payload);
        String eventId = "event-" + random.nextLong(1, Long.MAX_VALUE);
        for (Subscription subscription : subscriptions) {
            if (subscription.topic().equals(topic)
                    && random.nextDouble() >= faults.get().webhooksLost()) {
                enqueue(subscription, eventId, body);
                if (random.nextDouble() < faults.get().webhooksDoubled()) {
                    enqueue(subscription, eventId, body);
                }
            }
        }
    }

    private void enqueue(Subscription subscription, String eventId, String body) {
        Instant now = clock.instant();
        long lateBy = faults.get().webhooksLateBy().toMillis();
        Instant due = lateBy == 0 ? now : now.plusMillis(random.nextLong(lateBy));
        waiting.add(new Waiting(++lastNumber, due, 0, subscription, eventId, now, body));
    }

    synchronized int waiting() {
        return waiting.size();
    }

    synchronized long sent() {
        return sent;
    }

    /** Sends what is due, and answers how many deliveries were tried. */
    int runOnce() {
        int tried = 0;
        for (Waiting next = due(); next != null; next = due()) {
            boolean taken = deliver(next);
            tried++;
            synchronized (this) {
                if (taken) {
                    sent++;
                } else {
                    again(next);
                }
            }
        }
        return tried;
    }

    private synchronized @Nullable Waiting due() {
        Waiting first = waiting.peek();
        return first != null && !first.due().isAfter(clock.instant()) ? waiting.poll() : null;
    }

    private void again(Waiting failed) {
        if (failed.attempt() < RETRIES.size()) {
            Instant due = clock.instant().plus(RETRIES.get(failed.attempt()));
            waiting.add(new Waiting(
                    failed.number(),
                    due,
                    failed.attempt() + 1,
                    failed.to(),
                    failed.eventId(),
                    failed.happened(),
                    failed.body()));
        } else {
            subscriptions.remove(failed.to());
        }
    }

    private boolean deliver(Waiting delivery) {
        HttpRequest request = HttpRequest.newBuilder(delivery.to().address())
                .timeout(ANSWER_WITHIN)
                .header("Content-Type", "application/json")
                .header("X-Shopify-Topic", delivery.to().topic())
                .header("X-Shopify-Hmac-Sha256", sign(delivery.body().getBytes(StandardCharsets.UTF_8)))
                .header("X-Shopify-Shop-Domain", domain)
                .header("X-Shopify-API-Version", AdminApi.VERSION)
                .header("X-Shopify-Webhook-Id", "webhook-" + delivery.number())
                .header("X-Shopify-Event-Id", delivery.eventId())
                .header("X-Shopify-Triggered-At", delivery.happened().toString())
                .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
                .build();
        try {
            int status =
                    http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA256", e);
        }
    }
}
