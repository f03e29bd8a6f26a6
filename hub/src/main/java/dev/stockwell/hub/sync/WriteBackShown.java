package dev.stockwell.hub.sync;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Going back, as the API shows it.
 *
 * @param state none while nobody has asked for it, then running, then done
 * @param lines how many numbers are written back, or would be
 * @param same those that showed it already
 * @param gone those whose listing is not mapped there any more
 * @param neverWritten numbers of the channel that are left as they are
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record WriteBackShown(
        String state,
        @Nullable Instant startedAt,
        @Nullable String startedBy,
        @Nullable Instant endedAt,
        long lines,
        long waiting,
        long written,
        long same,
        long refused,
        long gone,
        long neverWritten) {

    /**
     * A number that is written back, or would be.
     *
     * @param booked what the ledger has booked since, in the listing's units
     * @param quantity what is written
     * @param outcome waiting, written, same, refused or gone
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            String listing,
            String place,
            @Nullable String sku,
            long saved,
            Instant savedAt,
            @Nullable Long booked,
            @Nullable Long quantity,
            @Nullable Long shown,
            String outcome,
            @Nullable String note) {}

    static WriteBackShown of(WriteBackRows.@Nullable Run run, WriteBackRows.Counts counts) {
        return new WriteBackShown(
                run == null ? "none" : run.endedAt() == null ? "running" : "done",
                run == null ? null : run.startedAt(),
                run == null ? null : run.startedBy(),
                run == null ? null : run.endedAt(),
                counts.lines(),
                counts.waiting(),
                counts.written(),
                counts.same(),
                counts.refused(),
                counts.gone(),
                counts.neverWritten());
    }

    static Row of(WriteBackRows.Row row) {
        return new Row(
                row.key().listing(),
                row.key().place(),
                row.sku(),
                row.saved(),
                row.savedAt(),
                row.booked(),
                row.quantity(),
                row.shown(),
                row.outcome() == null ? "waiting" : row.outcome(),
                row.note());
    }
}
