package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.CommandId;
import java.time.Duration;

/** Hears how the kernel fares: for metrics and alarms. Called from the kernel's thread; must return at once. */
public interface KernelWatch {
    /** A batch was committed. */
    default void committed(int commands, Duration took) {}

    /** A batch is tried again on a new connection. */
    default void retried(Throwable cause) {}

    /** A command failed alone: a broken invariant that a person must look at. */
    default void failed(CommandId command, Throwable cause) {}

    /** The clock and the database's differ by more than is safe: holds no longer expire. */
    default void clockSkewed(Duration skew) {}
}
