package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.ChangeKind;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.PushBatch;
import dev.stockwell.connectors.PushLine;
import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.connectors.RefusalReason;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockChange;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Writes stock: all of a call is done or nothing, so a bad entry is taken out and the rest sent again.
 *
 * <p>Every call carries a key made of the batch's id and of what it says. The same batch therefore sends the same calls
 * under the same keys, and other entries never travel under a key that was used.
 */
final class StockWrites {

    static final int LINES_MAX = 250;
    static final long QUANTITY_MAX = 1_000_000_000L;
    private static final int CALLS_MAX = 64;
    private static final int ATTEMPTS_MAX = 3;
    private static final String NOT_KEPT = "not stocked at the location";

    private final Calls calls;
    private final StockReads reads;
    private final Activations activations;
    private final OwnWrites own;

    StockWrites(Calls calls, StockReads reads, Activations activations, OwnWrites own) {
        this.calls = calls;
        this.reads = reads;
        this.activations = activations;
        this.own = own;
    }

    List<PushOutcome> push(PushBatch batch) {
        if (batch.lines().size() > LINES_MAX) {
            throw new IllegalArgumentException("a batch holds at most " + LINES_MAX + " lines");
        }
        Push push = new Push(batch);
        push.run();
        return batch.lines().stream().map(push::outcome).toList();
    }

    /** One batch on its way. */
    private final class Push {
        private final PushBatch batch;
        private final Map<PushLine, PushOutcome> outcomes = new HashMap<>();
        private final List<PushLine> stale = new ArrayList<>();
        private final Set<PushLine> activated = new HashSet<>();
        private int callsLeft;

        Push(PushBatch batch) {
            this.batch = batch;
            this.callsLeft = CALLS_MAX;
        }

        PushOutcome outcome(PushLine line) {
            PushOutcome outcome = outcomes.get(line);
            if (outcome == null) {
                throw new IllegalStateException("a line was left without an outcome");
            }
            return outcome;
        }

        void run() {
            List<PushLine> possible =
                    batch.lines().stream().filter(this::isPossible).toList();
            outcomes.putAll(activations.ensure(
                    possible.stream().filter(Push::needsActivation).toList(), batch.id()));
            List<PushLine> left = possible.stream()
                    .filter(line -> !outcomes.containsKey(line))
                    .toList();
            List<PushLine> sets = left.stream()
                    .filter(line -> line.change().kind() != ChangeKind.ADD)
                    .toList();
            if (!sets.isEmpty()) {
                send(sets, 1);
            }
            // One call each: an addition that travels with others could be done twice when the others are sorted out.
            left.stream().filter(line -> line.change().kind() == ChangeKind.ADD).forEach(line -> {
                callsLeft = Math.max(callsLeft, ATTEMPTS_MAX + 1);
                send(List.of(line), 1);
            });
            tellStale();
        }

        private boolean isPossible(PushLine line) {
            long quantity = switch (line.change()) {
                case StockChange.Set(long wanted) -> wanted;
                case StockChange.CompareAndSet(long expected, long wanted) -> wanted;
                case StockChange.Add(long added) -> added;
            };
            if (!Gid.isNumber(line.key().stockId())) {
                refuse(line, RefusalReason.UNKNOWN_ITEM, "Shopify's items have numbers");
            } else if (!Gid.isNumber(line.key().locationId())) {
                refuse(line, RefusalReason.UNKNOWN_LOCATION, "Shopify's locations have numbers");
            } else if (Math.abs(quantity) > QUANTITY_MAX) {
                refuse(line, RefusalReason.QUANTITY_OUT_OF_RANGE, "Shopify shows a billion at most");
            }
            return !outcomes.containsKey(line);
        }

        /** Nothing is sold where nothing is shown, active there or not. */
        private static boolean needsActivation(PushLine line) {
            return switch (line.change()) {
                case StockChange.Set(long quantity) -> quantity != 0;
                case StockChange.CompareAndSet(long expected, long quantity) -> quantity != 0;
                case StockChange.Add add -> true;
            };
        }

