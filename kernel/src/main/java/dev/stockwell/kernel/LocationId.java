package dev.stockwell.kernel;

/** The id of a place with goods. It never changes and is never used again. */
public record LocationId(int value) implements Comparable<LocationId> {
    /** Where the short part of a claim line is: no place has it. */
    public static final LocationId NOWHERE = new LocationId(0);

    @Override
    public int compareTo(LocationId other) {
        return Integer.compare(value, other.value);
    }
}
