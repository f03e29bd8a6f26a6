package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop and a till on one well, stepped by hand. */
class SyncTest {
    private static TestHub hub;

    private ConnectedShop shop;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start("--sync.works=false");
    }

    @AfterAll
    static void stopHub() {
        hub.stop();
    }

    @BeforeEach
    void connect() {
        shop = new ConnectedShop(hub).live();
    }

    @AfterEach
    void close() {
        shop.close();
        hub.assertCoherent();
    }

    @Test
    void theShopShowsEachPlaceAsItIsHere() {
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);
        assertThat(shop.there(shop.pot, shop.warehouseThere)).isEqualTo(4);
        assertThat(shop.connection().path("stage").asString()).isEqualTo("live");
        assertThat(shop.connection().path("due").asLong()).isZero();
    }

    @Test
    void aSaleAtTheTillLowersTheShop() {
        shop.sellAtTill(shop.mug, 3);
        shop.settle();

        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(5);
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
    }

    @Test
    void theEchoOfAWriteShowsThatItWasDone() {
        shop.sellAtTill(shop.mug, 3);
        shop.settle();

        JsonNode told = publication(shop.mug, shop.chicagoThere);
        assertThat(told.path("observed").asLong()).isEqualTo(5);
        assertThat(told.path("observedAt").asString())
                .isGreaterThanOrEqualTo(told.path("acknowledgedAt").asString());
    }

    @Test
    void anOrderInTheShopLowersWhatTheTillMaySell() {
        shop.buy(shop.mug, 2);
        shop.settle();

        assertThat(shop.here(shop.mug)).isEqualTo(21);
        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(21);
    }

    @Test
    void aHundredSalesMakeOnePush() {
        shop.opening(shop.pot, shop.chicago, 1_000);
        shop.settle();
        long before = pushes();
        for (int i = 0; i < 100; i++) {
            shop.sellAtTill(shop.pot, 1);
        }
        shop.settle();

        assertThat(shop.there(shop.pot, shop.chicagoThere)).isEqualTo(900);
        assertThat(pushes() - before).isEqualTo(1);
    }

    @Test
    void whatSomebodyChangesThereIsNamedAndSetRight() {
        shop.shop.stock(shop.mug, shop.warehouseThere, 40);
        shop.settle();

        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
        assertThat(shop.publications().findValuesAsString("difference")).contains("manual-edit");
    }

    @Test
    void whatSomebodyChangesWhereWeNeverHadToWriteIsNamedToo() {
        try (ConnectedShop right = new ConnectedShop(hub)) {
            right.shop.stock(right.mug, right.chicagoThere, 8);
            right.live();
            assertThat(right.there(right.mug, right.chicagoThere)).isEqualTo(8);

            right.shop.stock(right.mug, right.chicagoThere, 40);
            right.settle();

            assertThat(right.there(right.mug, right.chicagoThere)).isEqualTo(8);
            assertThat(right.publications().findValuesAsString("difference")).contains("manual-edit");
        }
    }

    @Test
    void whileTheShopIsDownNothingIsLost() {
        shop.shop.faults(Faults.NONE.with(Fault.DOWN));
        shop.sellAtTill(shop.mug, 3);
        for (int i = 0; i < 5; i++) {
            shop.step();
        }
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);
        assertThat(shop.connection().path("due").asLong()
                        + shop.connection().path("inFlight").asLong())
                .isPositive();
        assertThat(shop.connection().path("error").asString()).isNotBlank();

        shop.shop.faults(Faults.NONE);
        Waiting.until(() -> {
            shop.step();
            return shop.there(shop.mug, shop.chicagoThere) == 5;
        });
        shop.settle();
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
    }

    @Test
    void fromAPauseItGoesOnlyWhereItIsSent() {
        shop.post("/channels/" + shop.code + "/connection/stage", "{\"to\":\"paused\"}");
        shop.sellAtTill(shop.mug, 3);
        shop.settle();
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);

        shop.post("/channels/" + shop.code + "/connection/stage", "{\"to\":\"shadow\"}");
        shop.settle();
        assertThat(shop.connection().path("stage").asString()).isEqualTo("shadow");
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);

        shop.post("/channels/" + shop.code + "/connection/stage", "{\"to\":\"live\"}");
        shop.settle();
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(5);
    }

    @Test
    void aPauseWritesNothingOfABatchWithoutAnAnswer() {
        shop.shop.faults(Faults.NONE.with(Fault.REPLIES_CUT));
        shop.sellAtTill(shop.mug, 3);
        for (int i = 0; i < 3; i++) {
            shop.step();
        }
        shop.post("/channels/" + shop.code + "/connection/stage", "{\"to\":\"paused\"}");
        shop.shop.faults(Faults.NONE);
        long there = shop.there(shop.mug, shop.chicagoThere);
        Waiting.until(() -> {
            shop.step();
            return known() == there;
        });

        assertThat(shop.connection().path("inFlight").asLong()).isZero();
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(there);
    }

    /** What the hub believes that the shop shows of the mug in Chicago. */
    private JsonNode publication(String sku, long place) {
        return shop.publications()
                .valueStream()
                .filter(each -> each.path("sku").asString("").equals(sku)
                        && each.path("place").asString("").equals(String.valueOf(place)))
                .findFirst()
                .orElseThrow();
    }

    private long known() {
        String sku = shop.mug;
        return shop.publications()
                .valueStream()
                .filter(each -> each.path("sku").asString().equals(sku)
                        && each.path("placeName").asString().startsWith("Chicago"))
                .mapToLong(each -> each.path("shown").asLong(-1))
                .findFirst()
                .orElse(-1);
    }

    @Test
    void aShopWithMoreThanOneCallReadsIsLookedAtWhole() {
        try (ConnectedShop large = new ConnectedShop(hub)) {
            for (int i = 0; i < 100; i++) {
                String sku = large.mug + "-" + i;
                large.put("/items/" + sku, "{\"title\":\"Mug\"}");
                large.shop.addVariant(sku, null, "Mug", "8.50");
                large.shop.stock(sku, large.warehouseThere, 1);
            }
            large.connect();
            large.put(
                    "/channels/" + large.code + "/locations/" + large.warehouseThere,
                    "{\"locations\":[\"" + large.warehouse + "\"]}");
            large.post("/channels/" + large.code + "/connection/match", "{}");
            large.post("/channels/" + large.code + "/connection/stage", "{\"to\":\"mapped\"}");

            Waiting.until(() -> {
                large.step();
                return hub.post("/channels/" + large.code + "/connection/stage", "{\"to\":\"shadow\"}")
                                .status()
                        == 200;
            });
            assertThat(large.connection().path("publications").asLong()).isEqualTo(102);
        }
    }

    @Test
    void twoReadingsOfTheCatalogueAtOnceLoseNothing() throws InterruptedException {
        Connection connection = hub.bean(Connections.class).find(shop.channel()).orElseThrow();
        Line.End end = new Line.End(connection, hub.bean(Platforms.class).of(connection));
        for (int i = 0; i < 20; i++) {
            Thread other =
                    Thread.ofVirtual().start(() -> hub.bean(Catalogue.class).read(end));
            hub.bean(Catalogue.class).read(end);
            other.join();

            assertThat(shop.connection().path("listings").asLong()).isEqualTo(2);
            assertThat(shop.connection().path("places").asLong()).isEqualTo(2);
        }
    }

    @Test
    void aChannelIsNotMovedToAnotherShop() {
        assertThat(hub.put(
                                "/channels/" + shop.code + "/connection",
                                "{\"platform\":\"shopify\",\"shop\":\"other.myshopify.com\",\"accessToken\":\"x\"}")
                        .body()
                        .at("/errors/0/field")
                        .asString())
                .isEqualTo("shop");
    }

    @Test
    void withoutAClientsSecretNoWebhookIsGenuine() {
        shop.put(
                "/channels/" + shop.code + "/connection",
                "{\"platform\":\"shopify\",\"address\":\"%s\",\"shop\":\"%s\",\"accessToken\":\"%s\"}"
                        .formatted(shop.shop.address(), shop.shop.domain(), shop.shop.lastingToken()));

        assertThat(hub.send(HttpRequest.newBuilder(hub.address().resolve("/webhooks/" + shop.code))
                                .header("X-Shopify-Hmac-Sha256", "AAAA")
                                .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                .build())
                        .status())
                .isEqualTo(401);
    }

    @Test
    void aShopThatDoesNotAnswerIsAnIncidentUntilItDoes() {
        shop.shop.faults(Faults.NONE.with(Fault.DOWN));
        shop.sellAtTill(shop.mug, 1);
        Waiting.until(() -> {
            shop.step();
            return outages() == 1;
        });

        shop.shop.faults(Faults.NONE);
        Waiting.until(() -> {
            shop.step();
            return outages() == 0;
        });
    }

    private long outages() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from incident where kind = 'outage' and closed_at is null and note like :note")
                .param("note", shop.code + " %")
                .query(Long.class)
                .single();
    }

    private long pushes() {
        return shop.hub
                .bean(JdbcClient.class)
                .sql("select count(*) from push where channel_id = :channel")
                .param("channel", shop.channel().value())
                .query(Long.class)
                .single();
    }
}
