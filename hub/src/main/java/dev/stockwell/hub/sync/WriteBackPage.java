package dev.stockwell.hub.sync;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of going back shows.
 *
 * @param address under which it is asked for again
 * @param isPaused whether it may be started
 * @param trouble why what was asked for was not done; empty if nothing was asked
 * @param startedAt null while nobody has asked for it
 * @param choices filters; empty while nobody has asked for it
 * @param next the address of the rows after these; null if there are none
 */
public record WriteBackPage(
        String channel,
        String name,
        String path,
        String address,
        boolean isPaused,
        String trouble,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant endedAt,
        Counts counts,
        List<SyncPage.Choice> choices,
        List<Row> rows,
        @Nullable String next) {

    /** Whether it is under way. */
    public boolean isRunning() {
        return startedAt != null && endedAt == null;
    }

    /** How many numbers there are of what. */
    public record Counts(long lines, long waiting, long written, long same, long failed, long neverWritten) {
        /** How much of it is done, in percent. */
        public long percent() {
            return lines == 0 ? 100 : (lines - waiting) * 100 / lines;
        }
    }

    /**
     * A listing at a place.
     *
     * @param outcome in words
     * @param isFailed whether it could not be written
     */
    public record Row(
            String listing,
            String placeName,
            String sku,
            long saved,
            Instant savedAt,
            @Nullable Long booked,
            @Nullable Long quantity,
            @Nullable Long shown,
            String outcome,
            boolean isFailed) {}
}
