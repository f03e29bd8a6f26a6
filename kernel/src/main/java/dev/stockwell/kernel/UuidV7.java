package dev.stockwell.kernel;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * A source of UUIDs of version 7 (RFC 9562): 48 bits of milliseconds, 12 bits that count within one, 62 random bits.
 * Each is greater than the one before. Safe for use by many threads.
 */
public final class UuidV7 {
    private static final int COUNTER_BITS = 12;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    private final InstantSource clock;
    private final RandomGenerator random;
    private long last;

    /** @param random unpredictable where ids must not be guessed */
    public UuidV7(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** The next id. */
    public UUID next() {
        long stamp;
        long low;
        synchronized (this) {
            last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
            stamp = last;
            low = random.nextLong();
        }
        long millis = stamp >>> COUNTER_BITS;
        long counter = stamp & ((1 << COUNTER_BITS) - 1);
        return new UUID((millis << 16) | VERSION | counter, VARIANT | (low & RANDOM_MASK));
    }
}
