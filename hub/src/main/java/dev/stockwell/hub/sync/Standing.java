package dev.stockwell.hub.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a channel's connection stands, in numbers.
 *
 * @param listings active ones that the channel counts
 * @param decided those of them that are mapped, or set to never
 * @param places active ones whose stock is ours to write
 * @param seen publications that were looked at at least once
 * @param due those that show something else than they should and wait to be told
 * @param unitsAtRisk what is shown in all beyond what should be
 * @param lagP50Millis of the pushes of the last quarter of an hour, from the change to the request; null if there were none
 */
record Standing(
        long listings,
        long decided,
        long mapped,
        long places,
        long mappedPlaces,
        long publications,
        long seen,
        long due,
        long inFlight,
        long conflicting,
        long differing,
        long refused,
        long pilots,
        long unsettledPilots,
        long unitsAtRisk,
        @Nullable Double lagP50Millis,
        @Nullable Double lagP99Millis,
        long pushes,
        @Nullable Instant lastPushAt) {
    /** What is open of what is written at a stage. */
    Tally tally(Stage stage) {
        return new Tally(
                stage == Stage.PILOT ? unsettledPilots : Math.addExact(due, inFlight),
                conflicting,
                refused,
                unitsAtRisk);
    }
}
