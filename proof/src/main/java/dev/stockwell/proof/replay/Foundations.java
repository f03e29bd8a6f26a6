package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the seller's hub has to know before the first day: places, pools, channels, the share rule and the items. */
final class Foundations {
    static final String WHOLESALE_POOL = "wholesale";

    private static final Map<Shop.Place, String> TYPES = Map.of(
            Shop.Place.WAREHOUSE, "warehouse",
            Shop.Place.STORE_A, "store",
            Shop.Place.STORE_B, "store");

    private static final int ITEMS_AT_ONCE = 16;

    private final Calls calls;
    private final Tally tally;

    Foundations(Calls calls, Tally tally) {
        this.calls = calls;
        this.tally = tally;
    }

    void lay(Year year) {
        TYPES.forEach((place, type) -> put(
                "/locations/" + place.code(), Map.of("name", place.code(), "type", type, "timeZone", "Europe/London")));
        put("/pools/" + WHOLESALE_POOL, Map.of("name", "Wholesale"));
        String warehouse = Shop.Place.WAREHOUSE.code();
        channel(Shop.WEB, "d2c", Map.of("locations", List.of(warehouse, Shop.Place.STORE_A.code())));
        channel(Shop.WHOLESALE, "wholesale", Map.of("pool", WHOLESALE_POOL, "locations", List.of(warehouse)));
        channel(Shop.TILL_A, "pos", Map.of("locations", List.of(Shop.Place.STORE_A.code())));
        channel(Shop.TILL_B, "pos", Map.of("locations", List.of(Shop.Place.STORE_B.code())));
        put(
                "/allocation-rules/wholesale-share",
                Map.of(
                        "pool",
                        WHOLESALE_POOL,
                        "percent",
                        SupplyRule.WHOLESALE_PERCENT,
                        "scope",
                        Map.of("locations", List.of(warehouse))));
        try (ExecutorService threads = Executors.newFixedThreadPool(ITEMS_AT_ONCE)) {
            List<Future<?>> put = new ArrayList<>();
            year.items().forEach(item -> put.add(threads.submit(() -> item(item))));
            for (Future<?> each : put) {
                each.get();
            }
        } catch (ExecutionException | InterruptedException failed) {
            throw new IllegalStateException("the items could not be made", failed);
        }
    }

    private void channel(Shop shop, String profile, Map<String, Object> rest) {
        Map<String, Object> body = new HashMap<>(rest);
        body.put("name", shop.code());
        body.put("profile", profile);
        put("/channels/" + shop.code(), body);
    }

    private void item(Year.Item item) {
        Bodies.Money cost = item.isGoods() ? Bodies.Money.pounds(item.unitCost()) : null;
        put("/items/" + HubClient.segment(item.sku()), new Bodies.Item(item.title(), item.isGoods(), cost));
    }

    private void put(String path, Object body) {
        Reply reply = calls.put(Calls.Kind.SETUP, path, body);
        if (!reply.isSuccess()) {
            tally.surprise("PUT " + path + " was answered " + reply.status() + ": " + reply.text());
        }
    }
}
