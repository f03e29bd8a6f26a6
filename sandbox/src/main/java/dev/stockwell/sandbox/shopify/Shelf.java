package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the shop sells, where, and how much of it is there.
 *
 * <p>Not safe for threads by itself: whoever uses it holds the shop's lock.
 */
final class Shelf {

    private final InstantSource clock;
    private final Events events;
    private final NavigableMap<Long, Variant> variants = new TreeMap<>();
    private final Map<Long, Variant> byItem = new LinkedHashMap<>();
    private final Map<String, Variant> bySku = new LinkedHashMap<>();
    private final NavigableMap<Long, Place> places = new TreeMap<>();
    private final Map<Long, NavigableMap<Long, Level>> levelsByItem = new LinkedHashMap<>();
    private final Map<Long, NavigableMap<Long, Level>> levelsByPlace = new LinkedHashMap<>();
    private long lastNumber;

    Shelf(InstantSource clock, Events events, long firstNumber) {
        this.clock = clock;
        this.events = events;
        this.lastNumber = firstNumber;
    }

    /** The next number that nothing has yet. */
    long next() {
        return ++lastNumber;
    }

    /** The time, in whole seconds as the shop tells it. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    Place addPlace(String name, boolean sellsOnline, boolean service) {
        Place place = new Place(next(), name, true, sellsOnline, service);
        places.put(place.id(), place);
        events.send("locations/create", Payloads.place(place));
        return place;
    }

    void closePlace(long placeId) {
        Place old = place(placeId);
        Place closed = new Place(old.id(), old.name(), false, old.sellsOnline(), old.service());
        places.put(placeId, closed);
        events.send("locations/deactivate", Payloads.place(closed));
    }

    Variant addVariant(@Nullable String sku, @Nullable String barcode, String title, String price, boolean bundle) {
        Variant variant = new Variant(next(), next(), next(), sku, barcode, title, price, !bundle, bundle, now());
        variants.put(variant.id(), variant);
        byItem.put(variant.itemId(), variant);
        if (sku != null) {
            bySku.put(sku, variant);
        }
        events.send("products/create", Payloads.product(variant));
        return variant;
    }

    /** Gives a variant another SKU; it stays the same thing for sale. */
    void relabel(String sku, String newSku) {
        Variant old = variantOfSku(sku);
        Variant renamed = new Variant(
                old.id(),
                old.itemId(),
                old.productId(),
                newSku,
                old.barcode(),
                old.title(),
                old.price(),
                old.tracked(),
                old.bundle(),
                now());
        bySku.remove(sku);
        bySku.put(newSku, renamed);
        variants.put(renamed.id(), renamed);
        byItem.put(renamed.itemId(), renamed);
        events.send("products/update", Payloads.product(renamed));
    }

    List<Variant> variants() {
        return List.copyOf(variants.values());
    }

    List<Place> places() {
        return List.copyOf(places.values());
    }

    Optional<Variant> variant(long id) {
        return Optional.ofNullable(variants.get(id));
    }

    Optional<Variant> variantOfItem(long itemId) {
        return Optional.ofNullable(byItem.get(itemId));
    }

    Variant variantOfSku(String sku) {
        return Optional.ofNullable(bySku.get(sku))
                .orElseThrow(() -> new IllegalArgumentException("the shop sells no " + sku));
    }

    Optional<Place> findPlace(long id) {
        return Optional.ofNullable(places.get(id));
    }

    Place place(long id) {
        return findPlace(id).orElseThrow(() -> new IllegalArgumentException("the shop has no place " + id));
    }

    Place placeNamed(String name) {
        return places.values().stream()
                .filter(place -> place.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the shop has no place called " + name));
    }

    Optional<Level> level(long itemId, long placeId) {
        return Optional.ofNullable(
                levelsByItem.getOrDefault(itemId, new TreeMap<>()).get(placeId));
    }

    List<Level> levelsOfItem(long itemId) {
        return new ArrayList<>(
                levelsByItem.getOrDefault(itemId, new TreeMap<>()).values());
    }

    List<Level> levelsAt(long placeId) {
        return new ArrayList<>(
                levelsByPlace.getOrDefault(placeId, new TreeMap<>()).values());
    }

    long available(long itemId, long placeId) {
        return level(itemId, placeId).map(level -> level.quantity("available")).orElse(0L);
    }

    /** Keeps an item at a place from now on, with what was there before. */
    Level activate(long itemId, long placeId) {
        Level level = levelOrNew(itemId, placeId);
        if (!level.active) {
            level.active = true;
            level.updatedAt = now();
            events.send("inventory_levels/connect", Payloads.level(level));
        }
        return level;
    }

    /** Keeps an item at a place no longer; what is there stays, and is not sold. */
    void deactivate(long itemId, long placeId) {
        Level level = levelOrNew(itemId, placeId);
        level.active = false;
        level.updatedAt = now();
        events.send("inventory_levels/disconnect", Map.of("inventory_item_id", itemId, "location_id", placeId));
    }

    /** Changes a quantity, wherever the item is; what was never there stays inactive. */
    Level change(long itemId, long placeId, String name, long delta) {
        Level level = levelOrNew(itemId, placeId);
        if (delta == 0) {
            return level;
        }
        boolean availableChanges = name.equals("available") || name.equals("on_hand");
        level.add(name, delta, now());
        if (availableChanges) {
            events.send("inventory_levels/update", Payloads.level(level));
        }
        return level;
    }

    private Level levelOrNew(long itemId, long placeId) {
        return level(itemId, placeId).orElseGet(() -> {
            Level level = new Level(next(), itemId, placeId, false, now());
            levelsByItem.computeIfAbsent(itemId, item -> new TreeMap<>()).put(placeId, level);
            levelsByPlace.computeIfAbsent(placeId, place -> new TreeMap<>()).put(itemId, level);
            return level;
        });
    }
}
