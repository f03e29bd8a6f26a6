package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.UuidV7;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A seller with a warehouse, two stores, a web shop and a till, in a hub that others share. */
final class Shop {
    final TestHub hub = TestHub.shared();
    final String warehouse = TestHub.fresh("warehouse");
    final String chicago = TestHub.fresh("chicago");
    final String dallas = TestHub.fresh("dallas");
    final String web = TestHub.fresh("web");
    final String till = TestHub.fresh("till");
    final String mug = TestHub.fresh("MUG");
    final String pot = TestHub.fresh("POT");
    final String set = TestHub.fresh("TEA-SET");
    final String mugs = mug + "-12";

    Shop() {
        put("/locations/" + warehouse, "{\"name\":\"Warehouse\"}");
        put("/locations/" + chicago, "{\"name\":\"Chicago\"}");
        put("/locations/" + dallas, "{\"name\":\"Dallas\"}");
        put(
                "/items/" + mug,
                "{\"title\":\"Mug\",\"category\":\"%s\",\"packs\":[{\"sku\":\"%s\",\"units\":12}]}"
                        .formatted(category(), mugs));
        put("/items/" + pot, "{\"title\":\"Pot\"}");
        put(
                "/bundles/" + set,
                "{\"components\":[{\"sku\":\"%s\",\"quantity\":4},{\"sku\":\"%s\",\"quantity\":1}]}"
                        .formatted(mug, pot));
        put(
                "/channels/" + web,
                "{\"name\":\"Web\",\"locations\":[\"%s\",{\"code\":\"%s\",\"pickup\":true},{\"code\":\"%s\",\"ship\":false,\"pickup\":true}]}"
                        .formatted(warehouse, chicago, dallas));
        put("/channels/" + till, "{\"name\":\"Till\",\"profile\":\"pos\",\"locations\":[\"%s\"]}".formatted(chicago));
    }

    /** The category of the mug. */
    String category() {
        return "of " + mug;
    }

    /** Something that is measured in metres, to the millimetre. */
    String cloth() {
        String cloth = TestHub.fresh("CLOTH");
        put("/items/" + cloth, "{\"title\":\"Cloth\",\"unit\":{\"code\":\"m\",\"decimals\":3}}");
        return cloth;
    }

    JsonNode put(String path, String body) {
        TestHub.Reply reply = hub.put(path, body);
        if (reply.status() >= 300) {
            throw new AssertionError(path + ": " + reply.body());
        }
        return reply.body();
    }

    /** A rule of a fresh code; quotes may be written as apostrophes. */
    String rule(String body) {
        String code = TestHub.fresh("rule");
        put("/rules/" + code, body.replace('\'', '"'));
        return code;
    }

    void receive(String sku, String location, long quantity) {
        move("'type':'receive','sku':'%s','location':'%s','quantity':%d".formatted(sku, location, quantity));
    }

    void receive(String sku, String location, String pool, long quantity) {
        move("'type':'receive','sku':'%s','location':'%s','pool':'%s','quantity':%d"
                .formatted(sku, location, pool, quantity));
    }

    /** One movement; quotes may be written as apostrophes. */
    void move(String line) {
        TestHub.Reply reply = hub.post("/movements", "{\"movements\":[{" + line.replace('\'', '"') + "}]}");
        if (!reply.body().at("/outcomes/0/status").asString("").equals("applied")) {
            throw new AssertionError(line + ": " + reply.body());
        }
    }

    /** Holds units for the web shop, and returns the reservation's id. */
    UUID hold(String sku, long units, Instant until) {
        Setup setup = hub.bean(Setups.class).current();
        Channel channel = setup.channel(web, "channel");
        ChannelId id = channel.id();
        CommandId command = new CommandId(hub.bean(UuidV7.class).next());
        Demand line = new Demand(0, hub.bean(Catalog.class).require(sku, "sku").parts(), units, channel.shipping());
        hub.bean(Kernel.class)
                .execute(new Envelope(
                        command,
                        Digest.of(command.toString()),
                        "test",
                        id,
                        null,
                        null,
                        Instant.now(),
                        new Command.Hold(id, List.of(line), Split.IN_ORDER, false, until)));
        return command.value();
    }

    /** What the web shop may show. */
    long shown(String sku) {
        return shown(web, sku, "");
    }

    /** @param more further parameters, each with an ampersand before it */
    long shown(String channel, String sku, String more) {
        JsonNode items = availability("channel=" + channel + "&sku=" + encoded(sku) + more);
        if (items.size() != 1) {
            throw new AssertionError("not one number: " + items);
        }
        return items.path(0).path("available").asLong();
    }

    JsonNode availability(String query) {
        return ok("/availability?" + query).path("items");
    }

    JsonNode explain(String sku, String query) {
        return ok("/stock/" + encoded(sku) + "/explain?" + query);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private JsonNode ok(String path) {
        TestHub.Reply reply = hub.get(path);
        if (reply.status() != 200) {
            throw new AssertionError(path + ": " + reply.body());
        }
        return reply.body();
    }
}
