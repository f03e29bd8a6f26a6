package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.KernelBusy;
import dev.stockwell.kernel.Rules;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The kernel on PostgreSQL. Commands wait in a queue; one thread takes what has come while the last commit ran as the
 * next batch, so the busier it is, the more a commit carries.
 */
public final class JdbcKernel implements Kernel {
    private static final long IDLE_WAIT_MILLIS = 100;
    private static final int BUSY_BATCH = 8;

    private final KernelSettings settings;
    private final BatchRunner runner;
    private final LinkedBlockingQueue<Pending> arrived = new LinkedBlockingQueue<>();
    private final Deque<Pending> first = new ArrayDeque<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Thread thread;
    private volatile boolean closing;
    private int lastBatch;

    private JdbcKernel(KernelSettings settings, BatchRunner runner) {
        this.settings = settings;
        this.runner = runner;
        this.thread = Thread.ofPlatform().name("stock-kernel").unstarted(this::work);
    }

    /**
     * Starts a kernel; its tables must exist. It opens its connection when the first command comes.
     *
     * @param rules gives the newest snapshot of the user's rules; asked once a batch
     * @param random for ids and for the spread of retries
     */
    public static JdbcKernel start(
            Connector connector,
            Supplier<? extends Rules> rules,
            InstantSource clock,
            RandomGenerator random,
            KernelSettings settings,
            KernelWatch watch) {
        JdbcKernel kernel = new JdbcKernel(settings, new BatchRunner(connector, rules, clock, random, settings, watch));
        kernel.thread.start();
        return kernel;
    }

    @Override
    public CompletableFuture<Answer> submit(Envelope envelope) {
        if (closing) {
            throw new IllegalStateException("the kernel is closed");
        }
        int ahead = waiting.incrementAndGet();
        if (ahead > settings.waitingMax()) {
            waiting.decrementAndGet();
            throw new KernelBusy(ahead);
        }
        Pending pending = new Pending(envelope);
        arrived.add(pending);
        if (closing && arrived.remove(pending)) {
            waiting.decrementAndGet();
            throw new IllegalStateException("the kernel is closed");
        }
        return pending.future();
    }

    @Override
    public Answer execute(Envelope envelope) {
        try {
            return submit(envelope).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw failed;
        }
    }

    @Override
    public void close() {
        closing = true;
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        runner.close();
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void work() {
        while (!closing || !first.isEmpty() || !arrived.isEmpty()) {
            List<Pending> batch = gather();
            if (!batch.isEmpty()) {
                List<Pending> deferred = runner.run(batch);
                lastBatch = batch.size();
                waiting.addAndGet(deferred.size() - batch.size());
                first.addAll(deferred);
            }
        }
    }

    private List<Pending> gather() {
        List<Pending> batch = new ArrayList<>();
        Pending head = head();
        if (head == null) {
            lastBatch = 0;
            return batch;
        }
        if (lastBatch > BUSY_BATCH) {
            LockSupport.parkNanos(settings.linger().toNanos());
        }
        batch.add(head);
        int weight = head.weight();
        while (batch.size() < settings.batchCommandsMax()) {
            Pending next = first.isEmpty() ? arrived.peek() : first.peek();
            if (next == null || weight + next.weight() > settings.batchLinesMax()) {
                break;
            }
            weight += next.weight();
            batch.add(next);
            if (first.isEmpty()) {
                arrived.poll();
            } else {
                first.poll();
            }
        }
        return batch;
    }

    private @Nullable Pending head() {
        if (!first.isEmpty()) {
            return first.poll();
        }
        try {
            return arrived.poll(IDLE_WAIT_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stray) {
            return null;
        }
    }
}
