package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.Inspection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** The clerks' own account of each item's stock: the sum of what was acknowledged to them. */
final class Books {
    private final List<String> skus;
    private final AtomicLongArray available;
    private final AtomicLongArray reserved;
    private final AtomicLongArray committed;

    Books(int items) {
        skus = IntStream.range(0, items).mapToObj(item -> "CRASH-" + item).toList();
        available = new AtomicLongArray(items);
        reserved = new AtomicLongArray(items);
        committed = new AtomicLongArray(items);
    }

    List<String> skus() {
        return skus;
    }

    int items() {
        return skus.size();
    }

    String sku(int item) {
        return skus.get(item);
    }

    void received(int item, long quantity) {
        available.addAndGet(item, quantity);
    }

    void gone(int item, long quantity) {
        available.addAndGet(item, -quantity);
    }

    void held(int item, long quantity) {
        available.addAndGet(item, -quantity);
        reserved.addAndGet(item, quantity);
    }

    void released(int item, long quantity) {
        held(item, -quantity);
    }

    void confirmed(int item, long quantity) {
        reserved.addAndGet(item, -quantity);
        committed.addAndGet(item, quantity);
    }

    void ordered(int item, long quantity) {
        available.addAndGet(item, -quantity);
        committed.addAndGet(item, quantity);
    }

    Inspection.Stock expected(int item) {
        long sum = available.get(item) + reserved.get(item) + committed.get(item);
        return new Inspection.Stock(available.get(item), reserved.get(item), committed.get(item), sum);
    }

    /** Where the hub's stock is not what was acknowledged. */
    List<String> differences(java.util.Map<String, Inspection.Stock> stock) {
        List<String> found = new ArrayList<>();
        for (int item = 0; item < skus.size(); item++) {
            Inspection.Stock there = stock.getOrDefault(sku(item), Inspection.Stock.NONE);
            if (!there.equals(expected(item))) {
                found.add(sku(item) + ": acknowledged " + expected(item) + ", in the hub " + there);
            }
        }
        return found;
    }
}
