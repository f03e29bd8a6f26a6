package dev.stockwell.kernel;

/** How many of an item's smallest steps one sold unit takes: 1 of an item, 12 of a case of 12, 4 mugs of a tea set. */
public record Part(ItemId item, long perUnit) {
    public Part {
        Bounds.requireQuantity(perUnit);
    }
}
