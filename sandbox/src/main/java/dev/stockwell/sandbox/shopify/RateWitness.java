package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Watches the rate limit from outside: it keeps what was spent, and adds up every stretch of time.
 *
 * <p>It shares no arithmetic with the {@link Bucket}. A stretch in which more was spent than the limit allows is an
 * excess; a call that came when its points were not there is a violation by the caller.
 */
final class RateWitness {

    private static final double TOLERANCE = 1;

    private final double maximum;
    private final double restoredPerSecond;
    private final Deque<Spent> log = new ArrayDeque<>();
    private long violations;
    private long excesses;

    RateWitness(double maximum, double restoredPerSecond) {
        this.maximum = maximum;
        this.restoredPerSecond = restoredPerSecond;
    }

    private record Spent(Instant at, double points) {}

    synchronized void refused() {
        violations++;
    }

    synchronized void spent(Instant at, double points) {
        log.addLast(new Spent(at, points));
        double sum = 0;
        for (Iterator<Spent> back = log.descendingIterator(); back.hasNext(); ) {
            Spent each = back.next();
            sum += each.points();
            double seconds = Duration.between(each.at(), at).toMillis() / 1000.0;
            if (sum > maximum + seconds * restoredPerSecond + TOLERANCE) {
                excesses++;
                break;
            }
        }
        Instant forget = at.minusSeconds((long) (maximum / restoredPerSecond) + 1);
        while (log.peekFirst() != null && log.peekFirst().at().isBefore(forget)) {
            log.removeFirst();
        }
    }

    synchronized long violations() {
        return violations;
    }

    synchronized long excesses() {
        return excesses;
    }
}
