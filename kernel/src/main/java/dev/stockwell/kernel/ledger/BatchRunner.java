package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.OutcomeUnknown;
import dev.stockwell.kernel.Rules;
import dev.stockwell.kernel.UuidV7;
import dev.stockwell.kernel.decision.Micros;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/**
 * Runs batches to their end: tries again where the connection or a time-out failed, halves a batch that the database
 * refuses until the one command is found that it refuses, and answers the senders. Used by one thread.
 */
final class BatchRunner {
    private static final int TRIES_MAX = 5;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final System.Logger LOG = System.getLogger(BatchRunner.class.getName());

    private final Connector connector;
    private final Supplier<? extends Rules> rules;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final KernelWatch watch;
    private final UuidV7 ids;
    private final ClockGuard clockGuard;
    private @Nullable Connection connection;

    BatchRunner(
            Connector connector,
            Supplier<? extends Rules> rules,
            InstantSource clock,
            RandomGenerator random,
            KernelSettings settings,
            KernelWatch watch) {
        this.connector = connector;
        this.rules = rules;
        this.clock = clock;
        this.random = random;
        this.watch = watch;
        this.ids = new UuidV7(clock, random);
        this.clockGuard = new ClockGuard(clock, watch, settings.watchesClock());
    }

    /** Runs a batch and answers it; returns the commands that must come first in the next one. */
    List<Pending> run(List<Pending> batch) {
        try {
            return tryOften(batch);
        } catch (RefusedByDatabase refused) {
            return halve(batch, refused);
        } catch (RuntimeException | Error unexpected) {
            dropConnection();
            return failAll(batch, new OutcomeUnknown(unexpected));
        }
    }

    void close() {
        dropConnection();
    }

    private List<Pending> halve(List<Pending> batch, RefusedByDatabase refused) {
        if (batch.size() == 1) {
            return failAll(
                    batch,
                    refused.why() instanceof InvariantViolation broken
                            ? broken
                            : new InvariantViolation("the database refused a command", refused.why()));
        }
        int middle = batch.size() / 2;
        List<Pending> deferred = new ArrayList<>(run(batch.subList(0, middle)));
        deferred.addAll(run(batch.subList(middle, batch.size())));
        return deferred;
    }

    private List<Pending> tryOften(List<Pending> batch) {
        Throwable last = null;
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            if (last != null) {
                watch.retried(last);
                LockSupport.parkNanos(random.nextLong(PAUSE_NANOS << attempt));
            }
            try {
                return runOnce(batch, attempt > 0);
            } catch (SQLException failure) {
                last = failure;
                if (isDecidedElsewhere(failure)) {
                    rollBack();
                    continue;
                }
                dropConnection();
                if (isRefusal(failure)) {
                    throw new RefusedByDatabase(failure);
                }
            } catch (InvariantViolation broken) {
                rollBack();
                throw new RefusedByDatabase(broken);
            }
        }
        LOG.log(System.Logger.Level.ERROR, "A batch of " + batch.size() + " has no known outcome", last);
        return failAll(batch, new OutcomeUnknown(Objects.requireNonNull(last)));
    }

    private List<Pending> runOnce(List<Pending> batch, boolean isRetry) throws SQLException {
        long started = System.nanoTime();
        Connection open = connection();
        clockGuard.check(open);
        long now = Micros.of(clock.instant());
        List<Verdict> verdicts =
                decide(new Batch(open, batch, rules.get(), now, clockGuard.isTrusted(), ids::next, isRetry));
        watch.committed(batch.size(), Duration.ofNanos(System.nanoTime() - started));
        return answer(batch, verdicts);
    }

    /** What a batch throws it throws before the commit: then nothing was done. */
    private static List<Verdict> decide(Batch batch) throws SQLException {
        try {
            return batch.run();
        } catch (InvariantViolation known) {
            throw known;
        } catch (RuntimeException unexpected) {
            throw new InvariantViolation("a batch failed: " + unexpected, unexpected);
        }
    }

    private List<Pending> answer(List<Pending> batch, List<Verdict> verdicts) {
        List<Pending> deferred = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            Pending pending = batch.get(i);
            switch (verdicts.get(i)) {
                case Verdict.Answered answered -> pending.future().complete(answered.answer());
                case Verdict.Failed failed -> fail(pending, failed.failure());
                case Verdict.Deferred ignored -> deferred.add(pending);
            }
        }
        return deferred;
    }

    private List<Pending> failAll(List<Pending> batch, RuntimeException failure) {
        batch.forEach(pending -> fail(pending, failure));
        return List.of();
    }

    private void fail(Pending pending, RuntimeException failure) {
        if (failure instanceof InvariantViolation) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "Command " + pending.envelope().id().value() + " failed",
                    failure);
            watch.failed(pending.envelope().id(), failure);
        }
        pending.future().completeExceptionally(failure);
    }

    /** Whether another node has stored one of the batch's commands meanwhile, or a claim under the id of one. */
    private static boolean isDecidedElsewhere(SQLException failure) {
        if (!(failure instanceof PSQLException refused) || refused.getServerErrorMessage() == null) {
            return false;
        }
        String constraint = refused.getServerErrorMessage().getConstraint();
        return "command_pkey".equals(constraint) || "claim_pkey".equals(constraint);
    }

    /** Whether the database understood and refused: bad data or a broken constraint, which no retry mends. */
    private static boolean isRefusal(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("22") || state.startsWith("23") || state.startsWith("42"));
    }

    private Connection connection() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = Session.open(connector);
            connection = open;
            clockGuard.reset();
        }
        return open;
    }

    private void rollBack() {
        try {
            if (connection != null) {
                connection.rollback();
            }
        } catch (SQLException lost) {
            dropConnection();
        }
    }

    private void dropConnection() {
        Connection old = connection;
        connection = null;
        if (old != null) {
            try {
                old.close();
            } catch (SQLException alreadyGone) {
                LOG.log(System.Logger.Level.DEBUG, "A lost connection could not be closed", alreadyGone);
            }
        }
    }

    /** The database, or a check on its answers, refused something in the batch. */
    private static final class RefusedByDatabase extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final Throwable why;

        RefusedByDatabase(Throwable why) {
            super(why);
            this.why = why;
        }

        Throwable why() {
            return why;
        }
    }
}
