package dev.stockwell.kernel.verification;

import java.time.Duration;
import java.util.List;

/**
 * What a verification found.
 *
 * @param differences the first of them, in the order of items
 * @param differencesInAll how many there are, also those that are not listed
 */
public record Report(
        long items, long movements, long levels, List<Difference> differences, long differencesInAll, Duration took) {
    public Report {
        differences = List.copyOf(differences);
    }

    /** Whether everything is as it must be. */
    public boolean isClean() {
        return differencesInAll == 0;
    }
}
