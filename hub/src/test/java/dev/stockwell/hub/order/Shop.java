package dev.stockwell.hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import tools.jackson.databind.JsonNode;

/** A web shop with goods in two places, made by the calls that everybody uses; each test has one of its own. */
final class Shop {
    final TestHub hub = TestHub.shared();
    final String warehouse = TestHub.fresh("warehouse");
    final String store = TestHub.fresh("store");
    final String channel = TestHub.fresh("web");
    final String mug = TestHub.fresh("MUG");
    final String pot = TestHub.fresh("POT");

    Shop() {
        done(hub.put("/locations/" + warehouse, "{\"name\":\"Warehouse\"}"));
        done(hub.put("/locations/" + store, "{\"name\":\"Store\"}"));
        done(hub.put(
                "/items/" + mug, "{\"title\":\"Mug\",\"packs\":[{\"sku\":\"%s-12\",\"units\":12}]}".formatted(mug)));
        done(hub.put("/items/" + pot, "{\"title\":\"Pot\"}"));
        done(hub.put(
                "/channels/" + channel,
                "{\"name\":\"Web\",\"profile\":\"d2c\",\"locations\":[\"%s\",\"%s\"]}".formatted(warehouse, store)));
    }

    /** Goods that have come in. */
    Shop with(String sku, String location, long quantity) {
        done(hub.post(
                "/movements",
                "{\"movements\":[{\"type\":\"receive\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}]}"
                        .formatted(sku, location, quantity)));
        return this;
    }

    /** A snapshot of an order, so many seconds into its life. */
    TestHub.Reply snapshot(String order, int second, String status, String... lines) {
        return put(order, body(second, "\"status\":\"" + status + "\"", lines));
    }

    TestHub.Reply put(String order, String body) {
        return hub.put("/channels/" + channel + "/orders/" + order, body);
    }

    JsonNode get(String order) {
        return done(hub.get("/channels/" + channel + "/orders/" + order));
    }

    static String body(int second, String more, String... lines) {
        return "{\"updatedAt\":\"2026-03-01T10:%02d:%02dZ\",\"placedAt\":\"2026-03-01T09:00:00Z\",%s,\"lines\":[%s]}"
                .formatted(second / 60, second % 60, more, String.join(",", lines));
    }

    static String line(String id, String sku, long quantity, String more) {
        return "{\"id\":\"%s\",\"sku\":\"%s\",\"quantity\":%d%s}"
                .formatted(id, sku, quantity, more.isEmpty() ? "" : "," + more);
    }

    /** What is at a place. */
    String stock(String sku, String location) {
        JsonNode level =
                done(hub.get("/stock?sku=" + sku + "&location=" + location)).at("/items/0");
        return "available %d, committed %d, qualityControl %d"
                .formatted(
                        level.path("available").asLong(0),
                        level.path("committed").asLong(0),
                        level.path("qualityControl").asLong(0));
    }

    static JsonNode done(TestHub.Reply reply) {
        assertThat(reply.status()).as(reply.raw().body()).isBetween(200, 299);
        return reply.body();
    }
}
