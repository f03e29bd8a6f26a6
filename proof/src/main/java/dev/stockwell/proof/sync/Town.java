package dev.stockwell.proof.sync;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Reply;
import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import tools.jackson.databind.JsonNode;

/** Some shops that sell the same items from one warehouse, all live, and a till. */
final class Town implements AutoCloseable {
    static final String TILL = "till";
    static final String WAREHOUSE = "warehouse";
    private static final int ITEMS_AT_ONCE = 500;
    private static final int SENDERS_EACH = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration STEP = Duration.ofMillis(5);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final HubProcess hub;
    private final HubClient client;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<SandboxShop> shops = new ArrayList<>();
    private final List<Long> places = new ArrayList<>();
    private final List<Thread> stepping = new ArrayList<>();
    private volatile boolean open = true;

    Town(HubProcess hub, HubClient client, int shopCount, int items, long each) throws IOException {
        this.hub = hub;
        this.client = client;
        expect(client.put("/locations/" + WAREHOUSE, Map.of("name", "Warehouse")));
        expect(client.put(
                "/channels/" + TILL, Map.of("name", "Till", "profile", "pos", "locations", List.of(WAREHOUSE))));
        stock(items, each);
        for (int i = 0; i < shopCount; i++) {
            SandboxShop shop = SandboxShop.start(new SandboxShop.Settings(
                    0,
                    i + 1,
                    SteppableClock.ahead(InstantSource.system()),
                    "town-" + i + ".myshopify.com",
                    2_000,
                    100));
            shops.add(shop);
            long place = shop.addPlace("Warehouse", true, false);
            places.add(place);
            for (int item = 0; item < items; item++) {
                shop.addVariant(sku(item), null, "Item " + item, "1.00");
                shop.stock(sku(item), place, 1);
            }
        }
        for (SandboxShop shop : shops) {
            for (int sender = 0; sender < SENDERS_EACH; sender++) {
                stepping.add(Thread.ofVirtual().name(shop.domain()).start(() -> step(shop)));
            }
        }
        for (int i = 0; i < shopCount; i++) {
            connect(i);
        }
        for (int i = 0; i < shopCount; i++) {
            goLive("/channels/" + channel(i));
        }
    }

    static String sku(int item) {
        return "T-%05d".formatted(item);
    }

    static String channel(int shop) {
        return "shop-" + shop;
    }

    SandboxShop shop(int shop) {
        return shops.get(shop);
    }

    int shops() {
        return shops.size();
    }

    /** What a shop shows. */
    long shown(int shop, String sku) {
        return shops.get(shop).quantity(sku, places.get(shop), "available");
    }

    long place(int shop) {
        return places.get(shop);
    }

    JsonNode connection(int shop) throws IOException {
        return client.get("/channels/" + channel(shop) + "/connection").json();
    }

    /** What the hub counts and measures, as Prometheus reads it. */
    String metrics() throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(hub.address().resolve("/api/v1/metrics"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IOException("told to end", hurried);
        }
    }

    /** Waits until nothing is due in any shop. */
    void awaitCalm() throws IOException {
        awaitCalmBut(-1);
    }

    /** The same of all shops but one. */
    void awaitCalmBut(int left) throws IOException {
        for (int i = 0; i < shops.size(); i++) {
            int shop = i;
            if (shop == left) {
                continue;
            }
            await("shop " + i + " to be in sync", () -> {
                try {
                    JsonNode now = connection(shop);
                    return now.path("due").asLong()
                                    + now.path("inFlight").asLong()
                                    + now.path("conflicting").asLong()
                            == 0;
                } catch (IOException unreachable) {
                    return false;
                }
            });
        }
    }

    static void await(String what, BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("waited " + PATIENCE.toSeconds() + " s for " + what);
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    static Reply expect(Reply reply) throws IOException {
        if (!reply.isSuccess()) {
            throw new IOException("the hub answered " + reply.status() + ": " + reply.text());
        }
        return reply;
    }

    private void stock(int items, long each) throws IOException {
        for (int from = 0; from < items; from += ITEMS_AT_ONCE) {
            List<Map<String, Object>> openings = new ArrayList<>();
            for (int item = from; item < Math.min(items, from + ITEMS_AT_ONCE); item++) {
                openings.add(Map.of("type", "opening", "sku", sku(item), "location", WAREHOUSE, "quantity", each));
            }
            for (int item = from; item < Math.min(items, from + ITEMS_AT_ONCE); item++) {
                expect(client.put("/items/" + sku(item), Map.of("title", "Item " + item)));
            }
            expect(client.post("/movements", Map.of("movements", openings)));
        }
    }

    private void connect(int index) throws IOException {
        SandboxShop shop = shops.get(index);
        String path = "/channels/" + channel(index);
        expect(client.put(path, Map.of("name", "Shop " + index, "locations", List.of(WAREHOUSE))));
        expect(client.put(
                path + "/connection",
                Map.of(
                        "platform", "shopify",
                        "address", shop.address().toString(),
                        "shop", shop.domain(),
                        "clientId", shop.clientId(),
                        "clientSecret", shop.clientSecret(),
                        "webhooks", hub.address() + "/webhooks/" + channel(index))));
        expect(client.put(path + "/locations/" + places.get(index), Map.of("locations", List.of(WAREHOUSE))));
        expect(client.post(path + "/connection/match", Map.of()));
    }

    private void goLive(String path) throws IOException {
        for (String stage : List.of("mapped", "shadow", "pilot", "live")) {
            String[] said = {""};
            try {
                await(path + " to be ready for " + stage, () -> isReady(path, stage, said));
            } catch (IllegalStateException tooLong) {
                throw new IOException(said[0], tooLong);
            }
        }
    }

    private boolean isReady(String path, String stage, String[] said) {
        try {
            Reply reply = client.post(path + "/connection/stage", Map.of("to", stage));
            said[0] = reply.text();
            return reply.isSuccess();
        } catch (IOException unreachable) {
            said[0] = unreachable.toString();
            return false;
        }
    }

    private void step(SandboxShop shop) {
        while (open) {
            shop.runOnce();
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    @Override
    public void close() {
        open = false;
        stepping.forEach(Thread::interrupt);
        try {
            for (Thread each : stepping) {
                each.join();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        shops.forEach(SandboxShop::close);
    }
}
