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

/** Mapping on a page, and what the pages of others then tell of the channel. */
class MappingPagesTest {
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
        path = "/channels/" + shop.code + "/mapping";
    }

    @AfterEach
    void close() {
        // The state of the whole is of all channels of the hub.
        hub.bean(JdbcClient.class).sql("delete from connection").update();
        shop.close();
        hub.assertCoherent();
    }

    @Test
    void whatIsCertainIsAcceptedAtOnceAndTheRestIsAsked() {
        String set = TestHub.fresh("SET");
        shop.shop.addVariant(set, null, "A set of its own", "30.00");
        shop.shop.addPlace(shop.warehouse, true, false);
        assertThat(owner.get(path).text()).contains("Nothing to map yet");
        shop.connect();

        assertThat(owner.get(path).text())
                .contains("2 listings are certain by SKU or barcode, 1 place by name")
                .contains("A set of its own")
                .contains("nothing here has its SKU or barcode")
                .contains("proposed by its SKU");
        assertThat(owner.send(path + "/certain").text())
                .contains("Mapped 2 listings and 1 place.")
                .contains("A set of its own")
                .doesNotContain("Accept all certain");
        assertThat(owner.get(path + "?show=mapped").text())
                .contains("Mug")
                .contains("Pot")
                .doesNotContain("A set of");
    }

    @Test
    void aListingIsMappedSetToNeverAndFreedAgain() {
        shop.connect();
        String listing = listing("Mug");

        Browser.Seen refused = owner.send(path + "/listings", "listing", listing, "sku", "NOTHING", "action", "map");
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.text()).contains("SKU there is no SKU NOTHING.");
        assertThat(refused.html()).contains("value=\"NOTHING\"");

        owner.send(path + "/listings", "listing", listing, "action", "never");
        assertThat(owner.get(path + "?show=never").text()).contains("Mug").doesNotContain("Pot");
        assertThat(owner.get("/channels/" + shop.code + "/listings").status()).isEqualTo(200);
        owner.send(path + "/listings", "listing", listing, "sku", shop.pot, "action", "map");
        JsonNode said =
                hub.get("/channels/" + shop.code + "/listings/" + listing).body();
        assertThat(said.path("sku").asString() + " " + said.path("write").asString())
                .isEqualTo(shop.pot + " publish");
        owner.send(path + "/listings", "listing", listing, "action", "remove");

        assertThat(hub.get("/channels/" + shop.code + "/listings/" + listing).status())
                .isEqualTo(404);
    }

    @Test
    void aPlaceIsLedToALocationAndFreedAgain() {
        shop.connect();

        owner.send(path + "/places", "place", "" + shop.chicagoThere, "location", shop.chicago);
        assertThat(owner.get(path).html()).contains("value=\"" + shop.chicago + "\" selected");
        assertThat(shop.connection().path("mappedPlaces").asLong()).isEqualTo(1);
        owner.send(path + "/places", "place", "" + shop.chicagoThere, "location", "");

        assertThat(shop.connection().path("mappedPlaces").asLong()).isZero();
    }

    @Test
    void theChannelsAndTheItemTellHowItStands() {
        assertThat(owner.get("/channels").text()).contains("not connected");
        shop.live();

        assertThat(owner.get("/channels").text()).contains("live · In sync");
        assertThat(owner.get("/items/" + shop.mug).text())
                .contains("What channels were told")
                .contains("Chicago there 8 8")
                .contains("Available in shared at Chicago +8");
    }

    @Test
    void theStripSaysThatAllIsInSyncAndThatAShopIsDown() {
        shop.live();
        Waiting.until(() -> owner.get("/channels").text().contains("Shop is in sync"));

        shop.shop.faults(Faults.NONE.with(Fault.DOWN));
        shop.sellAtTill(shop.mug, 3);
        Waiting.until(() -> {
            shop.step();
            return shop.connection().has("darkSince");
        });

        Waiting.until(() ->
                owner.get("/stock").text().contains("Shop has not answered for less than a minute · 3 units at risk"));
    }

    private String listing(String title) {
        return hub.bean(JdbcClient.class)
                .sql("select external_id from channel_listing where channel_id = :channel and title like :title")
                .param("channel", shop.channel().value())
                .param("title", title + "%")
                .query(String.class)
                .single();
    }
}
