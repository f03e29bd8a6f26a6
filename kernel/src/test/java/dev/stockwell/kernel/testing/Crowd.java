package dev.stockwell.kernel.testing;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Kernel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Callers who all start at one moment and wait each for their own answers. */
public final class Crowd {
    private final List<Caller> callers = new ArrayList<>();

    /** What one caller does. */
    @FunctionalInterface
    public interface Caller {
        /** Returns what was answered. */
        List<Answer> call() throws Exception;
    }

    /** One more caller who sends these, one after the other. */
    public Crowd with(Kernel kernel, List<Envelope> envelopes) {
        return with(() -> envelopes.stream().map(kernel::execute).toList());
    }

    /** One more caller. */
    public Crowd with(Caller caller) {
        callers.add(caller);
        return this;
    }

    /** Lets all of them go and returns their answers, caller by caller. */
    public List<List<Answer>> go() {
        CyclicBarrier start = new CyclicBarrier(callers.size());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<List<Answer>>> running = new ArrayList<>();
            for (Caller caller : callers) {
                running.add(threads.submit(() -> {
                    start.await();
                    return caller.call();
                }));
            }
            List<List<Answer>> answers = new ArrayList<>();
            for (Future<List<Answer>> each : running) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        }
    }
}
