package dev.stockwell.proof.bench;

import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ledger.KernelWatch;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts what a kernel does, and what goes wrong in it. */
final class BatchCount implements KernelWatch {
    private final LongAdder batches = new LongAdder();
    private final LongAdder commands = new LongAdder();
    private final LongAdder nanos = new LongAdder();
    private final LongAdder troubles = new LongAdder();
    private long askedBatches;
    private long askedCommands;

    @Override
    public void committed(int batch, Duration took) {
        batches.increment();
        commands.add(batch);
        nanos.add(took.toNanos());
    }

    @Override
    public void retried(Throwable cause) {
        troubles.increment();
    }

    @Override
    public void failed(CommandId command, Throwable cause) {
        troubles.increment();
    }

    /** How many commands a batch had on average. */
    double size() {
        return commands.sum() / (double) Math.max(1, batches.sum());
    }

    /** How many commands a batch had since this was last asked, rounded. */
    int sizeSinceAsked() {
        long newCommands = commands.sum() - askedCommands;
        long newBatches = batches.sum() - askedBatches;
        askedCommands += newCommands;
        askedBatches += newBatches;
        return Math.toIntExact(Math.round(newCommands / (double) Math.max(1, newBatches)));
    }

    /** How long a batch took on average, in milliseconds. */
    double millis() {
        return nanos.sum() / 1e6 / Math.max(1, batches.sum());
    }

    /** How many batches were tried again, and commands failed. */
    long troubles() {
        return troubles.sum();
    }
}
