package dev.stockwell.hub.sync;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what takes its own time. */
final class Waiting {
    private static final Duration PATIENCE = Duration.ofSeconds(45);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Waiting() {}

    static void until(BooleanSupplier happened) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!happened.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it has not happened within " + PATIENCE);
            }
            LockSupport.parkNanos(BETWEEN.toNanos());
        }
    }
}
