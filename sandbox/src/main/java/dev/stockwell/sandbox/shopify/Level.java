package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the shop has of one item at one place, by state. */
final class Level {

    static final List<String> IN_THE_HOUSE =
            List.of("available", "committed", "reserved", "damaged", "quality_control", "safety_stock");

    final long id;
    final long itemId;
    final long placeId;
    private final Map<String, Long> quantities = new HashMap<>();
    boolean active;
    Instant updatedAt;

    Level(long id, long itemId, long placeId, boolean active, Instant updatedAt) {
        this.id = id;
        this.itemId = itemId;
        this.placeId = placeId;
        this.active = active;
        this.updatedAt = updatedAt;
    }

    static boolean knows(String name) {
        return name.equals("on_hand") || name.equals("incoming") || IN_THE_HOUSE.contains(name);
    }

    long quantity(String name) {
        return name.equals("on_hand")
                ? IN_THE_HOUSE.stream().mapToLong(this::quantity).sum()
                : quantities.getOrDefault(name, 0L);
    }

    void add(String name, long quantity, Instant now) {
        quantities.merge(name.equals("on_hand") ? "available" : name, quantity, Long::sum);
        updatedAt = now;
    }
}
