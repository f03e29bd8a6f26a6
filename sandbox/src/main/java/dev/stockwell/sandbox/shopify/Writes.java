package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The inventory mutations: all of a call or nothing, checked, compared, and done once for each key.
 *
 * <p>Not safe for threads by itself: whoever uses it holds the shop's lock.
 */
final class Writes {

    static final int ENTRIES_MAX = 250;
    private static final Duration KEYS_LAST = Duration.ofHours(24);
    private static final Set<String> REASONS = Set.of(
            "correction",
            "cycle_count_available",
            "damaged",
            "movement_created",
            "movement_updated",
            "movement_received",
            "movement_canceled",
            "other",
            "promotion",
            "quality_control",
            "received",
            "reservation_created",
            "reservation_deleted",
            "reservation_updated",
            "restock",
            "safety_stock",
            "shrinkage");

    private final Shelf shelf;
    private final Supplier<Faults> faults;
    private final Map<String, Used> keys = new LinkedHashMap<>();
    private final List<Late> late = new ArrayList<>();

    Writes(Shelf shelf, Supplier<Faults> faults) {
        this.shelf = shelf;
        this.faults = faults;
    }

    /** One entry of a call: a quantity to set, or to add. */
    record Entry(
            String itemId,
            String placeId,
            long quantity,
            @Nullable Long changeFrom) {}

    /** A call to change quantities; {@code sets} is false where it adds. */
    record Call(
            boolean sets,
            String name,
            String reason,
            @Nullable String reference,
            List<Entry> entries) {
        String field(int entry, String last) {
            return (sets ? "quantities" : "changes") + " " + entry + " " + last;
        }
    }

    record Problem(@Nullable String code, List<String> field, String message) {}

    record Change(long itemId, long placeId, String name, long delta, long after) {}

    record Group(
            long id,
            Instant createdAt,
            String reason,
            @Nullable String reference,
            List<Change> changes) {}

    /** What came of a call: a group of changes, or problems and nothing done. */
    record Result(@Nullable Group group, List<Problem> problems) {}

    private record Used(Object input, Instant at, @Nullable Result result) {}

    private record Late(Instant due, long itemId, long placeId, String name, long delta) {}

    Result change(Call call, String key) {
        Result before = before(key, call);
        if (before != null) {
            return before;
        }
        List<Problem> problems = check(call);
        Result result = problems.isEmpty() ? new Result(apply(call), List.of()) : new Result(null, visible(problems));
        keys.put(key, new Used(call, shelf.now(), result.problems().isEmpty() ? result : null));
        return result;
    }

    /** The answer to a key that was used before; null for a new one. */
    private @Nullable Result before(String key, Object input) {
        Instant now = shelf.now();
        keys.values().removeIf(used -> used.at().plus(KEYS_LAST).isBefore(now));
        Used used = keys.get(key);
        if (used == null) {
            return null;
        }
        if (!used.input().equals(input)) {
            return refused("IDEMPOTENCY_KEY_PARAMETER_MISMATCH", "The idempotency key was used with other parameters.");
        }
        if (used.result() == null) {
            return refused(
                    "IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED", "An earlier request with this key failed; take a new one.");
        }
        return used.result();
    }

    private static Result refused(String code, String message) {
        return new Result(null, List.of(new Problem(code, List.of(), message)));
    }

    private List<Problem> check(Call call) {
        List<Problem> problems = new ArrayList<>();
        if (call.sets() ? !Set.of("available", "on_hand").contains(call.name()) : !Level.knows(call.name())) {
            problems.add(problem(call.sets() ? "INVALID_NAME" : "INVALID_QUANTITY_NAME", "name", "No such quantity."));
        }
        if (!REASONS.contains(call.reason())) {
            problems.add(problem("INVALID_REASON", "reason", "No such reason."));
        }
        if (call.reference() != null && !call.reference().matches("[a-z][a-z0-9+.-]*://.+")) {
            problems.add(problem("INVALID_REFERENCE_DOCUMENT", "referenceDocumentUri", "Not a reference."));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < call.entries().size(); i++) {
            check(call, i, seen, problems);
        }
        return problems;
    }

    private void check(Call call, int index, Set<String> seen, List<Problem> problems) {
        Entry entry = call.entries().get(index);
        Gid item = Gid.parse(entry.itemId());
        Gid place = Gid.parse(entry.placeId());
        Variant variant =
                item.is("InventoryItem") ? shelf.variantOfItem(item.number()).orElse(null) : null;
        Place found = place.is("Location") ? shelf.findPlace(place.number()).orElse(null) : null;
        if (!seen.add(item + " " + place)) {
            problems.add(problem(
                    "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR",
                    call.field(index, "locationId"),
                    "The same item and location twice."));
        } else if (variant == null) {
            problems.add(problem(
                    "INVALID_INVENTORY_ITEM",
                    call.field(index, "inventoryItemId"),
                    "The specified inventory item could not be found."));
        } else if (found == null || !found.active()) {
            problems.add(problem(
                    "INVALID_LOCATION", call.field(index, "locationId"), "The specified location could not be found."));
        } else if (variant.bundle()) {
            problems.add(problem(
                    "NON_MUTABLE_INVENTORY_ITEM",
                    call.field(index, "inventoryItemId"),
                    "The specified inventory item is not allowed to be adjusted via API."));
        } else {
            checkQuantity(call, index, item.number(), place.number(), problems);
        }
    }

