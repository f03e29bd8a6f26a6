package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The shop's rate limit: points that come back at a steady rate, up to a maximum. */
final class Bucket {

    final double maximum;
    final double restoredPerSecond;
    private final InstantSource clock;
    private double available;
    private Instant at;

    Bucket(InstantSource clock, double maximum, double restoredPerSecond) {
        this.clock = clock;
        this.maximum = maximum;
        this.restoredPerSecond = restoredPerSecond;
        this.available = maximum;
        this.at = clock.instant();
    }

    synchronized double available() {
        Instant now = clock.instant();
        available = Math.min(maximum, available + Duration.between(at, now).toMillis() / 1000.0 * restoredPerSecond);
        at = now;
        return available;
    }

    synchronized boolean take(double points) {
        if (available() < points) {
            return false;
        }
        available -= points;
        return true;
    }

    synchronized void giveBack(double points) {
        available = Math.min(maximum, available() + points);
    }
}
