package dev.stockwell.kernel.verification;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import org.jspecify.annotations.Nullable;

/** One level as it is stored, beside what its movements and claim lines add up to. */
final class Book {
    private static final State[] STATES = State.values();

    private final LevelKey key;
    private final long @Nullable [] stored;
    private final long storedVersion;
    private final long storedOverdrawn;

    private final long[] sums = new long[STATES.length];
    private final long[] balances = new long[STATES.length];
    private long movements;
    private long version;
    private long reserved;
    private long committed;

    /** A level as it was read; null quantities if it is not stored. */
    Book(LevelKey key, long @Nullable [] stored, long storedVersion, long storedOverdrawn) {
        this.key = key;
        this.stored = stored;
        this.storedVersion = storedVersion;
        this.storedOverdrawn = storedOverdrawn;
    }

    static Book missing(long item, int location, int pool, int lot) {
        return new Book(
                new LevelKey(new ItemId(item), new LocationId(location), new PoolId(pool), new LotId(lot)), null, 0, 0);
    }

    boolean is(int location, int pool, int lot) {
        return key.location().value() == location
                && key.pool().value() == pool
                && key.lot().value() == lot;
    }

    /** Notes a movement's version; a movement within the level counts once. */
    void advance(long seq, long movementVersion, Findings findings) {
        if (movementVersion != version + 1) {
            findings.add(new Difference(Check.VERSION, key.item(), key, null, seq, version + 1, movementVersion));
        }
        version = movementVersion;
        movements++;
    }

    /** Notes that a quantity entered (or, negative, left) a state. */
    void move(long seq, int bucket, long quantity, long balance, Findings findings) {
        int state = bucket - 1;
        sums[state] += quantity;
        long expected = balances[state] + quantity;
        if (balance != expected) {
            findings.add(new Difference(Check.BALANCE, key.item(), key, STATES[state], seq, expected, balance));
        }
        balances[state] = balance;
    }

    void claim(long quantityReserved, long quantityCommitted) {
        reserved = quantityReserved;
        committed = quantityCommitted;
    }

    /** Compares what is stored with what it must be. */
    void close(Findings findings) {
        if (stored == null) {
            findings.add(new Difference(Check.LEVEL_MISSING, key.item(), key, null, 0, movements, 0));
            return;
        }
        for (State state : STATES) {
            compare(Check.STATE_SUM, state, sums[state.code() - 1], stored[state.code() - 1], findings);
        }
        compare(Check.LEVEL_VERSION, null, movements, storedVersion, findings);
        compare(Check.RESERVED, State.RESERVED, reserved, stored[State.RESERVED.code() - 1], findings);
        compare(Check.COMMITTED, State.COMMITTED, committed, stored[State.COMMITTED.code() - 1], findings);
        long below = Math.max(0, -stored[State.AVAILABLE.code() - 1]);
        compare(Check.OVERDRAWN, State.AVAILABLE, below, storedOverdrawn, findings);
    }

    private void compare(Check check, @Nullable State state, long expected, long found, Findings findings) {
        if (expected != found) {
            findings.add(new Difference(check, key.item(), key, state, 0, expected, found));
        }
    }
}
