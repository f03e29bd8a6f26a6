package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import dev.stockwell.connectors.StockState;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads stock by state. */
final class StockReads {

    /** As many items at one location as one call may name; each costs three points. */
    static final int ITEMS_MAX = 250;

    private final Calls calls;
    private final InstantSource clock;

    StockReads(Calls calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
    }

    Reply<Page<StockReading>> at(String locationId, @Nullable String cursor) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("location", Gid.of("Location", locationId));
        variables.put("after", cursor);
        return calls.ask(
                Document.STOCK_AT,
                variables,
                data -> Json.objectIfAny(data, "location")
                        .map(location -> Pages.read(
                                Json.object(location, "inventoryLevels"),
                                level -> reading(
                                        new StockKey(Json.id(Json.object(level, "item"), "id"), locationId), level)))
                        .orElseGet(() -> new Page<>(List.of(), null)));
    }

    Reply<List<StockReading>> of(List<StockKey> keys) {
        Map<String, List<String>> byLocation = new LinkedHashMap<>();
        keys.forEach(key -> byLocation
                .computeIfAbsent(key.locationId(), location -> new ArrayList<>())
                .add(Gid.of("InventoryItem", key.stockId())));
        List<StockReading> found = new ArrayList<>();
        for (Map.Entry<String, List<String>> location : byLocation.entrySet()) {
            for (List<String> items : Lists.chunks(location.getValue(), ITEMS_MAX)) {
                switch (some(location.getKey(), items)) {
                    case Reply.Answer<List<StockReading>>(List<StockReading> some) -> found.addAll(some);
                    case Reply.None<List<StockReading>>(Failure failure) -> {
                        return Reply.none(failure);
                    }
                }
            }
        }
        return Reply.of(found);
    }

    private Reply<List<StockReading>> some(String locationId, List<String> items) {
        Map<String, Object> variables = Map.of("items", items, "location", Gid.of("Location", locationId));
        return calls.ask(Document.STOCK_OF, variables, data -> {
            List<StockReading> readings = new ArrayList<>();
            for (JsonNode item : Json.list(data, "nodes")) {
                Json.objectIfAny(item, "inventoryLevel")
                        .ifPresent(level ->
                                readings.add(reading(new StockKey(Json.id(item, "id"), locationId), level)));
            }
            return readings;
        });
    }

    StockReading reading(StockKey key, JsonNode level) {
        Map<StockState, Long> quantities = new EnumMap<>(StockState.class);
        for (JsonNode quantity : Json.list(level, "quantities")) {
            state(Json.text(quantity, "name"), quantity, quantities);
        }
        return new StockReading(
                key, quantities, Json.flag(level, "isActive"), Json.time(level, "updatedAt"), clock.instant());
    }

    /** A state that we have no name for is not ours to count. */
    private static void state(String name, JsonNode quantity, Map<StockState, Long> quantities) {
        for (StockState state : StockState.values()) {
            if (state.name().toLowerCase(Locale.ROOT).equals(name)) {
                quantities.put(state, Json.whole(quantity, "quantity"));
            }
        }
    }
}
