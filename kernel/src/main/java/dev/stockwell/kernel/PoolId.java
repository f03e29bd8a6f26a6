package dev.stockwell.kernel;

/** The id of a ring-fenced share of the stock. It never changes and is never used again. */
public record PoolId(int value) implements Comparable<PoolId> {
    /** The pool that every channel may draw on; it always exists. */
    public static final PoolId SHARED = new PoolId(1);

    @Override
    public int compareTo(PoolId other) {
        return Integer.compare(value, other.value);
    }
}
