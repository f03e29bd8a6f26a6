package dev.stockwell.hub.demo;

import dev.stockwell.sandbox.shopify.SandboxShop;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Leads the pretend shop through the steps that a real one goes through, by the same calls. */
final class Connecting {
    static final String CHANNEL = "shopify";

    /** The shop's places, and what we call them; in the order in which its orders draw on them. */
    static final Map<String, String> PLACES =
            Map.of("Warehouse", "warehouse", "Chicago", "chicago", "Dallas", "dallas");

    private static final List<String> STAGES = List.of("mapped", "shadow", "live");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REST = Duration.ofMillis(100);

    private final Demo.Hub hub;
    private final SandboxShop shop;

    Connecting(Demo.Hub hub, SandboxShop shop) {
        this.hub = hub;
        this.shop = shop;
    }

    /** Connects, maps and goes live; each gate is given time to open. */
    void run() throws IOException {
        hub.api().call("PUT", "/channels/" + CHANNEL + "/connection", """
                        {"platform":"shopify","address":"%s","shop":"%s","clientId":"%s","clientSecret":"%s",
                         "webhooks":"%s/webhooks/%s"}""".formatted(
                        shop.address(), shop.domain(), shop.clientId(), shop.clientSecret(), hub.address(), CHANNEL));
        for (Map.Entry<String, String> place : PLACES.entrySet()) {
            hub.api()
                    .call(
                            "PUT",
                            "/channels/" + CHANNEL + "/locations/" + shop.placeNamed(place.getKey()),
                            "{\"locations\":[\"" + place.getValue() + "\"]}");
        }
        hub.api().call("POST", "/channels/" + CHANNEL + "/connection/match", "{}");
        long until = System.nanoTime() + PATIENCE.toNanos();
        for (String stage : STAGES) {
            go(stage, until);
        }
    }

    private void go(String stage, long until) throws IOException {
        while (true) {
            try {
                hub.api().call("POST", "/channels/" + CHANNEL + "/connection/stage", "{\"to\":\"" + stage + "\"}");
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > until || !rested()) {
                    throw notYet;
                }
            }
        }
    }

    private static boolean rested() {
        try {
            Thread.sleep(REST);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
