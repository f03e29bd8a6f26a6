package dev.stockwell.proof.hub;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** The machine that a figure was measured on, in one line: a figure means little without it. */
public final class Machine {
    private Machine() {}

    /** Its cores, how many processes wanted them in the last minute, and its Java. */
    public static String now() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "%d cores, load %.1f, %s %s, Java %s",
                Runtime.getRuntime().availableProcessors(),
                load,
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                System.getProperty("java.version"));
    }
}
