package dev.stockwell.kernel;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How many of an item's smallest steps one sold unit takes: 1 of an item, 12 of a case of 12, 4 mugs of a tea set. */
public record Part(ItemId item, long perUnit) {
    public Part {
        Bounds.requireQuantity(perUnit);
    }

    /** The same parts with each item once: a set of 2 mugs and 1 mug is made of 3 mugs. */
    static List<Part> together(List<Part> parts) {
        Map<ItemId, Long> perUnit = new LinkedHashMap<>();
        parts.forEach(part -> perUnit.merge(part.item(), part.perUnit(), Math::addExact));
        return perUnit.size() == parts.size()
                ? List.copyOf(parts)
                : perUnit.entrySet().stream()
                        .map(each -> new Part(each.getKey(), each.getValue()))
                        .toList();
    }
}
