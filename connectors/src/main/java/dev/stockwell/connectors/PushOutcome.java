package dev.stockwell.connectors;

import java.util.OptionalLong;

/** What a platform made of one line. */
public sealed interface PushOutcome {

    PushLine line();

    /**
     * The platform says that it is done; whether it is, only reading back tells.
     *
     * @param quantity what the platform says is there now, where it says so
     */
    record Applied(PushLine line, OptionalLong quantity) implements PushOutcome {}

    /**
     * The number was not what was expected, and nothing was written.
     *
     * @param current what it was right after; empty where it could not be read
     */
    record Stale(PushLine line, OptionalLong current) implements PushOutcome {}

    /** The platform will not have this line, and nothing was written. */
    record Refused(PushLine line, RefusalReason reason, String words) implements PushOutcome {
        public boolean retryHelps() {
            return reason.retryHelps();
        }
    }

    /** No answer: where {@link Failure#mayHaveApplied()}, it may have been written all the same. */
    record Unanswered(PushLine line, Failure failure) implements PushOutcome {}
}
