package dev.stockwell.hub.exchange;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;

/**
 * What was found in a file, or done with it.
 *
 * @param rows the rows that were read, the header not counted
 * @param bad those that cannot be taken in
 * @param badKept how many of those can be had one by one
 * @param skipped those that say nothing here, by the reason
 * @param largest the largest changes of what was there before
 */
public record Report(
        long rows,
        @JsonProperty("new") long created,
        long changed,
        long unchanged,
        long bad,
        long badKept,
        Map<String, Long> skipped,
        List<Result.Warning> warnings,
        long warningsInAll,
        List<Result.Change> largest) {
    static final Report NOTHING = new Report(0, 0, 0, 0, 0, 0, Map.of(), List.of(), 0, List.of());

    /** How many rows were skipped, for whatever reason. */
    public long skippedInAll() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many things were or would be made or changed. */
    public long effect() {
        return created + changed;
    }
}
