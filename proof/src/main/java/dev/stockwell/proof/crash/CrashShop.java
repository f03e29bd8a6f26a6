package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Inspection;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** What the clerks work on: fifty items in one warehouse. A few are hot; half of these are scarce, and run out. */
final class CrashShop {
    private static final int ITEMS = 50;
    private static final int HOT = 6;
    private static final int SCARCE = 3;
    private static final long PLENTY = 1_000_000_000;
    private static final long LITTLE = 150;
    private static final Instant EPOCH = Instant.parse("2026-01-01T00:00:00Z");

    private final Books books = new Books(ITEMS);
    private boolean takesOrders;

    Books books() {
        return books;
    }

    /** Whether this hub takes order snapshots. */
    boolean takesOrders() {
        return takesOrders;
    }

    void open(HubClient hub) throws IOException {
        Inspection.success(hub.put("/locations/warehouse", Map.of("name", "Warehouse", "type", "warehouse")));
        Map<String, Object> web = Map.of("name", "Web", "profile", "d2c", "locations", List.of("warehouse"));
        Inspection.success(hub.put("/channels/web", web));
        Map<String, Object> till = Map.of("name", "Till", "profile", "pos", "locations", List.of("warehouse"));
        Inspection.success(hub.put("/channels/till", till));
        for (int item = 0; item < ITEMS; item++) {
            Inspection.success(hub.put("/items/" + books.sku(item), Map.of("title", books.sku(item))));
            long quantity = isScarce(item) ? LITTLE : PLENTY;
            Map<String, Object> opening =
                    Map.of("type", "opening", "sku", books.sku(item), "location", "warehouse", "quantity", quantity);
            Inspection.success(hub.post("/movements", Map.of("movements", List.of(opening))));
            books.received(item, quantity);
        }
        takesOrders = hub.get("/orders").isSuccess();
    }

    boolean isScarce(int item) {
        return item < SCARCE;
    }

    int anyItem(SplittableRandom random) {
        return random.nextBoolean() ? random.nextInt(HOT) : random.nextInt(ITEMS);
    }

    int plentifulItem(SplittableRandom random) {
        return SCARCE + (random.nextBoolean() ? random.nextInt(HOT - SCARCE) : random.nextInt(ITEMS - SCARCE));
    }

    Object hold(UUID id, Map<Integer, Long> lines) {
        List<Map<String, Object>> wanted = lines.entrySet().stream()
                .map(line -> Map.<String, Object>of("sku", books.sku(line.getKey()), "quantity", line.getValue()))
                .toList();
        return Map.of("id", id, "channel", "web", "lines", wanted, "expiresIn", "P30D");
    }

    Object sale(UUID id, int item, long quantity) {
        Map<String, Object> line = Map.of("sku", books.sku(item), "quantity", quantity);
        Map<String, Object> sale = Map.of("id", id, "channel", "till", "location", "warehouse", "lines", List.of(line));
        return Map.of("sales", List.of(sale));
    }

    Object movement(UUID id, int item, boolean arrives, long quantity) {
        Map<String, Object> movement = arrives
                ? Map.of(
                        "id",
                        id,
                        "type",
                        "receive",
                        "sku",
                        books.sku(item),
                        "location",
                        "warehouse",
                        "quantity",
                        quantity)
                : Map.of(
                        "id",
                        id,
                        "type",
                        "adjust",
                        "sku",
                        books.sku(item),
                        "location",
                        "warehouse",
                        "quantity",
                        -quantity,
                        "reason",
                        "broken");
        return Map.of("movements", List.of(movement));
    }

    /** A snapshot of an order with one line; a higher version is newer. */
    Object order(int item, long quantity, int version) {
        Map<String, Object> line = Map.of("id", "1", "sku", books.sku(item), "quantity", quantity);
        return Map.of(
                "updatedAt", EPOCH.plusSeconds(version).toString(),
                "placedAt", EPOCH.toString(),
                "status", "open",
                "lines", List.of(line));
    }
}
