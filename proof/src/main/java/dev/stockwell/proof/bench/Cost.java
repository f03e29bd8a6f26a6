package dev.stockwell.proof.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What work has cost: processor time here and in the database's processes, and bytes of write-ahead log. Unlike a rate
 * it hardly changes when other programs use the machine.
 */
record Cost(double javaNanos, double databaseNanos, double walBytes) {
    static final Cost NONE = new Cost(0, 0, 0);

    /** All that has been spent so far. */
    static Cost soFar(Ground ground) throws Exception {
        double java =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getProcessCpuTime()
                        : 0;
        double database = ProcessHandle.of(ground.serverProcess()).stream()
                .flatMap(ProcessHandle::descendants)
                .mapToDouble(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
        return new Cost(java, database, ground.walPosition());
    }

    Cost minus(Cost other) {
        return new Cost(javaNanos - other.javaNanos, databaseNanos - other.databaseNanos, walBytes - other.walBytes);
    }

    Cost plus(Cost other) {
        return new Cost(javaNanos + other.javaNanos, databaseNanos + other.databaseNanos, walBytes + other.walBytes);
    }

    Cost dividedBy(double pieces) {
        return new Cost(javaNanos / pieces, databaseNanos / pieces, walBytes / pieces);
    }

    @Override
    public String toString() {
        return "CPU %.0f us (Java %.0f, PostgreSQL %.0f), WAL %.2f kB"
                .formatted((javaNanos + databaseNanos) / 1e3, javaNanos / 1e3, databaseNanos / 1e3, walBytes / 1e3);
    }
}
