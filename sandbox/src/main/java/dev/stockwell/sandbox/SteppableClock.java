package dev.stockwell.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward: it stands still, or it runs ahead of another one. */
public final class SteppableClock implements InstantSource {

    private final InstantSource base;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    private SteppableClock(InstantSource base) {
        this.base = base;
    }

    /** A clock that moves only when stepped. */
    public static SteppableClock standingAt(Instant start) {
        return new SteppableClock(InstantSource.fixed(start));
    }

    /** A clock that runs, and can be put forward. */
    public static SteppableClock ahead(InstantSource running) {
        return new SteppableClock(running);
    }

    public void step(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back");
        }
        ahead.updateAndGet(now -> now.plus(by));
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead.get());
    }
}