        private void send(List<PushLine> lines, int attempt) {
            if (callsLeft-- == 0) {
                Failure tooMany = Failure.of(FailureKind.UNAVAILABLE, "too many entries of this batch were refused");
                lines.forEach(line -> outcomes.put(line, new PushOutcome.Unanswered(line, unsent(tooMany))));
                return;
            }
            lines.forEach(this::remember);
            boolean adds = lines.getFirst().change().kind() == ChangeKind.ADD;
            Reply<JsonNode> reply =
                    calls.ask(adds ? Document.ADD : Document.SET, variables(lines, adds, attempt), data -> {
                        JsonNode payload =
                                Json.object(data, adds ? "inventoryAdjustQuantities" : "inventorySetQuantities");
                        Json.list(payload, "userErrors");
                        return payload;
                    });
            switch (reply) {
                case Reply.None<JsonNode>(Failure failure) -> unanswered(lines, failure);
                case Reply.Answer<JsonNode>(JsonNode payload) -> {
                    List<JsonNode> errors =
                            List.copyOf(payload.path("userErrors").values());
                    if (errors.isEmpty()) {
                        applied(lines, payload);
                    } else {
                        sortOut(lines, errors, attempt);
                    }
                }
            }
        }

        private void unanswered(List<PushLine> lines, Failure failure) {
            if (failure.kind() == FailureKind.REFUSED && lines.size() > 1) {
                halve(lines);
            } else if (failure.kind() == FailureKind.REFUSED) {
                refuse(lines.getFirst(), RefusalReason.OTHER, failure.words());
            } else {
                lines.forEach(line -> outcomes.put(line, new PushOutcome.Unanswered(line, failure)));
            }
        }

        private void halve(List<PushLine> lines) {
            send(lines.subList(0, lines.size() / 2), 1);
            send(lines.subList(lines.size() / 2, lines.size()), 1);
        }

        private void applied(List<PushLine> lines, JsonNode payload) {
            // It is done; what is there now is extra, and may be left out.
            Map<StockKey, Long> after =
                    Calls.reading(payload, StockWrites::after) instanceof Reply.Answer<Map<StockKey, Long>>(var told)
                            ? told
                            : Map.of();
            for (PushLine line : lines) {
                Long now = after.get(line.key());
                outcomes.put(
                        line, new PushOutcome.Applied(line, now == null ? OptionalLong.empty() : OptionalLong.of(now)));
                if (now != null) {
                    own.wrote(line.key(), now);
                }
            }
        }

        /** Before it is sent: the echo may be faster than the reply. */
        private void remember(PushLine line) {
            switch (line.change()) {
                case StockChange.Set(long quantity) -> own.wrote(line.key(), quantity);
                case StockChange.CompareAndSet(long expected, long quantity) -> own.wrote(line.key(), quantity);
                case StockChange.Add add -> {}
            }
        }

        /** Answers for the entries that errors point at, and sends the others again. */
        private void sortOut(List<PushLine> lines, List<JsonNode> errors, int attempt) {
            Map<PushLine, JsonNode> bad = new HashMap<>();
            for (JsonNode error : errors) {
                int index = lines.size() == 1 ? 0 : index(error);
                if (index >= 0 && index < lines.size()) {
                    bad.putIfAbsent(lines.get(index), error);
                }
            }
            String code = errors.getFirst().path("code").asString("");
            if (code.equals("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED") && attempt < ATTEMPTS_MAX) {
                send(lines, attempt + 1);
            } else if (code.equals("IDEMPOTENCY_CONCURRENT_REQUEST")) {
                unanswered(lines, Failure.of(FailureKind.CUT_OFF, "the shop is still busy with the same request"));
            } else if (bad.isEmpty()) {
                halve(lines);
            } else {
                bad.forEach(this::settle);
                List<PushLine> good =
                        lines.stream().filter(line -> !bad.containsKey(line)).toList();
                if (!good.isEmpty()) {
                    send(good, 1);
                }
            }
        }

        /** Which entry an error points at; -1 where it points at none. */
        private static int index(JsonNode error) {
            for (JsonNode part : error.path("field").values()) {
                String text = part.asString("");
                if (text.matches("[0-9]{1,3}")) {
                    return Integer.parseInt(text);
                }
            }
            return -1;
        }

