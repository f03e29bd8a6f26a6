package dev.stockwell.kernel;

/** The id of a place with goods. It never changes and is never used again. */
public record LocationId(int value) implements Comparable<LocationId> {
    @Override
    public int compareTo(LocationId other) {
        return Integer.compare(value, other.value);
    }
}
