package dev.stockwell.connectors;

import java.time.Duration;

/**
 * Why a platform gave no answer.
 *
 * @param words for a person to read; without secrets
 * @param waitAtLeast how long to wait before it is worth asking again; zero where the platform did not say
 */
public record Failure(FailureKind kind, String words, Duration waitAtLeast) {

    public static Failure of(FailureKind kind, String words) {
        return new Failure(kind, words, Duration.ZERO);
    }

    public boolean retryHelps() {
        return kind.retryHelps();
    }

    /** Whether a write that met this failure may have taken effect all the same. */
    public boolean mayHaveApplied() {
        return kind.mayHaveApplied();
    }
}
