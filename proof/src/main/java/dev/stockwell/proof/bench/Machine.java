package dev.stockwell.proof.bench;

import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The conditions of a run, printed with its figures. */
final class Machine {
    private Machine() {}

    static void print() {
        var system = ManagementFactory.getOperatingSystemMXBean();
        long memory =
                system instanceof com.sun.management.OperatingSystemMXBean known ? known.getTotalMemorySize() >> 30 : 0;
        System.out.printf(
                "%s, %d processors, %d GB, %s %s, Java %s; load average of the last minute %.2f%n",
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                system.getAvailableProcessors(),
                memory,
                system.getName(),
                system.getVersion(),
                Runtime.version(),
                system.getSystemLoadAverage());
    }
}
