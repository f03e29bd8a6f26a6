package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The numbers of an order's lines, in the order of their numbers. Changed only under the lock of the order's row. */
final class Numbering {
    private static final int NUMBERS_MAX = 10_000;

    private final List<NumberedLine> lines;
    private final Map<String, List<NumberedLine>> byId = new HashMap<>();

    Numbering(List<NumberedLine> lines) {
        this.lines = List.copyOf(lines);
        lines.forEach(line ->
                byId.computeIfAbsent(line.id(), any -> new ArrayList<>()).add(line));
    }

    List<NumberedLine> lines() {
        return lines;
    }

    /** The number under which a line goes now; null if it has none yet. */
    @Nullable
    NumberedLine current(Snapshot.Line line) {
        String name = Names.of(line);
        NumberedLine unknown = null;
        for (NumberedLine each : byId.getOrDefault(line.id(), List.of())) {
            if (each.isKnown() && each.name().equals(name)) {
                return each;
            }
            unknown = each.isKnown() ? unknown : each;
        }
        return unknown;
    }

    /** The numbers under which some lines went before they came to name something else. */
    List<NumberedLine> superseded(List<Snapshot.Line> now) {
        List<NumberedLine> old = new ArrayList<>();
        for (Snapshot.Line line : now) {
            NumberedLine current = current(line);
            byId.getOrDefault(line.id(), List.of()).stream()
                    .filter(each -> !each.equals(current) && !each.parts().isEmpty())
                    .forEach(old::add);
        }
        return old;
    }

    /** Gives each line a number, and freezes the recipe of each whose name is known. */
    Numbering with(List<Snapshot.Line> wanted, Function<Snapshot.Line, @Nullable Sellable> resolver) {
        List<NumberedLine> all = new ArrayList<>(lines);
        for (Snapshot.Line line : wanted) {
            NumberedLine current = current(line);
            if (current == null || !current.isKnown()) {
                NumberedLine next = next(line, current, all.size(), resolver.apply(line));
                if (next.number() == all.size()) {
                    all.add(next);
                } else {
                    all.set(next.number(), next);
                }
            }
        }
        if (all.size() > NUMBERS_MAX) {
            throw Problem.of(
                    ProblemCode.OUT_OF_BOUNDS, "lines", "the order has had more than " + NUMBERS_MAX + " lines");
        }
        return all.equals(lines) ? this : new Numbering(all);
    }

    private NumberedLine next(Snapshot.Line line, @Nullable NumberedLine unknown, int free, @Nullable Sellable what) {
        String name = Names.of(line);
        int number = unknown == null ? free : unknown.number();
        if (what == null) {
            return new NumberedLine(number, line.id(), name, null, null);
        }
        List<NumberedLine.Component> recipe = what.parts().stream()
                .map(part -> new NumberedLine.Component(part.item().value(), part.perUnit()))
                .toList();
        for (NumberedLine each : byId.getOrDefault(line.id(), List.of())) {
            if (!recipe.isEmpty() && recipe.equals(each.recipe())) {
                return new NumberedLine(each.number(), line.id(), name, what.sku(), recipe);
            }
        }
        return new NumberedLine(number, line.id(), name, what.sku(), recipe);
    }
}
