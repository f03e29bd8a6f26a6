package dev.stockwell.hub.exchange;

import dev.stockwell.kernel.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file that is brought in, and how far it has come.
 *
 * @param digest of its bytes; null until all of it is here
 * @param isHeld whether somebody works on it now
 * @param lineDone all rows up to this line are taken in
 */
record Import(
        UUID id,
        int number,
        String name,
        String actor,
        Choices choices,
        long size,
        @Nullable Digest digest,
        Status status,
        boolean isHeld,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant startedAt,
        long bytesDone,
        int lineDone,
        @Nullable Opened opened,
        @Nullable Report preview,
        @Nullable Report report,
        @Nullable String failure) {

    /** Where it stands. Interrupted is never stored: it is what a step is that nobody works on any more. */
    enum Status {
        RECEIVING,
        PREVIEWING,
        PREVIEWED,
        RUNNING,
        DONE,
        FAILED,
        INTERRUPTED
    }

    /** What the file turned out to be. */
    record Opened(
            String kind,
            String format,
            String encoding,
            String delimiter,
            List<String> header,
            Map<String, String> columns) {}

    /** Where it stands, seen from outside. */
    Status shownStatus() {
        boolean isStep = status == Status.RECEIVING || status == Status.PREVIEWING || status == Status.RUNNING;
        return isStep && !isHeld ? Status.INTERRUPTED : status;
    }

    /** Whether some of it has been taken in and some has not. */
    boolean isBegun() {
        return report != null && status != Status.DONE;
    }
}
