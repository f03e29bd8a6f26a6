package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Browser;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A shop that goes back to what it showed before: 3 of everything, which became 15, 8 and 4 when it went live. */
class WriteBackTest {
    private static TestHub hub;

    private ConnectedShop shop;
    private String connection;

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
        connection = "/channels/" + shop.code + "/connection";
    }

    @AfterEach
    void close() {
        shop.close();
        hub.assertCoherent();
    }

    @Test
    void whatItShowedBeforeIsWrittenBackLessWhatWasSoldSince() {
        shop.sellAtTill(shop.mug, 2);
        shop.opening(shop.pot, shop.chicago, 50);
        receive(shop.pot, shop.warehouse, 7);
        pause();

        JsonNode preview = shop.post(connection + "/write-back?preview=true", "{}");
        assertThat(preview.path("state").asString()).isEqualTo("none");
        assertThat(preview.path("lines").asLong()).isEqualTo(lines("").size());
        assertThat(line(shop.mug, shop.chicagoThere).path("saved").asLong()).isEqualTo(3);
        assertThat(line(shop.mug, shop.chicagoThere).path("booked").asLong()).isEqualTo(-2);
        assertThat(line(shop.mug, shop.chicagoThere).path("quantity").asLong()).isEqualTo(1);
        assertThat(line(shop.mug, shop.chicagoThere).path("shown").asLong()).isEqualTo(6);
        assertThat(line(shop.pot, shop.warehouseThere).path("booked").asLong()).isEqualTo(7);
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(6);

        JsonNode started = shop.post(connection + "/write-back", "{}");
        assertThat(started.path("state").asString()).isEqualTo("running");
        shop.settle();
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(1);
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(3);
        assertThat(shop.there(shop.pot, shop.warehouseThere)).isEqualTo(10);
        JsonNode done = hub.get(connection + "/write-back").body();
        assertThat(done.path("state").asString()).isEqualTo("done");
        assertThat(done.path("waiting").asLong()).isZero();
        assertThat(done.path("refused").asLong()).isZero();
    }

    @Test
    void whatMadeUsWriteFirstIsBookedSinceToo() {
        shop.close();
        shop = new ConnectedShop(hub);
        connection = "/channels/" + shop.code + "/connection";
        shop.shop.stock(shop.mug, shop.chicagoThere, 8);
        shop.live();
        shop.sellAtTill(shop.mug, 2);
        shop.settle();
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(6);
        assertThat(shop.connection().path("lagP50Millis").asDouble()).isNotNegative();
        pause();

        assertThat(shop.connection().path("lagP50Millis").asDouble()).isNotNegative();
        assertThat(line(shop.mug, shop.chicagoThere).path("saved").asLong()).isEqualTo(8);
        assertThat(line(shop.mug, shop.chicagoThere).path("quantity").asLong()).isEqualTo(6);
    }

    @Test
    void moreSoldThanItShowedBeforeIsNothing() {
        shop.sellAtTill(shop.mug, 5);
        pause();
        goBack();

        assertThat(shop.there(shop.mug, shop.chicagoThere)).isZero();
    }

    @Test
    void whatTheShopItselfHasSoldIsNotOfferedAgain() {
        shop.buy(shop.mug, 2);
        shop.settle();
        pause();
        goBack();

        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(6 - 2);
    }

    @Test
    void afterItNothingIsWrittenUntilItIsSentOnAndThenItIsSavedAnew() {
        pause();
        goBack();
        shop.sellAtTill(shop.mug, 1);
        shop.buy(shop.mug, 1);
        shop.settle();
        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(5);
        assertThat(shop.publications().findValuesAsString("refusal")).isEmpty();

        shop.shop.stock(shop.mug, shop.chicagoThere, 2);
        stage("live");
        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(21);
        stage("paused");
        assertThat(line(shop.mug, shop.chicagoThere).path("saved").asLong()).isEqualTo(2);
    }

    @Test
    void anAnswerThatIsLostInTheMiddleChangesNothing() {
        pause();
        shop.shop.faults(Faults.NONE.with(Fault.REPLIES_CUT));
        shop.post(connection + "/write-back", "{}");
        for (int i = 0; i < 3; i++) {
            shop.step();
        }
        assertThat(hub.get(connection + "/write-back").body().path("state").asString())
                .isEqualTo("running");

        shop.sellAtTill(shop.mug, 1);
        shop.shop.faults(Faults.NONE);
        Waiting.until(() -> {
            shop.step();
            return hub.get(connection + "/write-back")
                    .body()
                    .path("state")
                    .asString()
                    .equals("done");
        });
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(3);
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(3);
        assertThat(shop.there(shop.pot, shop.warehouseThere)).isEqualTo(3);
    }

    @Test
    void aSaleOfWhichNobodyHasToldIsReadBeforeItsNumberIsWritten() {
        pause();
        shop.buy(shop.mug, 2);
        shop.post(connection + "/write-back", "{}");
        Waiting.until(() -> {
            hub.bean(ChannelWorker.class).runOnce(shop.channel());
            return hub.get(connection + "/write-back")
                    .body()
                    .path("state")
                    .asString()
                    .equals("done");
        });

        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(6 - 2);
    }

    @Test
    void whatIsNotOursToWriteIsInTheReport() {
        pause();
        shop.post(connection + "/write-back", "{}");
        hub.bean(JdbcClient.class)
                .sql("update publication set write = 'observe' where channel_id = :channel and sku = :sku")
                .param("channel", shop.channel().value())
                .param("sku", shop.pot)
                .update();
        shop.settle();

        assertThat(shop.there(shop.pot, shop.warehouseThere)).isEqualTo(4);
        assertThat(lines("?show=failed")
                        .valueStream()
                        .map(each -> each.path("sku").asString()))
                .containsOnly(shop.pot);
        assertThat(lines("?show=failed").get(0).path("note").asString()).contains("not ours to write");
        assertThat(Browser.ofOwner(hub)
                        .get("/channels/" + shop.code + "/sync/write-back?show=failed")
                        .text())
                .contains("could not be written")
                .contains("The number is not ours to write any more.");
    }

    @Test
    void aPackAndABundleGoBackByWhatTheirPartsStillMake() {
        try (ConnectedShop sets = new ConnectedShop(hub)) {
            String six = TestHub.fresh("SIX");
            String set = TestHub.fresh("SET");
            sets.put(
                    "/items/" + sets.mug,
                    "{\"title\":\"Mug\",\"packs\":[{\"sku\":\"%s\",\"units\":6}]}".formatted(six));
            sets.put(
                    "/bundles/" + set,
                    "{\"title\":\"Set\",\"components\":[{\"sku\":\"%s\",\"quantity\":2},{\"sku\":\"%s\",\"quantity\":1}]}"
                            .formatted(sets.mug, sets.pot));
            sets.opening(sets.pot, sets.chicago, 2);
            for (String sku : new String[] {six, set}) {
                sets.shop.addVariant(sku, null, sku, "9.00");
                sets.shop.stock(sku, sets.chicagoThere, 9);
                sets.shop.stock(sku, sets.warehouseThere, 9);
            }
            sets.live();
            sets.sellAtTill(sets.mug, 3);
            sets.settle();
            sets.post("/channels/" + sets.code + "/connection/stage", "{\"to\":\"paused\"}");
            sets.post("/channels/" + sets.code + "/connection/write-back", "{}");
            sets.settle();

            // 8 mugs made one six and four pairs; 5 make none and two. Of pots there are 2, so there is a set for each.
            assertThat(sets.there(six, sets.chicagoThere)).isEqualTo(9 - 1);
            assertThat(sets.there(set, sets.chicagoThere)).isEqualTo(9);
            assertThat(sets.there(six, sets.warehouseThere)).isEqualTo(9);
        }
    }

    @Test
    void onlyWhatIsPausedGoesBack() {
        assertThat(hub.post(connection + "/write-back", "{}").status()).isEqualTo(422);
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);
    }

    @Test
    void aPersonSeesEachNumberBeforeAndSaysSo() {
        Browser owner = Browser.ofOwner(hub);
        String path = "/channels/" + shop.code + "/sync";
        shop.sellAtTill(shop.mug, 2);
        pause();
        assertThat(owner.get(path).text()).contains("Write back what it showed before");

        assertThat(owner.get(path + "/write-back").text())
                .contains("Write back 3 numbers")
                .contains("−2");
        assertThat(owner.send(path + "/write-back").text()).contains("0 of 3 are dealt with");
        shop.settle();
        assertThat(owner.get(path + "/write-back").text())
                .contains("3 written, 0 showed it already, 0 could not be written");
        assertThat(owner.get(path).text()).contains("Its saved quantities were written back.");
        assertThat(Browser.ofReader(hub).get(path + "/write-back").html()).doesNotContain("id=\"write-back\"");
    }

    private void pause() {
        shop.settle();
        stage("paused");
    }

    private void stage(String to) {
        shop.post(connection + "/stage", "{\"to\":\"" + to + "\"}");
        shop.settle();
    }

    private void goBack() {
        shop.post(connection + "/write-back", "{}");
        shop.settle();
        assertThat(hub.get(connection + "/write-back").body().path("state").asString())
                .isEqualTo("done");
    }

    private void receive(String sku, String location, long quantity) {
        shop.post(
                "/movements",
                "{\"movements\":[{\"type\":\"receive\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}]}"
                        .formatted(sku, location, quantity));
    }

    private JsonNode lines(String query) {
        return hub.get(connection + "/write-back/lines" + query).body().path("items");
    }

    private JsonNode line(String sku, long place) {
        return lines("")
                .valueStream()
                .filter(each -> each.path("sku").asString().equals(sku)
                        && each.path("place").asString().equals("" + place))
                .findFirst()
                .orElseThrow();
    }
}
