package dev.stockwell.kernel.ledger;

import java.time.Duration;

/**
 * The kernel's limits.
 *
 * @param waitingMax how many commands may wait before senders are told that it is busy
 * @param batchCommandsMax how many commands one transaction takes
 * @param batchLinesMax how many places these may touch together
 * @param linger how long a busy kernel waits for more before it takes a batch
 * @param watchesClock whether the clock is held against the database's; off only where a test steps it
 */
public record KernelSettings(
        int waitingMax, int batchCommandsMax, int batchLinesMax, Duration linger, boolean watchesClock) {

    /** The limits in production. */
    public static KernelSettings standard() {
        return new KernelSettings(20_000, 500, 2_000, Duration.ofNanos(300_000), true);
    }

    /** The same, for a clock that is stepped by hand. */
    public KernelSettings withSteppedClock() {
        return new KernelSettings(waitingMax, batchCommandsMax, batchLinesMax, linger, false);
    }
}
