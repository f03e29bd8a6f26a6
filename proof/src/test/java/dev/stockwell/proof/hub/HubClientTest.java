package dev.stockwell.proof.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HubClientTest {
    private static final Resends QUICK = new Resends(4, Duration.ofMillis(1), Duration.ofMillis(2));

    private final ConcurrentLinkedQueue<String> bodies = new ConcurrentLinkedQueue<>();
    private HttpServer server;

    HubClientTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aBusyHubIsAskedAgainWithTheSameBytes() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        server.createContext("/api/v1/sales", exchange -> {
            boolean busy = calls.incrementAndGet() < 3;
            answer(exchange, busy ? 503 : 200, busy ? "{\"code\":\"busy\"}" : "{\"outcomes\":[]}");
        });

        try (HubClient client = client()) {
            Reply reply = client.post("/sales", Map.of("id", "1"));

            assertThat(reply.status()).isEqualTo(200);
            assertThat(client.resent()).isEqualTo(2);
            assertThat(List.copyOf(bodies)).isEqualTo(List.of("{\"id\":\"1\"}", "{\"id\":\"1\"}", "{\"id\":\"1\"}"));
        }
    }

    @Test
    void aHubThatStaysBusyIsBelievedAfterTheLastTry() throws IOException {
        server.createContext("/api/v1/sales", exchange -> answer(exchange, 503, "{\"code\":\"busy\"}"));

        try (HubClient client = client()) {
            assertThat(client.post("/sales", Map.of()).code()).isEqualTo("busy");
            assertThat(bodies).hasSize(4);
        }
    }

    @Test
    void aRefusalIsNotSentAgain() throws IOException {
        server.createContext(
                "/api/v1/reservations", exchange -> answer(exchange, 409, "{\"code\":\"insufficient-stock\"}"));

        try (HubClient client = client()) {
            assertThat(client.post("/reservations", Map.of()).code()).isEqualTo("insufficient-stock");
            assertThat(bodies).hasSize(1);
        }
    }

    @Test
    void aLostConnectionIsReplacedAndTheCallSentAgain() throws Exception {
        try (ServerSocket rude = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                HubClient client = new HubClient(
                        URI.create("http://127.0.0.1:" + rude.getLocalPort()), "k", QUICK, Duration.ofSeconds(5))) {
            Thread accepting = Thread.ofVirtual().start(() -> hangUpOnceThenAnswer(rude));

            assertThat(client.get("/stock").text()).isEqualTo("{}");
            assertThat(client.resent()).isEqualTo(1);
            accepting.join();
        }
    }

    @Test
    void silenceIsReportedAsNoAnswerAfterTheLastTry() throws IOException {
        int port;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = gone.getLocalPort();
        }
        try (HubClient client =
                new HubClient(URI.create("http://127.0.0.1:" + port), "k", QUICK, Duration.ofSeconds(5))) {
            assertThatThrownBy(() -> client.get("/ready"))
                    .isInstanceOf(NoAnswer.class)
                    .hasMessageContaining("4 tries");
        }
    }

    @Test
    void anAnswerInChunksIsPutTogetherAndTheConnectionUsedAgain() throws IOException {
        String large = "{\"text\":\"" + "blue mug ".repeat(10_000) + "\"}";
        ConcurrentLinkedQueue<InetSocketAddress> callers = new ConcurrentLinkedQueue<>();
        server.createContext("/api/v1/stock", exchange -> {
            callers.add(exchange.getRemoteAddress());
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(large.getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        try (HubClient client = client()) {
            assertThat(client.get("/stock").text()).isEqualTo(large);
            assertThat(client.get("/stock").json().path("text").asString()).startsWith("blue mug");
            assertThat(callers.stream().distinct()).hasSize(1);
        }
    }

    @Test
    void theKeyIsShownAndNamesInPathsAreEncoded() throws IOException {
        server.createContext("/api/v1/items", exchange -> {
            String key = exchange.getRequestHeaders().getFirst("Authorization");
            answer(
                    exchange,
                    200,
                    "{\"key\":\"" + key + "\",\"path\":\""
                            + exchange.getRequestURI().getRawPath() + "\"}");
        });

        try (HubClient client = client()) {
            Reply reply = client.put("/items/" + HubClient.segment("BANK CHARGES/ä"), Map.of());

            assertThat(reply.json().path("key").asString()).isEqualTo("Bearer k");
            assertThat(reply.json().path("path").asString()).isEqualTo("/api/v1/items/BANK%20CHARGES%2F%C3%A4");
        }
    }

    private HubClient client() {
        return new HubClient(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "k", QUICK, Duration.ofSeconds(5));
    }

    private void answer(HttpExchange exchange, int status, String body) throws IOException {
        bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void hangUpOnceThenAnswer(ServerSocket rude) {
        try {
            rude.accept().close();
            try (Socket polite = rude.accept()) {
                polite.getInputStream().read(new byte[4096]);
                polite.getOutputStream()
                        .write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}".getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException ended) {
            throw new IllegalStateException(ended);
        }
    }
}
