package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic of what a channel may show. It knows no other way to a number than by adding up terms, so that an
 * explanation cannot differ from what it explains.
 *
 * <p>Each location falls under one buffer, that of the most specific rule for it. The locations under one buffer are
 * summed before it is taken, and a percentage is of that sum: of what is free, for a pack of what fills whole packs.
 */
final class Arithmetic {
    private Arithmetic() {}

    /**
     * An item that goes into a bundle.
     *
     * @param shelves one for each location, the same locations in the same order for all components
     */
    record Ingredient(ItemId item, long perUnit, List<Shelf> shelves) {}

    /**
     * The rules that shape the number at its end, in the listing's own units.
     *
     * @param buffer for a bundle that a rule names itself; else its components' buffers are all
     */
    record Limits(
            @Nullable Rule buffer,
            @Nullable Rule endAt,
            @Nullable Rule cap) {}

    /** What may be shown of an item, or of a pack of so many: a pack's units come from one location. */
    static Offer ofItem(long perUnit, List<Shelf> shelves, Limits limits) {
        Tally tally = new Tally();
        addUnits(tally, perUnit, shelves, true);
        addLimits(tally, limits);
        return new Offer(tally.sum, tally.terms, List.of(), List.of());
    }

    /** What may be shown of a bundle: each one is put together at one location. */
    static Offer ofBundle(List<Ingredient> ingredients, Limits limits) {
        List<Offer.Component> components =
                ingredients.stream().map(Arithmetic::component).toList();
        Offer.Component scarcest = components.stream()
                .min(Comparator.comparingLong(Offer.Component::quantity))
                .orElseThrow();
        List<Offer.Spot> together = spots(ingredients);
        long sum = together.stream().mapToLong(Offer.Spot::quantity).reduce(0, Math::addExact);
        Tally tally = new Tally();
        tally.add(Term.of(scarcest.item(), scarcest.quantity()));
        if (sum < scarcest.quantity()) {
            tally.add(Term.of(Term.Kind.SPLIT, sum - scarcest.quantity()));
        }
        addLimits(tally, limits);
        return new Offer(tally.sum, tally.terms, components, together);
    }

    private static Offer.Component component(Ingredient ingredient) {
        Tally tally = new Tally();
        addUnits(tally, ingredient.perUnit(), ingredient.shelves(), false);
        return new Offer.Component(ingredient.item(), ingredient.perUnit(), tally.sum, tally.terms);
    }

    private static List<Offer.Spot> spots(List<Ingredient> ingredients) {
        List<Offer.Spot> spots = new ArrayList<>();
        for (int i = 0; i < ingredients.getFirst().shelves().size(); i++) {
            LocationId location = ingredients.getFirst().shelves().get(i).location();
            long fewest = Long.MAX_VALUE;
            ItemId scarcest = ingredients.getFirst().item();
            for (Ingredient ingredient : ingredients) {
                long enough = addFree(new Tally(), ingredient.shelves().get(i)) / ingredient.perUnit();
                if (enough < fewest) {
                    fewest = enough;
                    scarcest = ingredient.item();
                }
            }
            spots.add(new Offer.Spot(location, fewest, scarcest));
        }
        return spots;
    }

    /** Adds the units of so many steps that are there, less the buffers. */
    private static void addUnits(Tally tally, long perUnit, List<Shelf> shelves, boolean isWholeAtEach) {
        Map<Optional<Rule>, Long> byBuffer = new LinkedHashMap<>();
        for (Shelf shelf : shelves) {
            long free = addFree(tally, shelf);
            long rest = isWholeAtEach ? free % perUnit : 0;
            if (rest > 0) {
                tally.add(Term.of(Term.Kind.REMAINDER, -rest, shelf.location(), null));
            }
            byBuffer.merge(Optional.ofNullable(shelf.buffer()), free - rest, Math::addExact);
        }
        byBuffer.forEach((rule, sum) -> rule.ifPresent(buffer -> addBuffer(tally, buffer, sum)));
        if (perUnit > 1) {
            tally.add(Term.of(Term.Kind.PACK, tally.sum / perUnit - tally.sum));
        }
    }

    /** Adds what requests may take at a location, and returns it. */
    private static long addFree(Tally tally, Shelf shelf) {
        long before = tally.sum;
        for (Shelf.Stock level : shelf.levels()) {
            tally.add(Term.of(Term.Kind.LEVEL, level.available(), level));
            if (level.overdue() > 0) {
                tally.add(Term.of(Term.Kind.HOLD, level.overdue(), level));
            }
        }
        long there = Math.subtractExact(tally.sum, before);
        if (there < 0) {
            tally.add(Term.of(Term.Kind.OVERDRAWN, -there, shelf.location(), null));
        }
        Rule keep = shelf.keep();
        if (keep != null && !shelf.levels().isEmpty()) {
            long kept = Math.min(keep.keep(), Math.max(0, there));
            tally.add(Term.of(Term.Kind.KEEP, -kept, shelf.location(), keep));
        }
        if (!shelf.held().isEmpty()) {
            addHeldBack(tally, shelf, before);
        }
        return tally.sum - before;
    }

    /** The channel's own pool is its own; what others may have sold unseen is in shared. */
    private static void addHeldBack(Tally tally, Shelf shelf, long before) {
        long shared = shelf.levels().stream()
                .filter(level -> level.key().pool().equals(PoolId.SHARED))
                .mapToLong(Shelf.Stock::free)
                .sum();
        for (Shelf.Held held : shelf.held()) {
            long left = Math.max(0, Math.min(shared, tally.sum - before));
            long quantity = Math.min(held.quantity(), left);
            shared -= quantity;
            tally.add(Term.heldBack(-quantity, shelf.location(), held.forWhom()));
        }
    }

    private static void addBuffer(Tally tally, Rule rule, long from) {
        tally.add(Term.of(Term.Kind.BUFFER, -Math.min(from, rule.bufferOf(from)), rule));
    }

    private static void addLimits(Tally tally, Limits limits) {
        if (limits.buffer() != null) {
            addBuffer(tally, limits.buffer(), tally.sum);
        }
        if (limits.endAt() != null) {
            boolean isEnded = tally.sum < limits.endAt().endAt();
            tally.add(Term.of(Term.Kind.END_AT, isEnded ? -tally.sum : 0, limits.endAt()));
        }
        if (limits.cap() != null) {
            long above = Math.max(0, tally.sum - limits.cap().cap());
            tally.add(Term.of(Term.Kind.CAP, -above, limits.cap()));
        }
    }

    private static final class Tally {
        private final List<Term> terms = new ArrayList<>();
        private long sum;

        void add(Term term) {
            terms.add(term);
            sum = Math.addExact(sum, term.quantity());
        }
    }
}
