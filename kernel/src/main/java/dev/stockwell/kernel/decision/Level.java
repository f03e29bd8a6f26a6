package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.State;

/** The working copy of a level: its quantities by state and the version that counts its movements. */
public final class Level {
    private static final int STATES = State.values().length;

    private final LevelKey key;
    private final long readVersion;
    private final long[] quantities;
    private long version;
    private long overdrawn;

    private Level(LevelKey key, long readVersion, long version, long overdrawn, long[] quantities) {
        this.key = key;
        this.readVersion = readVersion;
        this.version = version;
        this.overdrawn = overdrawn;
        this.quantities = quantities;
    }

    /**
     * A level as it was read.
     *
     * @param quantities by state, in the order of {@link State}
     */
    public static Level read(LevelKey key, long version, long overdrawn, long[] quantities) {
        return new Level(key, version, version, overdrawn, quantities);
    }

    /** A level that does not exist yet. */
    static Level none(LevelKey key) {
        return new Level(key, 0, 0, 0, new long[STATES]);
    }

    Level copy() {
        return new Level(key, readVersion, version, overdrawn, quantities.clone());
    }

    /** Which quantities these are. */
    public LevelKey key() {
        return key;
    }

    /** What the level has in a state, in the item's smallest steps. */
    public long in(State state) {
        return quantities[index(state)];
    }

    /** The version under which it was read; 0 if it did not exist. */
    public long readVersion() {
        return readVersion;
    }

    /** The number of its newest movement. */
    public long version() {
        return version;
    }

    /** How much facts took beyond available. */
    public long overdrawn() {
        return overdrawn;
    }

    /** Whether it has moved since it was read. */
    public boolean hasMoved() {
        return version != readVersion;
    }

    long onHand() {
        long sum = 0;
        for (long quantity : quantities) {
            sum += quantity;
        }
        return sum;
    }

    long nextVersion() {
        return ++version;
    }

    /** Adds to a state, and returns what it has then. Only facts may take available further below zero. */
    long add(State state, long quantity, boolean fact) {
        long balance = quantities[index(state)] + quantity;
        if (Math.abs(balance) > Bounds.LEVEL_MAX) {
            throw new InvariantViolation(key + " would have " + balance + " " + state + ", beyond every bound");
        }
        if (balance < 0 && (state != State.AVAILABLE || (!fact && balance + overdrawn < 0))) {
            throw new InvariantViolation(key + " would have " + balance + " " + state);
        }
        quantities[index(state)] = balance;
        overdrawn = Math.max(0, -in(State.AVAILABLE));
        return balance;
    }

    private static int index(State state) {
        return state.code() - 1;
    }
}
