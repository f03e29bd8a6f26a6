package dev.stockwell.proof.replay;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What each customer has bought and not given back, so that a return finds its order. */
final class Sold {
    private final Map<Key, Deque<Purchase>> purchases = new HashMap<>();
    private final Map<ShopOrder, Integer> returns = new HashMap<>();

    private record Key(String customer, String sku) {}

    /** Where something was bought. */
    sealed interface Origin {
        /** On a line of an order. */
        record Ordered(ShopOrder order, ShopOrder.Line line) implements Origin {}

        /** Over a counter; also where nothing matches, since the goods are back all the same. */
        record Counter(Shop till) implements Origin {}
    }

    /** So much of a return, and where it was bought. */
    record Match(Origin origin, long quantity) {}

    private static final class Purchase {
        private final Origin origin;
        private long left;

        Purchase(Origin origin, long left) {
            this.origin = origin;
            this.left = left;
        }
    }

    void remember(String customer, ShopOrder order) {
        for (ShopOrder.Line line : order.lines()) {
            if (line.ordered().isGoods()) {
                Origin origin = new Origin.Ordered(order, line);
                remember(customer, line.ordered(), origin);
            }
        }
    }

    void remember(String customer, Event.CounterSale sale) {
        for (Event.Line line : sale.lines()) {
            remember(customer, line, new Origin.Counter(sale.till()));
        }
    }

    private void remember(String customer, Event.Line line, Origin origin) {
        if (!customer.isEmpty()) {
            purchases
                    .computeIfAbsent(new Key(customer, line.sku()), any -> new ArrayDeque<>())
                    .push(new Purchase(origin, line.quantity()));
        }
    }

    /** Finds the latest purchases that a return can be of. What matches nothing comes back over the first counter. */
    List<Match> takeBack(String customer, String sku, long quantity) {
        List<Match> matches = new ArrayList<>();
        long rest = quantity;
        Iterator<Purchase> latestFirst = purchases
                .getOrDefault(new Key(customer, sku), new ArrayDeque<>())
                .iterator();
        while (rest > 0 && latestFirst.hasNext()) {
            Purchase purchase = latestFirst.next();
            long part = Math.min(rest, purchase.left);
            purchase.left -= part;
            rest -= part;
            if (purchase.left == 0) {
                latestFirst.remove();
            }
            matches.add(new Match(purchase.origin, part));
        }
        if (rest > 0) {
            matches.add(new Match(new Origin.Counter(Shop.TILL_A), rest));
        }
        return matches;
    }

    /** The number of an order's next return, from 1. */
    int nextReturn(ShopOrder order) {
        return returns.merge(order, 1, Integer::sum);
    }
}
