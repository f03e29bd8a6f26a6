package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Browser;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The page of a channel's sync, on a hub stepped by hand. */
class SyncPagesTest {
    private static TestHub hub;

    private ConnectedShop shop;
    private Browser owner;
    private String path;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start("--sync.works=false");
    }

    @AfterAll
    static void stopHub() {
        hub.stop();
    }

    @BeforeEach
    void open() {
        shop = new ConnectedShop(hub);
        owner = Browser.ofOwner(hub);
        path = "/channels/" + shop.code + "/sync";
    }

    @AfterEach
    void close() {
        shop.close();
        hub.assertCoherent();
    }

    @Test
    void aShopIsConnectedByAFormAndItsSecretIsNeverShown() {
        assertThat(owner.get("/channels/" + shop.code).html()).contains("href=\"" + path + "\"");
        assertThat(owner.get(path).text()).contains("It is connected with no shop yet");
        String secret = "a-secret-of-" + shop.code;

        Browser.Seen refused =
                owner.send(path + "/connection", "shop", "my shop", "clientId", "me", "clientSecret", secret);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("Shop must look like my-shop.myshopify.com.");
        assertThat(refused.field("clientId")).isEqualTo("me");
        assertThat(refused.html()).doesNotContain(secret);

        Browser.Seen wrong = connect(secret);
        assertThat(wrong.text()).contains("The shop has not let us in yet").contains("Ask it again");
        assertThat(wrong.html()).doesNotContain(secret);

        Browser.Seen connected = connect(shop.shop.clientSecret());
        assertThat(connected.text()).contains("Connected with " + shop.shop.domain());
        assertThat(connected.html()).doesNotContain(shop.shop.clientSecret());
        assertThat(shop.connection().path("stage").asString()).isEqualTo("connected");
    }

    @Test
    void theNextStageOpensWhenNothingIsMissing() {
        shop.connect();

        Browser.Seen shut = owner.send(path + "/stage", "to", "mapped");
        assertThat(shut.status()).isEqualTo(422);
        assertThat(shut.text())
                .contains("It cannot be mapped yet")
                .contains("None of its places leads to one of our locations.")
                .contains("2 listings lead nowhere");
        assertThat(shut.html()).containsPattern("value=\"mapped\" disabled");

        shop.put(
                "/channels/" + shop.code + "/locations/" + shop.warehouseThere,
                "{\"locations\":[\"" + shop.warehouse + "\"]}");
        shop.post("/channels/" + shop.code + "/connection/match", "{}");
        shop.settle();
        assertThat(owner.send(path + "/stage", "to", "mapped").text())
                .contains("It is mapped now.")
                .contains("Go on to shadow");
        assertThat(owner.send(path + "/stage", "to", "connected").text()).contains("It is connected now.");
    }

    @Test
    void aLiveShopIsInSyncAndCanBePaused() {
        shop.live();

        assertThat(owner.get(path).text())
                .contains("In sync")
                .contains("0 units are shown beyond what there is")
                .contains("for half of them")
                .contains(shop.mug)
                .contains("as it should be")
                .contains("Numbers told");
        assertThat(owner.send(path + "/stage", "to", "paused").text())
                .contains("It is paused now.")
                .contains("Go live again");
        shop.sellAtTill(shop.mug, 3);
        shop.settle();
        assertThat(owner.get(path).text()).contains("1 number waits, and nothing is written now · 3 units are at risk");
        assertThat(rows("?state=due")).contains(shop.mug).doesNotContain(shop.pot);
        assertThat(owner.send(path + "/stage", "to", "live").text()).contains("It is live now.");
    }

    @Test
    void aShopThatDoesNotAnswerIsDarkInWords() {
        shop.live();
        shop.shop.faults(Faults.NONE.with(Fault.DOWN));
        shop.sellAtTill(shop.mug, 3);

        Waiting.until(() -> {
            shop.step();
            return shop.connection().has("darkSince");
        });

        assertThat(owner.get(path).text())
                .contains("It does not answer")
                .contains("3 units are at risk")
                .contains("It is asked again");
    }

    @Test
    void whatSomebodyChangedThereIsNamed() {
        shop.live();
        shop.shop.stock(shop.mug, shop.warehouseThere, 40);
        shop.settle();

        assertThat(rows("?state=differing"))
                .contains("Somebody changed it there")
                .doesNotContain(shop.pot);
        assertThat(rows("?sku=" + shop.pot)).contains(shop.pot).doesNotContain("Somebody changed it");
    }

    @Test
    void aRefusedNumberIsToldAgainWhenAPersonSaysSo() {
        shop.live();
        String listing = refuse();

        Browser.Seen seen = owner.get(path + "?state=refused");
        assertThat(seen.text()).contains("Refused: The shop said no").contains("Tell it again");
        Browser.Seen told = owner.send(path + "/retry", "listing", listing, "place", "" + shop.warehouseThere);
        assertThat(told.text()).contains("is told again.");
        shop.settle();

        assertThat(shop.connection().path("refused").asLong()).isZero();
        assertThat(owner.send(path + "/retry", "listing", "nothing", "place", "x")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aProgramRetriesAndChoosesPilotsByName() {
        shop.live();
        String listing = refuse();
        String publications = "/channels/" + shop.code + "/publications";
        String named = "\"listing\":\"%s\",\"place\":\"%s\"".formatted(listing, shop.warehouseThere);

        assertThat(shop.post(publications + "/retry", "{" + named + "}").has("refusal"))
                .isFalse();
        assertThat(shop.post(publications + "/pilot", "{" + named + ",\"pilot\":true}")
                        .path("pilot")
                        .asBoolean())
                .isTrue();
        assertThat(shop.post(publications + "/pilot", "{" + named + ",\"pilot\":false}")
                        .path("pilot")
                        .asBoolean())
                .isFalse();

        assertThat(hub.post(publications + "/pilot", "{" + named + "}").status())
                .isEqualTo(400);
        assertThat(hub.post(publications + "/retry", "{\"listing\":\"nothing\",\"place\":\"x\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void beforeItIsLiveOneSeesWhatItWouldBeToldTheLargestChangesFirst() {
        shop.shop.stock(shop.pot, shop.chicagoThere, 60);
        shop.until("shadow");

        String html = owner.get(path).html();
        String table = html.substring(html.indexOf("id=\"shadow\""), html.indexOf("id=\"next\""));
        assertThat(owner.get(path).text())
                .contains("3 would rise, 1 would fall, 1 of them to nothing, 0 would stay as they are");
        assertThat(table.indexOf("−60")).isPositive().isLessThan(table.indexOf("+12"));
        assertThat(table.indexOf("+12")).isLessThan(table.indexOf("+5"));
        assertThat(table.indexOf("+5")).isLessThan(table.indexOf("+1<"));
        JsonNode told = hub.get("/channels/" + shop.code + "/connection/shadow").body();
        assertThat(told.path("toNothing").asLong()).isEqualTo(1);
        assertThat(told.path("largest")
                        .valueStream()
                        .map(each -> each.path("change").asLong()))
                .containsExactly(-60L, 12L, 5L, 1L);

        shop.until("live");
        assertThat(owner.get(path).html()).doesNotContain("id=\"shadow\"");
    }

    @Test
    void ofAThousandChangesTheTwentyLargestAreShown() {
        shop.until("shadow");
        hub.bean(JdbcClient.class)
                .sql("""
                        insert into publication
                            (channel_id, listing, place, stock_id, sku, write, stale, revision, changed_at, desired,
                                observed, observed_at)
                        select :channel, 'many-' || each, 'x', 'many-' || each, 'MANY', 'publish', false, 0, :now,
                            1000 + each, 1000, :now
                        from generate_series(1, 1000) as each""")
                .param("channel", shop.channel().value())
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .update();

        JsonNode told = hub.get("/channels/" + shop.code + "/connection/shadow").body();
        assertThat(told.path("rising").asLong()).isEqualTo(1_003);
        assertThat(told.path("largest")
                        .valueStream()
                        .map(each -> each.path("change").asLong()))
                .hasSize(20)
                .startsWith(1_000L, 999L)
                .endsWith(981L);
        assertThat(owner.get(path).text()).contains("The 20 largest changes.");
    }

    @Test
    void whoMayOnlyLookHasNoButtons() {
        shop.live();
        Browser reader = Browser.ofReader(hub);

        assertThat(reader.get(path).html()).doesNotContain("name=\"to\"").doesNotContain("clientSecret");
        assertThat(reader.send(path + "/stage", "to", "paused").status()).isEqualTo(403);
    }

    /** What the page shows of the listings alone. */
    private String rows(String query) {
        String html = owner.get(path + query).html();
        return html.substring(html.indexOf("id=\"numbers\""), html.indexOf("id=\"activity\""));
    }

    private Browser.Seen connect(String secret) {
        return owner.send(
                path + "/connection",
                "shop",
                shop.shop.domain(),
                "address",
                shop.shop.address().toString(),
                "clientId",
                shop.shop.clientId(),
                "clientSecret",
                secret);
    }

    /** As if the shop had refused the mug's number in the warehouse; answers the listing. */
    private String refuse() {
        return hub.bean(JdbcClient.class)
                .sql("""
                        update publication
                        set refusal = 'The shop said no', corrections = 5
                        where channel_id = :channel and sku = :sku and place = :place
                        returning listing""")
                .param("channel", shop.channel().value())
                .param("sku", shop.mug)
                .param("place", "" + shop.warehouseThere)
                .query(String.class)
                .single();
    }
}
