package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Browser;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Two shops on one well, of which one goes dark: it may sell unseen, and the other holds back what is expected. */
class DarknessTest {
    private static TestHub hub;

    private ConnectedShop dark;
    private ConnectedShop other;
    private String otherName;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start("--sync.works=false");
    }

    @AfterAll
    static void stopHub() {
        hub.stop();
    }

    /** The other shop sells the first one's mug and pot, from the same warehouse. */
    @BeforeEach
    void connect() {
        dark = new ConnectedShop(hub).live();
        other = new ConnectedShop(hub);
        otherName = other.code;
        hub.put(
                "/channels/" + otherName,
                "{\"name\":\"Other\",\"locations\":[\"%s\",\"%s\"]}".formatted(dark.warehouse, dark.chicago));
        for (String sku : new String[] {dark.mug, dark.pot}) {
            other.shop.addVariant(sku, null, sku, "8.50");
            other.shop.stock(sku, other.warehouseThere, 0);
        }
        other.connect();
        other.put(
                "/channels/" + otherName + "/locations/" + other.warehouseThere,
                "{\"locations\":[\"" + dark.warehouse + "\"]}");
        other.post("/channels/" + otherName + "/connection/match", "{}");
        other.settle();
        for (String stage : new String[] {"mapped", "shadow", "live"}) {
            other.post("/channels/" + otherName + "/connection/stage", "{\"to\":\"" + stage + "\"}");
            other.settle();
        }
    }

    @AfterEach
    void close() {
        dark.close();
        other.close();
        hub.bean(JdbcClient.class)
                .sql("update connection set stage = 'mapped' where channel_id in (:channels)")
                .param(
                        "channels",
                        List.of(dark.channel().value(), other.channel().value()))
                .update();
        hub.bean(Darkness.class).runOnce();
        hub.assertCoherent();
    }

    @Test
    void whatADarkShopIsExpectedToSellTheOtherHoldsBackAndSaysWhy() {
        buyInWarehouse(4);
        settle();
        assertThat(there(dark.mug)).isEqualTo(11);

        goDark();
        assertThat(there(dark.mug)).isEqualTo(11);
        daysPass(0.3);
        assertThat(there(dark.mug)).isEqualTo(10);
        assertThat(there(dark.pot)).isEqualTo(4);

        daysPass(0.45);
        assertThat(there(dark.mug)).isEqualTo(11 - 2);
        assertThat(why(dark.mug)).contains("Held back at Warehouse for Shop, which does not answer");
        JsonNode explained = hub.get(
                        "/stock/" + dark.mug + "/explain?channel=" + otherName + "&location=" + dark.warehouse)
                .body();
        assertThat(explained.path("quantity").asLong()).isEqualTo(9);
        assertThat(explained.path("terms").findValuesAsString("kind")).contains("held-back");
        assertThat(dark.connection().path("heldBack").asLong()).isEqualTo(2);
        assertThat(Browser.ofOwner(hub).get("/channels/" + dark.code + "/sync").text())
                .contains("The other channels hold back 2 units of 1 item");
        assertThat(dark.here(dark.mug)).isEqualTo(11 + 7);
    }

    @Test
    void whenItAnswersItsOrderComesInTheReserveIsGoneAndNothingIsSoldTwice() {
        buyInWarehouse(4);
        settle();
        goDark();
        daysPass(0.45);
        buyInWarehouse(2);
        Instant darkAt = Instant.now();

        answer();
        assertThat(dark.connection().path("heldBack").asLong()).isZero();
        assertThat(there(dark.mug)).isEqualTo(11 - 2);
        assertThat(why(dark.mug)).doesNotContain("Held back");
        assertThat(dark.there(dark.mug, dark.warehouseThere)).isEqualTo(9);
        assertThat(hub.get("/incidents").body().path("items").findValuesAsString("kind"))
                .doesNotContain("short", "displaced", "negative");
        JsonNode then = hub.get("/stock/" + dark.mug + "/explain?channel=" + otherName + "&location=" + dark.warehouse
                        + "&at=" + darkAt)
                .body();
        assertThat(then.path("quantity").asLong()).isEqualTo(9);
        assertThat(then.path("terms").findValuesAsString("kind")).contains("held-back");
    }

    @Test
    void itHoldsBackUntilTheOrdersHaveBeenRead() {
        buyInWarehouse(4);
        settle();
        goDark();
        daysPass(0.3);
        hub.bean(Connections.class).answered(dark.channel());
        hub.bean(Darkness.class).runOnce();
        relay();

        assertThat(there(dark.mug)).isEqualTo(10);
    }

    @Test
    void moreThanItShowsIsNotHeldBack() {
        buyInWarehouse(13);
        settle();
        assertThat(there(dark.mug)).isEqualTo(2);
        dark.opening(dark.mug, dark.warehouse, 100);
        goDark();
        daysPass(30);

        assertThat(dark.connection().path("heldBack").asLong()).isEqualTo(2 + 8);
    }

    @Test
    void whatCameInWhileItWasDarkIsNotUnseen() {
        buyInWarehouse(4);
        settle();
        goDark();
        daysPass(0.45);
        assertThat(there(dark.mug)).isEqualTo(9);
        dark.put(
                "/channels/" + dark.code + "/orders/told-by-webhook",
                "{\"updatedAt\":\"%s\",\"lines\":[{\"id\":\"1\",\"sku\":\"%s\",\"quantity\":2}]}"
                        .formatted(Instant.now(), dark.mug));
        recount();

        assertThat(dark.connection().path("heldBack").asLong()).isZero();
        assertThat(there(dark.mug)).isEqualTo(9);
    }

    private void buyInWarehouse(long quantity) {
        SandboxShop.Placed placed = dark.shop.buy(Map.of(dark.mug, quantity), dark.warehouseThere);
        assertThat(placed.lines()).isNotEmpty();
    }

    private void settle() {
        dark.settle();
        other.settle();
    }

    private void goDark() {
        dark.shop.faults(Faults.NONE.with(Fault.DOWN));
        dark.sellAtTill(dark.mug, 1);
        Waiting.until(() -> {
            dark.step();
            return dark.connection().has("darkSince");
        });
        hub.bean(Darkness.class).runOnce();
        relay();
        other.settle();
    }

    private void answer() {
        dark.shop.faults(Faults.NONE);
        Waiting.until(() -> {
            dark.step();
            return !dark.connection().has("darkSince");
        });
        settle();
    }

    /** As if it had sold what it sold at such a pace that this much more is expected of what it sold in a day. */
    private void daysPass(double days) {
        hub.bean(JdbcClient.class)
                .sql("""
                        update dark_channel
                        set hours = extract(epoch from :now - unseen_since) / 3600 / :days
                        where channel_id = :channel""")
                .param("now", OffsetDateTime.now(ZoneOffset.UTC))
                .param("days", days)
                .param("channel", dark.channel().value())
                .update();
        recount();
    }

    private void recount() {
        hub.bean(JdbcClient.class)
                .sql("update dark_channel set counted_at = 'epoch' where channel_id = :channel")
                .param("channel", dark.channel().value())
                .update();
        hub.bean(Darkness.class).runOnce();
        relay();
        other.settle();
    }

    private static void relay() {
        while (hub.bean(Relay.class).runOnce() > 0) {
            // Until nothing is left to work out.
            Thread.onSpinWait();
        }
    }

    /** What the other shop shows. */
    private long there(String sku) {
        return other.there(sku, other.warehouseThere);
    }

    private String why(String sku) {
        return other.publications()
                .valueStream()
                .filter(each -> each.path("sku").asString().equals(sku))
                .map(each -> each.path("terms").toString())
                .findFirst()
                .orElseThrow();
    }
}
