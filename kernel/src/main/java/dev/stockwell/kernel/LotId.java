package dev.stockwell.kernel;

/** The id of a lot of an item. It never changes and is never used again. */
public record LotId(int value) implements Comparable<LotId> {
    /** The lot of goods that are not tracked by lot. */
    public static final LotId UNTRACKED = new LotId(0);

    @Override
    public int compareTo(LotId other) {
        return Integer.compare(value, other.value);
    }
}