        private void settle(PushLine line, JsonNode error) {
            String code = error.path("code").asString("");
            String words = error.path("message").asString("");
            switch (code) {
                case "CHANGE_FROM_QUANTITY_STALE", "COMPARE_QUANTITY_STALE" -> stale.add(line);
                case "INVALID_INVENTORY_ITEM" -> refuse(line, RefusalReason.UNKNOWN_ITEM, words);
                case "INVALID_LOCATION" -> refuse(line, RefusalReason.UNKNOWN_LOCATION, words);
                case "NON_MUTABLE_INVENTORY_ITEM" -> refuse(line, RefusalReason.NOT_OURS_TO_WRITE, words);
                case "INVALID_QUANTITY_NEGATIVE", "INVALID_QUANTITY_TOO_HIGH", "INVALID_QUANTITY_TOO_LOW" ->
                    refuse(line, RefusalReason.QUANTITY_OUT_OF_RANGE, words);
                case "SERVICE_UNAVAILABLE", "ADJUST_QUANTITIES_FAILED" -> refuse(line, RefusalReason.BUSY, words);
                default -> settleByWords(line, code, words);
            }
        }

        private void settleByWords(PushLine line, String code, String words) {
            if (code.equals("ITEM_NOT_STOCKED_AT_LOCATION") || words.contains(NOT_KEPT)) {
                if (!activated.add(line)) {
                    refuse(line, RefusalReason.NOT_ACTIVE_THERE, words);
                    return;
                }
                PushOutcome failed = activations.activate(line, batch.id());
                if (failed == null) {
                    send(List.of(line), ATTEMPTS_MAX + 1);
                } else {
                    outcomes.put(line, failed);
                }
            } else {
                refuse(line, RefusalReason.OTHER, (code + " " + words).strip());
            }
        }

        private void refuse(PushLine line, RefusalReason reason, String words) {
            outcomes.put(line, new PushOutcome.Refused(line, reason, words));
        }

        /** Reads what the stale numbers are now. */
        private void tellStale() {
            if (stale.isEmpty()) {
                return;
            }
            Map<StockKey, Long> now = new HashMap<>();
            if (reads.of(stale.stream().map(PushLine::key).toList())
                    instanceof Reply.Answer<List<StockReading>>(List<StockReading> readings)) {
                readings.forEach(reading -> now.put(reading.key(), reading.available()));
            }
            for (PushLine line : stale) {
                Long current = now.get(line.key());
                outcomes.put(
                        line,
                        new PushOutcome.Stale(line, current == null ? OptionalLong.empty() : OptionalLong.of(current)));
            }
        }

        private static Failure unsent(Failure failure) {
            return new Failure(FailureKind.THROTTLED, failure.words(), failure.waitAtLeast());
        }

        private Map<String, Object> variables(List<PushLine> lines, boolean adds, int attempt) {
            Map<String, Object> input = new HashMap<>();
            input.put("name", "available");
            input.put("reason", "correction");
            input.put("referenceDocumentUri", "gid://stockwell/Sync/" + batch.reference());
            input.put(
                    adds ? "changes" : "quantities",
                    lines.stream().map(StockWrites::entry).toList());
            String content = batch.id() + " " + attempt + " " + lines;
            UUID key = UUID.nameUUIDFromBytes(content.getBytes(StandardCharsets.UTF_8));
            return Map.of("input", input, "key", key.toString());
        }
    }

    /** What the shop says is there after a write. */
    private static Map<StockKey, Long> after(JsonNode payload) {
        Map<StockKey, Long> after = new HashMap<>();
        for (JsonNode change :
                payload.path("inventoryAdjustmentGroup").path("changes").values()) {
            if (change.path("name").asString("").equals("available")
                    && change.path("quantityAfterChange").isIntegralNumber()) {
                StockKey key = new StockKey(
                        Json.id(Json.object(change, "item"), "id"), Json.id(Json.object(change, "location"), "id"));
                after.put(key, Json.whole(change, "quantityAfterChange"));
            }
        }
        return after;
    }

    private static Map<String, @Nullable Object> entry(PushLine line) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("inventoryItemId", Gid.of("InventoryItem", line.key().stockId()));
        entry.put("locationId", Gid.of("Location", line.key().locationId()));
        // Shopify wants to be told even that it is not to compare.
        entry.put("changeFromQuantity", null);
        switch (line.change()) {
            case StockChange.Set(long quantity) -> entry.put("quantity", quantity);
            case StockChange.CompareAndSet(long expected, long quantity) -> {
                entry.put("quantity", quantity);
                entry.put("changeFromQuantity", expected);
            }
            case StockChange.Add(long quantity) -> entry.put("delta", quantity);
        }
        return entry;
    }
}
