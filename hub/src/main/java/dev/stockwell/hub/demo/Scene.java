package dev.stockwell.hub.demo;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** What the hub of a demo knows beyond its small shop: the channels of the story, goods for the public, and the puzzle. */
final class Scene {
    private Scene() {}

    static void set(Api api, Instant now) throws IOException {
        api.call("PUT", "/channels/till-dallas", """
                {"name":"Till in Dallas","profile":"pos","locations":["dallas"]}""");
        api.call("PUT", "/channels/" + Connecting.CHANNEL, """
                {"name":"Shopify shop","profile":"d2c","locations":["chicago","warehouse","dallas"]}""");
        for (Map.Entry<String, Integer> each : World.FOR_THE_PUBLIC.entrySet()) {
            api.call(
                    "PUT",
                    "/items/" + each.getKey(),
                    "{\"title\":\"%s\",\"category\":\"table\"}".formatted(World.title(each.getKey())));
            api.applied(
                    "/movements",
                    "{\"movements\":[{\"type\":\"opening\",\"sku\":\"%s\",\"location\":\"warehouse\",\"quantity\":%d}]}"
                            .formatted(each.getKey(), each.getValue()));
        }
        Puzzle.set(api, now);
    }
}
