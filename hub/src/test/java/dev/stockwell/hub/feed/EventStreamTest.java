package dev.stockwell.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

/** The stream, as programs and browsers see it. */
@Timeout(120)
class EventStreamTest {
    private static final TestHub hub = FeedHub.get();

    /** What somebody who looks on reads, event by event. */
    private static final class Watch implements AutoCloseable {
        private final HttpClient http = HttpClient.newHttpClient();
        private final HttpResponse<InputStream> answer;
        private final BufferedReader lines;

        Watch(TestHub at, String... headers) throws Exception {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(at.address() + "/api/v1/events"))
                    .header("Authorization", "Bearer " + at.key());
            for (int i = 0; i < headers.length; i += 2) {
                request.header(headers[i], headers[i + 1]);
            }
            answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            lines = new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
        }

        /** The next block: its fields, by name; nothing if the stream has ended. */
        Map<String, String> next() throws IOException {
            Map<String, String> fields = new HashMap<>();
            String line = lines.readLine();
            while (line != null && !line.isEmpty()) {
                int colon = line.indexOf(": ");
                fields.put(line.substring(0, colon), line.substring(colon + 2));
                line = lines.readLine();
            }
            return fields;
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }

    @Test
    void aChangeOnAnyNodeReachesWhoLooksOnUntilHisNodeStops() throws Exception {
        String sku = item();
        TestHub other = hub.another();
        try (Watch watch = new Watch(other)) {
            assertThat(watch.answer.headers().firstValue("Content-Type")).hasValue("text/event-stream;charset=UTF-8");
            assertThat(watch.next()).containsKeys("id", "retry");

            append(sku);

            Map<String, String> event = watch.next();
            assertThat(event).containsEntry("event", "stock-changed");
            assertThat(event.get("data")).contains("\"sku\":\"" + sku + "\"");

            other.restarted();
            assertThat(watch.next()).isEmpty();
        }
    }

    @Test
    void whoComesAgainIsToldWhatHeHasMissedAndThenGoesOn() throws Exception {
        String first = item();
        String second = item();
        String third = item();
        String seen;
        try (Watch watch = new Watch(hub)) {
            watch.next();
            append(first);
            seen = Objects.requireNonNull(watch.next().get("id"));
        }
        append(second);

        try (Watch watch = new Watch(hub, "Last-Event-ID", seen)) {
            watch.next();
            assertThat(watch.next().get("data")).contains(second);
            append(third);
            assertThat(watch.next().get("data")).contains(third);
        }
    }

    @Test
    void whoWasAwayForTooLongIsToldToStartOver() throws Exception {
        try (Watch watch = new Watch(hub, "Last-Event-ID", new Cursor(new UUID(0, 1), 1, 1).toString())) {
            watch.next();

            assertThat(watch.next()).containsEntry("event", "start-over").containsKey("id");
        }
    }

    @Test
    void moreThanMayLookOnAreToldToComeBack() {
        Stream stream = new Stream(hub.bean(Feed.class));
        stream.start();
        for (int i = 0; i < Stream.LISTENERS_MAX; i++) {
            stream.join();
        }

        assertThatThrownBy(stream::join)
                .isInstanceOfSatisfying(
                        Problem.class, full -> assertThat(full.code()).isEqualTo(ProblemCode.BUSY));
        stream.stop();
    }

    @Test
    void whoReadsTooSlowlyIsCutOff() throws Exception {
        Cursor start = new Cursor(UUID.randomUUID(), 1, 0);
        Listener listener = new Listener(start);
        Change change = new Change(start, ChangeKind.STOCK, "stock", "A", null, null, null, null, null, Instant.EPOCH);
        for (int i = 0; i < 2_000; i++) {
            listener.tell(List.of(change));
        }
        assertThat(listener.isEnded()).isFalse();

        listener.tell(List.of(change));

        assertThat(listener.isEnded()).isTrue();
        assertThat(listener.await(Duration.ZERO)).isEmpty();
    }

    @Test
    void aBrowserNeedsASession() throws Exception {
        URI events = URI.create(hub.address() + "/events");
        TestBrowser owner = TestBrowser.ofTheOwner(hub);
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest.Builder stranger = HttpRequest.newBuilder(events).header("Accept", "text/event-stream");
            HttpRequest known = stranger.copy()
                    .header("Cookie", "stockwell=" + owner.cookie())
                    .build();

            assertThat(http.send(stranger.build(), HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(401);
            HttpResponse<InputStream> stream = http.send(known, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            stream.body().close();
            http.shutdownNow();
        }
    }

    private static void append(String sku) {
        hub.bean(TransactionTemplate.class)
                .executeWithoutResult(status -> hub.bean(Changes.class).stock(List.of(id(sku))));
    }

    private static String item() {
        String sku = TestHub.fresh("watched");
        hub.put("/items/" + sku, "{\"title\":\"Watched\"}");
        return sku;
    }

    private static ItemId id(String sku) {
        return Objects.requireNonNull(hub.bean(Catalog.class).findByNameOrGtin(sku))
                .parts()
                .getFirst()
                .item();
    }
}
