package dev.stockwell.proof.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.ConcurrentHistogram;

/** Many callers at once, each of which waits for its answer before it asks again. */
final class Callers {
    private static final long HIGHEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;
    private static final int NANOS_PER_MICRO = 1_000;

    private Callers() {}

    /** One caller. */
    @FunctionalInterface
    interface Caller {
        /** Asks once, and returns with the answer. */
        void ask() throws Exception;
    }

    /** Lets all of them ask for a while. The first failure of any of them is thrown. */
    static Rate measure(Duration lasting, List<? extends Caller> callers) throws Exception {
        ConcurrentHistogram micros = new ConcurrentHistogram(HIGHEST_MICROS, DIGITS);
        long start = System.nanoTime();
        long end = start + lasting.toNanos();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> running = new ArrayList<>(callers.size());
            for (Caller caller : callers) {
                running.add(threads.submit(() -> {
                    for (long asked = System.nanoTime(); asked - end < 0; ) {
                        caller.ask();
                        long answered = System.nanoTime();
                        micros.recordValue((answered - asked) / NANOS_PER_MICRO);
                        asked = answered;
                    }
                    return null;
                }));
            }
            for (Future<?> caller : running) {
                await(caller);
            }
        }
        long answers = micros.getTotalCount();
        return new Rate(answers, answers * 1e9 / (System.nanoTime() - start), micros);
    }

    private static void await(Future<?> caller) throws Exception {
        try {
            caller.get();
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof Exception cause ? cause : failed;
        }
    }
}