    private void checkQuantity(Call call, int index, long itemId, long placeId, List<Problem> problems) {
        Entry entry = call.entries().get(index);
        long bound = call.sets() ? 1_000_000_000L : 2_000_000_000L;
        long now = shelf.level(itemId, placeId)
                .map(level -> level.quantity(call.name()))
                .orElse(0L);
        boolean active = shelf.level(itemId, placeId).map(level -> level.active).orElse(false);
        if (entry.quantity() > bound) {
            problems.add(problem("INVALID_QUANTITY_TOO_HIGH", call.field(index, "quantity"), "Too high."));
        } else if (entry.quantity() < -bound) {
            problems.add(problem("INVALID_QUANTITY_TOO_LOW", call.field(index, "quantity"), "Too low."));
        } else if (!active && faults.get().has(Fault.UNSTOCKED_REFUSED)) {
            problems.add(problem(
                    null,
                    call.field(index, "inventoryItemId"),
                    "The specified inventory item is not stocked at the location."));
        } else if (entry.changeFrom() != null && entry.changeFrom() != now) {
            problems.add(problem(
                    "CHANGE_FROM_QUANTITY_STALE",
                    call.field(index, "changeFromQuantity"),
                    "The changeFromQuantity argument no longer matches the persisted quantity."));
        }
    }

    private static Problem problem(@Nullable String code, String field, String message) {
        return new Problem(code, List.of(("input " + field).split(" ")), message);
    }

    private List<Problem> visible(List<Problem> problems) {
        if (!faults.get().has(Fault.VAGUE)) {
            return problems;
        }
        Problem first = problems.getFirst();
        return List.of(new Problem(first.code(), List.of(), first.message()));
    }

    private Group apply(Call call) {
        List<Change> changes = new ArrayList<>();
        for (Entry entry : call.entries()) {
            long itemId = Gid.parse(entry.itemId()).number();
            long placeId = Gid.parse(entry.placeId()).number();
            long now = shelf.level(itemId, placeId)
                    .map(level -> level.quantity(call.name()))
                    .orElse(0L);
            long delta = call.sets() ? entry.quantity() - now : entry.quantity();
            write(itemId, placeId, call.name(), delta);
            changes.add(new Change(itemId, placeId, call.name(), delta, now + delta));
        }
        return new Group(shelf.next(), shelf.now(), call.reason(), call.reference(), changes);
    }

    private void write(long itemId, long placeId, String name, long delta) {
        Faults now = faults.get();
        if (now.has(Fault.LIES) && now.concern(itemId)) {
            return;
        }
        if (now.appliesAfter().isPositive() && now.concern(itemId)) {
            late.add(new Late(shelf.now().plus(now.appliesAfter()), itemId, placeId, name, delta));
        } else {
            shelf.change(itemId, placeId, name, delta);
        }
    }

    /** Does what was acknowledged earlier and is due now. */
    void applyLate() {
        Instant now = shelf.now();
        List<Late> due = late.stream().filter(each -> !each.due().isAfter(now)).toList();
        late.removeAll(due);
        due.forEach(each -> shelf.change(each.itemId(), each.placeId(), each.name(), each.delta()));
    }

    /** Keeps an item at a place; answers with a problem, or null. */
    @Nullable
    Problem activate(String item, String place, @Nullable Long available, String key) {
        Map<String, Object> input = new HashMap<>();
        input.put("item", item);
        input.put("place", place);
        input.put("available", available);
        Result before = before(key, input);
        if (before != null) {
            return before.problems().isEmpty() ? null : before.problems().getFirst();
        }
        Gid itemId = Gid.parse(item);
        Gid placeId = Gid.parse(place);
        boolean known = itemId.is("InventoryItem")
                && shelf.variantOfItem(itemId.number()).isPresent();
        boolean open = placeId.is("Location")
                && shelf.findPlace(placeId.number()).map(Place::active).orElse(false);
        Problem problem = !known
                ? new Problem(null, List.of("inventoryItemId"), "The inventory item could not be found.")
                : !open ? new Problem(null, List.of("locationId"), "The location could not be found.") : null;
        if (problem == null) {
            shelf.activate(itemId.number(), placeId.number());
            if (available != null) {
                shelf.change(
                        itemId.number(),
                        placeId.number(),
                        "available",
                        available - shelf.available(itemId.number(), placeId.number()));
            }
        }
        keys.put(key, new Used(input, shelf.now(), problem == null ? new Result(null, List.of()) : null));
        return problem;
    }
}
