package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Budget;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import tools.jackson.databind.JsonNode;

/**
 * What may be spent on calls: known from the last reply, less what calls under way may cost.
 *
 * <p>Until the first reply the smallest budget that Shopify ever documented is assumed.
 */
final class RateBudget {

    private static final double ASSUMED_MAXIMUM = 1_000;
    private static final double ASSUMED_PER_SECOND = 50;
    private static final Duration LEAST_WAIT = Duration.ofMillis(100);

    private final InstantSource clock;
    private double available = ASSUMED_MAXIMUM;
    private double maximum = ASSUMED_MAXIMUM;
    private double perSecond = ASSUMED_PER_SECOND;
    private double underWay;
    private Instant at;
    private Instant closedUntil;
    private boolean measured;

    RateBudget(InstantSource clock) {
        this.clock = clock;
        this.at = clock.instant();
        this.closedUntil = at;
    }

    /** Sets points aside and answers zero, or answers how long to wait for them. */
    synchronized Duration reserve(double points) {
        Instant now = clock.instant();
        if (now.isBefore(closedUntil)) {
            return Duration.between(now, closedUntil);
        }
        refill(now);
        double needed = Math.min(points, maximum);
        if (available < needed) {
            return wait(needed - available);
        }
        available -= needed;
        underWay += points;
        return Duration.ZERO;
    }

    /** A call has ended without telling what is left. */
    synchronized void ended(double points) {
        underWay = Math.max(0, underWay - points);
    }

    /** A call has ended and cost nothing: it never got there, or was turned away. */
    synchronized void free(double points) {
        ended(points);
        available = Math.min(maximum, available + Math.min(points, maximum));
    }

    /** A call has ended, and its reply tells what is left. */
    synchronized void told(double points, JsonNode status) {
        ended(points);
        double left = status.path("currentlyAvailable").asDouble(Double.NaN);
        double most = status.path("maximumAvailable").asDouble(Double.NaN);
        double rate = status.path("restoreRate").asDouble(Double.NaN);
        if (left >= 0 && most > 0 && rate > 0) {
            available = left - underWay;
            maximum = most;
            perSecond = rate;
            at = clock.instant();
            measured = true;
        }
    }

    /** The shop wants no calls for some time. */
    synchronized void closeFor(Duration time) {
        Instant until = clock.instant().plus(time);
        closedUntil = until.isAfter(closedUntil) ? until : closedUntil;
    }

    /** How long it takes until so many points are there. */
    synchronized Duration waitFor(double points) {
        refill(clock.instant());
        double missing = Math.min(points, maximum) - available;
        return missing <= 0 ? LEAST_WAIT : wait(missing);
    }

    synchronized Budget now() {
        refill(clock.instant());
        return new Budget(Math.max(0, available), maximum, perSecond, at, measured);
    }

    private Duration wait(double missing) {
        return Duration.ofMillis((long) Math.ceil(missing / perSecond * 1_000)).plus(LEAST_WAIT);
    }

    private void refill(Instant now) {
        if (now.isAfter(at)) {
            double seconds = Duration.between(at, now).toMillis() / 1_000.0;
            available = Math.min(maximum, available + seconds * perSecond);
            at = now;
        }
    }
}
