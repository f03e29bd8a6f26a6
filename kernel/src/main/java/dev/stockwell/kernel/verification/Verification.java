package dev.stockwell.kernel.verification;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;

/**
 * The proof that the stock is what its ledger says. It may run while stock moves: each range of items is seen as it was
 * at one instant.
 */
public final class Verification {
    /** How many differences a report lists at most. */
    public static final int DIFFERENCES_MAX = 1_000;

    private static final int CONNECTIONS = 2;

    /** A busy item's range may take longer than any other statement of the application. */
    private static final String PATIENCE = "set local statement_timeout = '30min'";

    private final DataSource database;

    /** @param database two connections of it are used at a time; read only */
    public Verification(DataSource database) {
        this.database = database;
    }

    /** Verifies all items. */
    public Report run(Progress progress) throws SQLException {
        long started = System.nanoTime();
        List<Range> ranges = inSnapshot(Range::all);
        long expected = ranges.stream().mapToLong(Range::movements).sum();
        Queue<Range> waiting = new ConcurrentLinkedQueue<>(ranges);
        AtomicLong read = new AtomicLong();
        Tally sum = new Tally();
        try (ExecutorService workers = Executors.newFixedThreadPool(
                CONNECTIONS, Thread.ofPlatform().name("verification-", 1).factory())) {
            Callable<Void> work = () -> {
                for (Range range = waiting.poll(); range != null; range = waiting.poll()) {
                    Tally tally = check(range);
                    sum.add(tally);
                    progress.read(read.addAndGet(tally.movements), Math.max(expected, read.get()));
                }
                return null;
            };
            List<Future<Void>> running = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                running.add(workers.submit(work));
            }
            await(running, waiting);
        }
        return sum.report(Duration.ofNanos(System.nanoTime() - started));
    }

    private Tally check(Range range) throws SQLException {
        return inSnapshot(connection -> {
            Findings findings = new Findings(DIFFERENCES_MAX);
            RangeCheck check = new RangeCheck(connection, range, findings);
            check.run();
            return new Tally(check, findings);
        });
    }

    private <T> T inSnapshot(Reading<T> reading) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (Statement statement = connection.createStatement()) {
                statement.execute(PATIENCE);
                T result = reading.from(connection);
                connection.commit();
                return result;
            } finally {
                connection.rollback();
            }
        }
    }

    private static void await(List<Future<Void>> running, Queue<Range> waiting) throws SQLException {
        for (Future<Void> worker : running) {
            try {
                worker.get();
            } catch (InterruptedException stopped) {
                waiting.clear();
                Thread.currentThread().interrupt();
            } catch (ExecutionException failed) {
                waiting.clear();
                if (failed.getCause() instanceof SQLException cause) {
                    throw cause;
                }
                throw new IllegalStateException("the verification failed", failed.getCause());
            }
        }
    }

    /** What the ranges found together. */
    private static final class Tally {
        private long items;
        private long levels;
        private long movements;
        private long differencesInAll;
        private final List<Difference> differences = new ArrayList<>();

        Tally() {}

        Tally(RangeCheck check, Findings findings) {
            items = check.items();
            levels = check.levels();
            movements = check.movementsRead();
            differencesInAll = findings.count();
            differences.addAll(findings.kept());
        }

        synchronized void add(Tally range) {
            items += range.items;
            levels += range.levels;
            movements += range.movements;
            differencesInAll += range.differencesInAll;
            differences.addAll(range.differences);
            if (differences.size() > DIFFERENCES_MAX) {
                differences.sort(BY_ITEM);
                differences.subList(DIFFERENCES_MAX, differences.size()).clear();
            }
        }

        synchronized Report report(Duration took) {
            differences.sort(BY_ITEM);
            return new Report(items, movements, levels, differences, differencesInAll, took);
        }
    }

    private static final Comparator<Difference> BY_ITEM =
            Comparator.comparingLong(difference -> difference.item().value());

    @FunctionalInterface
    private interface Reading<T> {
        T from(Connection connection) throws SQLException;
    }
}
