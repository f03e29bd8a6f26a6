package dev.stockwell.hub.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a verification is, and what it found.
 *
 * @param status running, done or failed
 * @param progress 0 to 1
 * @param differences the first thousand of them
 * @param differencesInAll how many there are
 * @param seconds how long it has taken
 * @param failure why it ended without a verdict
 */
record VerificationShown(
        String status,
        double progress,
        long items,
        long movements,
        long levels,
        List<DifferenceShown> differences,
        long differencesInAll,
        double seconds,
        @Nullable String failure) {

    /**
     * Something that is not as it must be.
     *
     * @param check which of the checks saw it
     * @param movement the movement at which it was seen
     * @param expected what follows from the rest
     * @param found what is stored
     */
    record DifferenceShown(
            String check,
            String sku,
            @Nullable String location,
            @Nullable String pool,
            @Nullable String state,
            @Nullable String movement,
            long expected,
            long found) {}
}
