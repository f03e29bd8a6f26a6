package dev.stockwell.proof.replay;

import java.util.Map;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAdder;

/** Counts by name, and the answers that nobody expected. */
final class Tally {
    private static final int SURPRISES_KEPT = 20;

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final LongAdder surprised = new LongAdder();

    void add(String name) {
        add(name, 1);
    }

    void add(String name, long quantity) {
        counts.computeIfAbsent(name, any -> new LongAdder()).add(quantity);
    }

    /** Notes an answer that should not have been given; one is enough for the replay to have failed. */
    void surprise(String sentence) {
        surprised.increment();
        if (surprises.size() < SURPRISES_KEPT) {
            surprises.add(sentence);
        }
    }

    long count(String name) {
        LongAdder count = counts.get(name);
        return count == null ? 0 : count.sum();
    }

    SortedMap<String, Long> counts() {
        SortedMap<String, Long> sorted = new TreeMap<>();
        counts.forEach((name, count) -> sorted.put(name, count.sum()));
        return sorted;
    }

    long surprised() {
        return surprised.sum();
    }

    Iterable<String> surprises() {
        return surprises;
    }
}
