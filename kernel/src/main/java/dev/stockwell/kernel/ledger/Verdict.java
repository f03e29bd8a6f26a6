package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Answer;

/** What becomes of a pending command once its batch is committed. */
sealed interface Verdict {
    /** Its sender gets the answer. */
    record Answered(Answer answer) implements Verdict {}

    /** Its sender gets the failure; nothing was stored for it. */
    record Failed(RuntimeException failure) implements Verdict {}

    /** Its claim turned out to have items that are not locked; it goes first into the next batch. */
    record Deferred() implements Verdict {}
}
