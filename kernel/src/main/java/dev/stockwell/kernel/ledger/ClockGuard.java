package dev.stockwell.kernel.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Holds our clock against the database's, at the start of each connection and every ten seconds. While they differ by
 * more than two seconds, no hold expires: a wrong clock must not give away what somebody is paying for.
 */
final class ClockGuard {
    private static final Duration BETWEEN_CHECKS = Duration.ofSeconds(10);
    private static final Duration SKEW_MAX = Duration.ofSeconds(2);
    private static final long MICROS_PER_MILLI = 1_000;

    /** The one statement that asks the database for the time. */
    private static final String DATABASE_TIME = """
            select (extract(epoch from clock_timestamp()) * 1000000)::bigint""";

    private final InstantSource clock;
    private final KernelWatch watch;
    private final boolean isOn;
    private long checkedAtNanos;
    private boolean isChecked;
    private boolean isTrusted = true;

    ClockGuard(InstantSource clock, KernelWatch watch, boolean isOn) {
        this.clock = clock;
        this.watch = watch;
        this.isOn = isOn;
    }

    /** Asks for a check before the next batch. */
    void reset() {
        isChecked = false;
    }

    boolean isTrusted() {
        return isTrusted;
    }

    void check(Connection connection) throws SQLException {
        if (!isOn || (isChecked && System.nanoTime() - checkedAtNanos < BETWEEN_CHECKS.toNanos())) {
            return;
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(DATABASE_TIME)) {
            row.next();
            Instant theirs = Instant.ofEpochMilli(row.getLong(1) / MICROS_PER_MILLI);
            note(Duration.between(theirs, clock.instant()));
        }
        connection.commit();
        checkedAtNanos = System.nanoTime();
        isChecked = true;
    }

    private void note(Duration skew) {
        isTrusted = skew.abs().compareTo(SKEW_MAX) <= 0;
        if (!isTrusted) {
            watch.clockSkewed(skew);
        }
    }
}
