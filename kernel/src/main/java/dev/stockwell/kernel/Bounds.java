package dev.stockwell.kernel;

/** The limits of quantities: each is exact in every JSON reader, and no sum of them overflows. */
public final class Bounds {
    /** The most that one command line or movement may carry. */
    public static final long QUANTITY_MAX = 1_000_000_000_000L;
    /** The most that a level's state may hold, and the least that available may reach as its negative. */
    public static final long LEVEL_MAX = 9_000_000_000_000_000L;

    private Bounds() {}

    static long requireQuantity(long quantity) {
        return requireWithin(quantity, 1);
    }

    static long requireCount(long quantity) {
        return requireWithin(quantity, 0);
    }

    /**
     * The smallest steps in a number of units.
     *
     * @throws IllegalArgumentException if they are more than one line may carry
     */
    public static long steps(long units, long perUnit) {
        long high = Math.multiplyHigh(units, perUnit);
        long low = units * perUnit;
        if (high != 0 || low < 0 || low > QUANTITY_MAX) {
            throw new IllegalArgumentException(units + " units of " + perUnit + " are more than " + QUANTITY_MAX);
        }
        return low;
    }

    static void requireSteps(Iterable<Part> parts, long units) {
        for (Part part : parts) {
            steps(units, part.perUnit());
        }
    }

    private static long requireWithin(long quantity, long min) {
        if (quantity < min || quantity > QUANTITY_MAX) {
            throw new IllegalArgumentException(
                    "quantity " + quantity + " is not between " + min + " and " + QUANTITY_MAX);
        }
        return quantity;
    }
}
