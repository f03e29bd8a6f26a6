package dev.stockwell.kernel;

/** The id of what is stocked. It never changes and is never used again. */
public record ItemId(long value) implements Comparable<ItemId> {
    @Override
    public int compareTo(ItemId other) {
        return Long.compare(value, other.value);
    }
}
