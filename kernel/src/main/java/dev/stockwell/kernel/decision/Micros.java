package dev.stockwell.kernel.decision;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as the database keeps them: whole microseconds since 1970. */
public final class Micros {
    /** Later than every instant. */
    public static final long NEVER = Long.MAX_VALUE;
    /** Earlier than every instant. */
    public static final long BEFORE_ALL = Long.MIN_VALUE;

    private static final long PER_SECOND = 1_000_000;
    private static final long NANOS = 1_000;

    private Micros() {}

    /** Rounds down to the microsecond. */
    public static long of(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant.truncatedTo(ChronoUnit.MICROS));
    }

    /** The instant of a finite number of microseconds. */
    public static Instant toInstant(long micros) {
        return Instant.ofEpochSecond(Math.floorDiv(micros, PER_SECOND), Math.floorMod(micros, PER_SECOND) * NANOS);
    }
}
