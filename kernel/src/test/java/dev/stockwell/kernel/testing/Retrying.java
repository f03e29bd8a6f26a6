package dev.stockwell.kernel.testing;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.OutcomeUnknown;
import java.time.Duration;

/** A sender who does as he is told: who has no answer asks again with the same id. */
public final class Retrying {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private Retrying() {}

    /** Sends until there is an answer. */
    public static Answer execute(Kernel kernel, Envelope envelope) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return kernel.execute(envelope);
            } catch (OutcomeUnknown unknown) {
                if (System.nanoTime() > deadline) {
                    throw unknown;
                }
            }
        }
    }
}
