package dev.stockwell.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Starts a server again that has died alone. Gives up after several deaths in a row, with words in the log. */
final class Watchdog {
    private static final System.Logger LOG = System.getLogger(Watchdog.class.getName());
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final int STARTS_MAX = 10;

    private final Cluster cluster;
    private final Thread thread;
    private volatile boolean stopped;

    Watchdog(Cluster cluster) {
        this.cluster = cluster;
        this.thread = Thread.ofPlatform().daemon().name("postgres-watchdog").unstarted(this::watch);
    }

    void start() {
        thread.start();
    }

    void stop() throws IOException {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while PostgreSQL's watchdog stopped", interrupted);
        }
    }

    private void watch() {
        int failures = 0;
        while (!stopped && failures < STARTS_MAX) {
            LockSupport.parkNanos(BETWEEN_LOOKS.multipliedBy(1L + failures).toNanos());
            failures = runOnce() ? 0 : failures + 1;
        }
        if (!stopped) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "PostgreSQL could not be started again; see postgresql.log beside its data");
        }
    }

    private boolean runOnce() {
        try {
            if (!stopped && cluster.postmaster().isEmpty()) {
                LOG.log(System.Logger.Level.WARNING, "PostgreSQL has died; it is started again");
                cluster.start();
            }
            return true;
        } catch (IOException failed) {
            LOG.log(System.Logger.Level.WARNING, "PostgreSQL could not be started again yet", failed);
            return false;
        }
    }
}
