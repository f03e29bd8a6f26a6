package dev.stockwell.connectors;

import java.time.Duration;
import java.time.Instant;

/**
 * How much may be asked of a platform: a bucket of points that refills.
 *
 * @param available points left at {@code at}, less what calls under way may cost
 * @param maximum points that the bucket holds
 * @param restoredPerSecond points that come back each second
 * @param measured whether a reply has said so; until then it is an assumption
 */
public record Budget(double available, double maximum, double restoredPerSecond, Instant at, boolean measured) {

    public double availableAt(Instant when) {
        double seconds = Math.max(0, Duration.between(at, when).toMillis() / 1000.0);
        return Math.min(maximum, available + seconds * restoredPerSecond);
    }
}
