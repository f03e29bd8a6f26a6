package dev.stockwell.proof.replay;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;

/**
 * The replay's own count: for each item and location what it knows to have come and gone, from what the hub has
 * acknowledged and from nothing else.
 */
final class Books {
    /** An item at a location. */
    record Key(String sku, String location) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int bySku = sku.compareTo(other.sku);
            return bySku != 0 ? bySku : location.compareTo(other.location);
        }
    }

    /** The ways in which stock comes and goes. */
    enum Entry {
        OPENING(1),
        RECEIVED(1),
        RETURNED(1),
        ADJUSTED(1),
        SOLD(-1);

        private final int sign;

        Entry(int sign) {
            this.sign = sign;
        }
    }

    private final Map<Key, LongAdder> onHand = new ConcurrentHashMap<>();
    private final Map<Entry, LongAdder> totals = new ConcurrentHashMap<>();

    void book(Entry entry, String sku, String location, long quantity) {
        onHand.computeIfAbsent(new Key(sku, location), any -> new LongAdder()).add(entry.sign * quantity);
        totals.computeIfAbsent(entry, any -> new LongAdder()).add(quantity);
    }

    boolean knows(Key key) {
        return onHand.containsKey(key);
    }

    int size() {
        return onHand.size();
    }

    long total(Entry entry) {
        LongAdder sum = totals.get(entry);
        return sum == null ? 0 : sum.sum();
    }

    void forEach(BiConsumer<Key, Long> reader) {
        onHand.forEach((key, sum) -> reader.accept(key, sum.sum()));
    }
}
