package dev.stockwell.proof.sync;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A histogram as Prometheus writes it, all its series added up.
 *
 * @param upTo how many were at most so long, by seconds
 */
record Buckets(SortedMap<Double, Long> upTo) {
    private static final String BOUND = "le=\"";

    static Buckets of(String metrics, String name) {
        SortedMap<Double, Long> upTo = new TreeMap<>();
        metrics.lines().filter(line -> line.startsWith(name + "_bucket{")).forEach(line -> {
            int from = line.indexOf(BOUND) + BOUND.length();
            String bound = line.substring(from, line.indexOf('"', from));
            double seconds = bound.equals("+Inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(bound);
            long count = (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
            upTo.merge(seconds, count, Long::sum);
        });
        return new Buckets(upTo);
    }

    /** What was added since. */
    Buckets less(Buckets earlier) {
        SortedMap<Double, Long> rest = new TreeMap<>();
        upTo.forEach((seconds, count) -> rest.put(seconds, count - earlier.upTo.getOrDefault(seconds, 0L)));
        return new Buckets(rest);
    }

    long count() {
        return upTo.getOrDefault(Double.POSITIVE_INFINITY, 0L);
    }

    /** The bound that a share of all does not pass; seconds. */
    double quantile(double share) {
        return upTo.entrySet().stream()
                .filter(bucket -> bucket.getValue() >= share * count())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Double.POSITIVE_INFINITY);
    }
}
