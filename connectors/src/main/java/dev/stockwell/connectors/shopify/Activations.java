package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.PushLine;
import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.connectors.RefusalReason;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sees to it that items are active at the locations where we write them.
 *
 * <p>Since 2026-10 a number can be written at a location where the item is not active; Shopify acknowledges it and sells
 * nothing there. So a key that is not known to be active is looked up before it is written, and activated if need be.
 */
final class Activations {

    private static final int ITEMS_MAX = 100;
    private static final int KNOWN_MAX = 1_000_000;

    private final Calls calls;
    private final Set<StockKey> known = ConcurrentHashMap.newKeySet();

    Activations(Calls calls) {
        this.calls = calls;
    }

    void learn(StockReading reading) {
        learn(reading.key(), reading.active());
    }

    void learn(StockKey key, boolean active) {
        if (!active) {
            known.remove(key);
        } else if (known.size() < KNOWN_MAX) {
            known.add(key);
        }
    }

    /** Makes the lines' keys active; answers for those where it could not be done. */
    Map<PushLine, PushOutcome> ensure(List<PushLine> lines, UUID batch) {
        Map<PushLine, PushOutcome> failed = new HashMap<>();
        Map<String, List<PushLine>> byLocation = new LinkedHashMap<>();
        lines.stream()
                .filter(line -> !known.contains(line.key()))
                .forEach(line -> byLocation
                        .computeIfAbsent(line.key().locationId(), location -> new ArrayList<>())
                        .add(line));
        byLocation.forEach((location, some) -> {
            for (List<PushLine> chunk : Lists.chunks(some, ITEMS_MAX)) {
                failed.putAll(lookUp(location, chunk, batch));
            }
        });
        return failed;
    }

    private Map<PushLine, PushOutcome> lookUp(String location, List<PushLine> lines, UUID batch) {
        Map<PushLine, PushOutcome> failed = new HashMap<>();
        switch (active(location, lines)) {
            case Reply.None<Set<StockKey>>(Failure failure) ->
                lines.forEach(line -> failed.put(line, new PushOutcome.Unanswered(line, before(failure))));
            case Reply.Answer<Set<StockKey>>(Set<StockKey> active) -> {
                active.forEach(key -> learn(key, true));
                for (PushLine line : lines) {
                    if (!active.contains(line.key())) {
                        PushOutcome outcome = activate(line, batch);
                        if (outcome != null) {
                            failed.put(line, outcome);
                        }
                    }
                }
            }
        }
        return failed;
    }

    private Reply<Set<StockKey>> active(String location, List<PushLine> lines) {
        List<String> items = lines.stream()
                .map(line -> Gid.of("InventoryItem", line.key().stockId()))
                .toList();
        return calls.ask(Document.ACTIVE, Map.of("items", items, "location", Gid.of("Location", location)), data -> {
            Set<StockKey> active = new HashSet<>();
            for (JsonNode item : Json.list(data, "nodes")) {
                Json.objectIfAny(item, "inventoryLevel")
                        .filter(level -> Json.flag(level, "isActive"))
                        .ifPresent(level -> active.add(new StockKey(Json.id(item, "id"), location)));
            }
            return active;
        });
    }

    /** Activates a line's key; null if that worked. */
    @Nullable
    PushOutcome activate(PushLine line, UUID batch) {
        StockKey key = line.key();
        UUID once = UUID.nameUUIDFromBytes((batch + " activate " + key).getBytes(StandardCharsets.UTF_8));
        Map<String, Object> variables = Map.of(
                "item", Gid.of("InventoryItem", key.stockId()),
                "location", Gid.of("Location", key.locationId()),
                "key", once.toString());
        Reply<List<JsonNode>> reply = calls.ask(
                Document.ACTIVATE, variables, data -> Json.list(Json.object(data, "inventoryActivate"), "userErrors"));
        return switch (reply) {
            case Reply.None<List<JsonNode>>(Failure failure) -> new PushOutcome.Unanswered(line, before(failure));
            case Reply.Answer<List<JsonNode>>(List<JsonNode> errors) -> {
                if (errors.isEmpty()) {
                    learn(key, true);
                    yield null;
                }
                yield refused(line, errors.getFirst());
            }
        };
    }

    private static PushOutcome refused(PushLine line, JsonNode error) {
        String field = error.path("field").toString();
        RefusalReason reason = field.contains("inventoryItemId")
                ? RefusalReason.UNKNOWN_ITEM
                : field.contains("locationId") ? RefusalReason.UNKNOWN_LOCATION : RefusalReason.NOT_ACTIVE_THERE;
        return new PushOutcome.Refused(line, reason, error.path("message").asString(""));
    }

    /** The number itself was not sent yet, whatever became of this call. */
    private static Failure before(Failure failure) {
        return failure.mayHaveApplied()
                ? new Failure(FailureKind.UNREACHABLE, failure.words(), failure.waitAtLeast())
                : failure;
    }
}
