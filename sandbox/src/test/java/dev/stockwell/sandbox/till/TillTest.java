package dev.stockwell.sandbox.till;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.till.Till.Line;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class TillTest {

    private final SteppableClock clock = SteppableClock.standingAt(Instant.parse("2026-11-25T08:00:00Z"));
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, JsonNode> booked = new LinkedHashMap<>();
    private final List<String> voided = new ArrayList<>();
    private boolean answersAreLost;
    private boolean down;
    private HttpServer hub;
    private Till till;
    private long lastId;

    @BeforeEach
    void open() throws IOException {
        hub = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hub.createContext("/api/v1/sales", this::answer);
        hub.start();
        URI address = URI.create("http://127.0.0.1:" + hub.getAddress().getPort());
        till = new Till(
                new Till.Settings(address, "a-key", "till-chicago", "chicago"), clock, () -> new UUID(1, ++lastId));
    }

    @AfterEach
    void close() {
        hub.stop(0);
    }

    /** Books each sale once, as a hub does, and will not have a SKU called BAD. */
    private synchronized void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        JsonNode body = json.readTree(exchange.getRequestBody().readAllBytes());
        List<Map<String, Object>> outcomes = new ArrayList<>();
        if (path.endsWith("/void")) {
            voided.add(path.split("/", -1)[4]);
        }
        boolean understood = true;
        for (JsonNode sale : body.path("sales").values()) {
            understood &= !sale.path("lines").path(0).path("sku").asString("").equals("BAD");
            outcomes.add(Map.of("id", sale.path("id").asString(""), "status", "applied"));
        }
        if (!down && understood) {
            body.path("sales")
                    .values()
                    .forEach(sale -> booked.putIfAbsent(sale.path("id").asString(""), sale));
        }
        if (answersAreLost) {
            exchange.close();
            return;
        }
        int status = down ? 503 : understood ? 200 : 422;
        byte[] bytes = json.writeValueAsBytes(
                status == 200 ? Map.of("outcomes", outcomes) : Map.of("detail", "no such thing"));
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void aDayWithoutALineIsSentInOrderWithItsOwnTimes() {
        down = true;
        for (int i = 0; i < 250; i++) {
            till.ringUp(List.of(Line.sold("MUG", 1)));
            clock.step(Duration.ofMinutes(1));
            assertThat(till.send()).isZero();
        }
        down = false;

        assertThat(till.send()).isEqualTo(250);

        assertThat(till.waiting()).isZero();
        assertThat(booked).hasSize(250);
        assertThat(booked.values())
                .extracting(sale -> Instant.parse(sale.path("occurredAt").asString("")))
                .isSorted()
                .first()
                .isEqualTo(Instant.parse("2026-11-25T08:00:00Z"));
    }

    @Test
    void aSaleWhoseAnswerWasLostIsSentAgainUnderItsId() {
        till.ringUp(List.of(Line.sold("MUG", 2), Line.back("POT", 1, "inspect")));
        answersAreLost = true;
        assertThat(till.send()).isZero();
        answersAreLost = false;

        assertThat(till.send()).isEqualTo(1);

        assertThat(booked).hasSize(1);
        JsonNode lines = booked.values().iterator().next().path("lines");
        assertThat(lines.path(1).path("quantity").asLong(0)).isEqualTo(-1);
        assertThat(lines.path(1).path("condition").asString("")).isEqualTo("inspect");
    }

    @Test
    void aSaleThatTheHubDoesNotUnderstandIsPutAsideAndStopsNoOther() {
        UUID bad = till.ringUp(List.of(Line.sold("BAD", 1)));
        till.ringUp(List.of(Line.sold("MUG", 1)));

        assertThat(till.send()).isEqualTo(1);

        assertThat(till.rejected()).containsExactly(new Till.Rejected(bad, "no such thing"));
        assertThat(till.waiting()).isZero();
    }

    @Test
    void aSaleTakenBackBeforeItWasSentIsNeverSent() {
        UUID sale = till.ringUp(List.of(Line.sold("MUG", 1)));

        assertThat(till.takeBack(sale)).isTrue();
        till.send();

        assertThat(booked).isEmpty();
        assertThat(voided).isEmpty();
    }

    @Test
    void aSaleThatMayHaveArrivedIsVoided() {
        UUID sale = till.ringUp(List.of(Line.sold("MUG", 1)));
        answersAreLost = true;
        till.send();
        answersAreLost = false;

        assertThat(till.takeBack(sale)).isTrue();

        assertThat(voided).containsExactly(sale.toString());
    }

    @Test
    void theKeyIsNowhereToBeRead() {
        assertThat(new Till.Settings(URI.create("http://127.0.0.1"), "a-key", "c", "l").toString())
                .doesNotContain("a-key");
    }
}
