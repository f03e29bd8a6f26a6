package dev.stockwell.proof.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.HdrHistogram.Histogram;

/** The rounds of one way of doing the work. */
final class Contestant {
    private static final long HIGHEST_MICROS = 60_000_000;
    private static final int DIGITS = 3;
    private static final double P50 = 50;
    private static final double P99 = 99;

    private final String name;
    private final List<Double> rates = new ArrayList<>();
    private Cost cost = Cost.NONE;
    private long answers;
    private final Histogram micros = new Histogram(HIGHEST_MICROS, DIGITS);

    Contestant(String name) {
        this.name = name;
    }

    /** Takes a round in. */
    void add(Rate rate, Cost spent) {
        answers += rate.answers();
        rates.add(rate.perSecond());
        micros.add(rate.micros());
        cost = cost.plus(spent);
    }

    double median() {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /** Prints the rate and, where answers were waited for, the time they took. */
    void print() {
        double[] sorted =
                rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        System.out.printf(
                "%-30s %,9.0f/s  (%,.0f to %,.0f)",
                name, median(), sorted[0], Arrays.stream(sorted).max().orElse(0));
        if (micros.getTotalCount() > 0) {
            System.out.printf(
                    "  p50 %.2f ms  p99 %.2f ms",
                    micros.getValueAtPercentile(P50) / 1e3, micros.getValueAtPercentile(P99) / 1e3);
        }
        System.out.println();
        if (!cost.equals(Cost.NONE)) {
            System.out.printf("%-30s %s a hold%n", "", cost.dividedBy((double) answers));
        }
    }
}
