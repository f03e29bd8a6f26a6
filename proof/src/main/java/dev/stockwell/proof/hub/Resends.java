package dev.stockwell.proof.hub;

import java.time.Duration;

/**
 * How often and how patiently a call is sent again.
 *
 * @param triesMax how often it is sent in all
 * @param pauseMin the longest pause after the first try; it doubles with each try, and its length is drawn at random
 * @param pauseMax the longest pause of all
 */
public record Resends(int triesMax, Duration pauseMin, Duration pauseMax) {
    /** Every call is sent once; the caller decides what a silence means. */
    public static final Resends NONE = new Resends(1, Duration.ZERO, Duration.ZERO);

    /** About half a minute of patience, enough for a hub that is started again. */
    public static final Resends PATIENT = new Resends(40, Duration.ofMillis(20), Duration.ofSeconds(2));

    /** The longest pause after so many tries. */
    Duration longestPause(int tries) {
        long doubled = pauseMin.toMillis() << Math.min(tries - 1, 20);
        return Duration.ofMillis(Math.min(doubled, pauseMax.toMillis()));
    }
}
