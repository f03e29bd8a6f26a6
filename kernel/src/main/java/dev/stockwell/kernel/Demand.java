package dev.stockwell.kernel;

import java.util.List;

/**
 * One line that asks for stock: whole units, each made of parts that must come from one location.
 *
 * @param line the line's number within its claim, at least 0
 * @param units how many packs, bundles or smallest steps are asked for
 */
public record Demand(int line, List<Part> parts, long units, Sources sources) {
    public Demand {
        parts = Part.together(parts);
        Bounds.requireQuantity(units);
        Bounds.requireSteps(parts, units);
    }
}
