package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.stockwell.connectors.Exports;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.PushBatch;
import dev.stockwell.connectors.PushLine;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
import dev.stockwell.connectors.StockChange;
import dev.stockwell.connectors.StockKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** A shop that answers nonsense gets no exception out of the connector, and no success. */
class FuzzedRepliesTest {

    private static final long SEED = 99;
    private static final int ROUNDS = 400;

    private static final List<String> MODELS = List.of(
            "{\"data\":{\"inventorySetQuantities\":{\"inventoryAdjustmentGroup\":{\"changes\":[{\"name\":\"available\","
                    + "\"quantityAfterChange\":3,\"item\":{\"id\":\"gid://shopify/InventoryItem/1\"},"
                    + "\"location\":{\"id\":\"gid://shopify/Location/2\"}}]},\"userErrors\":[{\"code\":\"X\","
                    + "\"field\":[\"input\",\"quantities\",\"0\"],\"message\":\"no\"}]}}}",
            "{\"data\":{\"orders\":{\"edges\":[{\"cursor\":\"c\",\"node\":{\"id\":\"gid://shopify/Order/1\","
                    + "\"name\":\"#1\",\"createdAt\":\"2026-01-01T00:00:00Z\",\"updatedAt\":\"2026-01-01T00:00:00Z\","
                    + "\"closed\":false,\"displayFulfillmentStatus\":\"OPEN\",\"returnStatus\":\"NO_RETURN\","
                    + "\"fulfillmentsCount\":{\"count\":0},\"refunds\":[],\"lineItems\":{\"nodes\":[],"
                    + "\"pageInfo\":{\"hasNextPage\":false}}}}],\"pageInfo\":{\"hasNextPage\":false}}}}",
            "{\"data\":{\"nodes\":[null,{},{\"id\":\"gid://shopify/InventoryItem/1\",\"inventoryLevel\":{"
                    + "\"isActive\":true,\"updatedAt\":\"2026-01-01T00:00:00Z\",\"quantities\":[{\"name\":\"available\","
                    + "\"quantity\":3}]}}]},\"extensions\":{\"cost\":{\"requestedQueryCost\":5,\"throttleStatus\":{"
                    + "\"maximumAvailable\":2000,\"currentlyAvailable\":1999,\"restoreRate\":100}}}}",
            "{\"data\":{\"bulkOperation\":{\"status\":\"COMPLETED\",\"url\":\"http://127.0.0.1:1/x\"}}}",
            "{\"errors\":[{\"message\":\"Throttled\",\"extensions\":{\"code\":\"THROTTLED\"}}]}",
            "{\"data\":{\"order\":{\"id\":7}}}",
            "",
            "[]",
            "<html>");

    @Test
    void nothingIsThrownAndNothingCountsAsDone() throws IOException {
        SplittableRandom random = new SplittableRandom(SEED);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = mutated(random);
            exchange.sendResponseHeaders(status(random), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        server.start();
        try {
            for (int round = 0; round < ROUNDS; round++) {
                askEverything(connector(server.getAddress().getPort()), round);
            }
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aShopThatStopsInTheMiddleOfAReplyHoldsNobodyUp() throws IOException {
        CountDownLatch asked = new CountDownLatch(1);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
            asked.countDown();
        });
        server.start();
        try {
            ShopifyConnector connector = connector(server.getAddress().getPort(), Duration.ofMillis(500));

            assertThat(connector.locations(null))
                    .isInstanceOfSatisfying(
                            Reply.None.class,
                            none -> assertThat(none.failure().kind()).isEqualTo(FailureKind.CUT_OFF));
            assertThat(asked.getCount()).isZero();
        } finally {
            server.stop(0);
        }
    }

    private static ShopifyConnector connector(int port) {
        return connector(port, Duration.ofSeconds(5));
    }

    private static ShopifyConnector connector(int port, Duration callsTake) {
        ShopifyAccount account = new ShopifyAccount(
                URI.create("http://127.0.0.1:" + port),
                "fuzz.myshopify.com",
                new ShopifyAccess.Lasting(new Secret("token")),
                new Secret("secret"),
                callsTake);
        return new ShopifyConnector(account, HTTP, InstantSource.system());
    }

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static void askEverything(ShopifyConnector connector, int round) {
        StockKey key = new StockKey("1", "2");
        String what = "seed " + SEED + ", round " + round;
        assertThat(connector.order("7")).as(what).isNotNull();
        assertThat(connector.orders(SandboxUnderTest.START, null)).as(what).isNotNull();
        assertThat(connector.stockOf(List.of(key))).as(what).isNotNull();
        assertThat(connector.listings(null, null)).as(what).isNotNull();
        assertThat(connector.locations(null)).as(what).isNotNull();
        assertThat(connector.stockAt("2", null)).as(what).isNotNull();
        Exports exports = connector.exports().orElseThrow();
        assertThat(exports.begin(Exports.Subject.STOCK)).as(what).isNotNull();
        assertThat(exports.readStock("3", reading -> {})).as(what).isNotNull();
        List<PushLine> lines = List.of(
                new PushLine(key, new StockChange.CompareAndSet(1, 2)),
                new PushLine(new StockKey("3", "2"), new StockChange.Add(1)));
        assertThat(connector.push(new PushBatch(new UUID(1, round), "fuzz", lines)))
                .as(what)
                .hasSize(2)
                .doesNotContainNull();
        assertThat(connector.webhooks().orElseThrow().subscribe(URI.create("http://127.0.0.1:1/")))
                .as(what)
                .isNotNull();
    }

    private static synchronized int status(SplittableRandom random) {
        int[] statuses = {200, 200, 200, 200, 200, 201, 302, 400, 402, 404, 429, 500, 503};
        return statuses[random.nextInt(statuses.length)];
    }

    private static synchronized byte[] mutated(SplittableRandom random) {
        byte[] body = MODELS.get(random.nextInt(MODELS.size())).getBytes(StandardCharsets.UTF_8);
        String[] scraps = {"null", "{}", "[]", "-1", "\"x\"", "1e400", "true", "99999999999999999999"};
        for (int i = random.nextInt(3); i > 0 && body.length > 0; i--) {
            byte[] scrap = scraps[random.nextInt(scraps.length)].getBytes(StandardCharsets.UTF_8);
            int at = random.nextInt(body.length);
            System.arraycopy(scrap, 0, body, at, Math.min(scrap.length, body.length - at));
        }
        return body;
    }
}
