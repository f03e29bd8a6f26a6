package dev.stockwell.hub.sync;

import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * A sandbox shop and a channel of a hub that is connected with it. Nothing happens by itself: {@link #settle()} lets both
 * do what they have to do until there is nothing left.
 */
final class ConnectedShop implements AutoCloseable {
    private static final int ROUNDS_MAX = 200;
    private static int seeds;

    final TestHub hub;
    final SandboxShop shop;
    final String code = TestHub.fresh("shop");
    final String warehouse = TestHub.fresh("warehouse");
    final String chicago = TestHub.fresh("chicago");
    final String mug = TestHub.fresh("MUG");
    final String pot = TestHub.fresh("POT");
    final String till = TestHub.fresh("till");
    final long warehouseThere;
    final long chicagoThere;

    ConnectedShop(TestHub hub) {
        this(hub, SteppableClock.ahead(InstantSource.system()));
    }

    ConnectedShop(TestHub hub, SteppableClock clock) {
        this.hub = hub;
        this.shop = SandboxShop.start(SandboxShop.Settings.standing(++seeds, clock));
        put("/locations/" + warehouse, "{\"name\":\"Warehouse\"}");
        put("/locations/" + chicago, "{\"name\":\"Chicago\"}");
        put("/items/" + mug, "{\"title\":\"Mug\"}");
        put("/items/" + pot, "{\"title\":\"Pot\"}");
        put("/channels/" + code, "{\"name\":\"Shop\",\"locations\":[\"%s\",\"%s\"]}".formatted(warehouse, chicago));
        put("/channels/" + till, "{\"name\":\"Till\",\"profile\":\"pos\",\"locations\":[\"%s\"]}".formatted(chicago));
        opening(mug, warehouse, 15);
        opening(mug, chicago, 8);
        opening(pot, warehouse, 4);
        warehouseThere = shop.addPlace("Warehouse there", true, false);
        chicagoThere = shop.addPlace("Chicago there", true, false);
        shop.addVariant(mug, null, "Mug", "8.50");
        shop.addVariant(pot, null, "Pot", "24.00");
        shop.stock(mug, warehouseThere, 3);
        shop.stock(mug, chicagoThere, 3);
        shop.stock(pot, warehouseThere, 3);
    }

    /** Registers, maps and goes live, all gates passed. */
    ConnectedShop live() {
        return until("live");
    }

    /** Registers and maps if that is not done yet, and goes on to a stage, all gates passed. */
    ConnectedShop until(String last) {
        connect();
        put("/channels/" + code + "/locations/" + warehouseThere, "{\"locations\":[\"" + warehouse + "\"]}");
        put("/channels/" + code + "/locations/" + chicagoThere, "{\"locations\":[\"" + chicago + "\"]}");
        post("/channels/" + code + "/connection/match", "{}");
        settle();
        for (String stage : new String[] {"mapped", "shadow", "live"}) {
            post("/channels/" + code + "/connection/stage", "{\"to\":\"" + stage + "\"}");
            settle();
            if (stage.equals(last)) {
                return this;
            }
        }
        throw new AssertionError("there is no stage " + last + " on the way");
    }

    JsonNode connect() {
        return put(
                "/channels/" + code + "/connection",
                "{\"platform\":\"shopify\",\"address\":\"%s\",\"shop\":\"%s\",\"clientId\":\"%s\",\"clientSecret\":\"%s\",\"webhooks\":\"%s/webhooks/%s\"}"
                        .formatted(
                                shop.address(),
                                shop.domain(),
                                shop.clientId(),
                                shop.clientSecret(),
                                hub.address(),
                                code));
    }

    /** Lets hub and shop work until nothing is left to do: what one round finds may be for the next one to act on. */
    void settle() {
        int idle = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            idle = step() ? 0 : idle + 1;
            if (idle == 2) {
                return;
            }
        }
        throw new AssertionError("after " + ROUNDS_MAX + " rounds there is still something to do");
    }

    /** One round of everybody; whether anybody did anything. */
    boolean step() {
        int sent = shop.runOnce();
        int heard = hub.bean(Echoes.class).runOnce();
        int followed = hub.bean(Following.class).runOnce();
        int looked = hub.bean(Darkness.class).runOnce();
        int relayed = hub.bean(Relay.class).runOnce();
        boolean read = hub.bean(ChannelWorker.class).readCatalogue(channel());
        boolean worked = hub.bean(ChannelWorker.class).runOnce(channel());
        return sent + heard + followed + looked + relayed > 0 || read || worked;
    }

    ChannelId channel() {
        return hub.bean(Setups.class).current().channel(code, "channel").id();
    }

    long there(String sku, long place) {
        return shop.quantity(sku, place, "available");
    }

    /** What the hub says that the channel may show, of all places. */
    long here(String sku) {
        return hub.get("/availability?channel=" + code + "&sku=" + sku)
                .body()
                .at("/items/0/available")
                .asLong();
    }

    void sellAtTill(String sku, long quantity) {
        JsonNode sold = post(
                "/sales",
                "{\"sales\":[{\"id\":\"%s\",\"channel\":\"%s\",\"location\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":%d}]}]}"
                        .formatted(UUID.randomUUID(), till, chicago, sku, quantity));
        if (!sold.at("/outcomes/0/status").asString().equals("applied")) {
            throw new AssertionError(sold);
        }
    }

    /** The stock changes here, by a count. */
    void change(String sku, String location, long by) {
        post(
                "/movements",
                "{\"movements\":[{\"type\":\"adjust\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d,\"reason\":\"count\"}]}"
                        .formatted(sku, location, by));
    }

    SandboxShop.Placed buy(String sku, long quantity) {
        return shop.buy(Map.of(sku, quantity), null);
    }

    JsonNode connection() {
        return hub.get("/channels/" + code + "/connection").body();
    }

    JsonNode publications() {
        return hub.get("/channels/" + code + "/publications").body().path("items");
    }

    void opening(String sku, String location, long quantity) {
        post(
                "/movements",
                "{\"movements\":[{\"type\":\"opening\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}]}"
                        .formatted(sku, location, quantity));
    }

    JsonNode put(String path, String body) {
        return checked(path, hub.put(path, body));
    }

    JsonNode post(String path, String body) {
        return checked(path, hub.post(path, body));
    }

    private static JsonNode checked(String path, TestHub.Reply reply) {
        if (reply.status() >= 300) {
            throw new AssertionError(path + ": " + reply.body());
        }
        return reply.body();
    }

    @Override
    public void close() {
        shop.close();
    }
}
