package dev.stockwell.kernel;

import java.util.concurrent.CompletableFuture;

/** The one door through which stock changes. Safe for use by many threads. */
public interface Kernel extends AutoCloseable {
    /**
     * Hands a command in. It is decided with those that arrive together with it, in the order of arrival.
     *
     * <p>The future completes after the commit. It fails with {@link KeyReused}, {@link OutcomeUnknown} or
     * {@link InvariantViolation}; in the last case nothing was done.
     *
     * @throws KernelBusy if too many commands wait already
     */
    CompletableFuture<Answer> submit(Envelope envelope);

    /** Hands a command in and waits for the answer; throws what {@link #submit} would fail with. */
    Answer execute(Envelope envelope);

    /** Answers what is waiting, then stops. */
    @Override
    void close();
}
