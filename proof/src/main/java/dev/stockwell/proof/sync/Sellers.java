package dev.stockwell.proof.sync;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * Tills that sell and a public that buys in the shops, whether the hub lives or not, and the books that they keep. A till
 * whose sale is not acknowledged sends the same one again until it is.
 */
final class Sellers implements AutoCloseable {
    private static final Duration TILL_RESTS = Duration.ofMillis(30);
    private static final Duration PUBLIC_RESTS = Duration.ofMillis(60);
    private static final int CANCELS_ONE_OF = 5;
    private static final int QUANTITY_MAX = 3;

    private final Town town;
    private final HubClient client;
    private final int items;
    private final List<Thread> threads = new ArrayList<>();
    private final List<Sold> sold = new ArrayList<>();
    private final List<Ordered> ordered = new ArrayList<>();
    private volatile boolean open = true;

    /** A sale at a till. */
    record Sold(UUID id, String sku, long quantity) {
        Map<String, Object> body() {
            return Map.of("sales", List.of(SyncGoal.sale(id, sku, quantity)));
        }
    }

    /** An order that somebody has placed in a shop. */
    record Ordered(int shop, long id, String sku, long quantity, boolean isCancelled) {}

    Sellers(Town town, HubClient client, int items, int tills, SplittableRandom random) {
        this.town = town;
        this.client = client;
        this.items = items;
        for (int till = 0; till < tills; till++) {
            SplittableRandom own = random.split();
            threads.add(Thread.ofVirtual().name("till-" + till).start(() -> sell(own)));
        }
        SplittableRandom own = random.split();
        threads.add(Thread.ofVirtual().name("public").start(() -> buy(own)));
    }

    /** What was acknowledged to the tills. */
    List<Sold> sold() {
        synchronized (sold) {
            return List.copyOf(sold);
        }
    }

    long soldOf(String sku) {
        return sold().stream()
                .filter(sale -> sale.sku().equals(sku))
                .mapToLong(Sold::quantity)
                .sum();
    }

    List<Ordered> ordered() {
        synchronized (ordered) {
            return List.copyOf(ordered);
        }
    }

    private void sell(SplittableRandom random) {
        while (open) {
            Sold sale = new Sold(UUID.randomUUID(), Town.sku(random.nextInt(items)), 1L + random.nextInt(QUANTITY_MAX));
            while (!isAcknowledged(sale)) {
                LockSupport.parkNanos(TILL_RESTS.toNanos());
            }
            synchronized (sold) {
                sold.add(sale);
            }
            LockSupport.parkNanos(TILL_RESTS.toNanos());
        }
    }

    private boolean isAcknowledged(Sold sale) {
        try {
            return client.post("/sales", sale.body())
                    .json()
                    .at("/outcomes/0/status")
                    .asString("")
                    .equals("applied");
        } catch (IOException nobodyThere) {
            return false;
        }
    }

    private void buy(SplittableRandom random) {
        while (open) {
            int index = random.nextInt(town.shops());
            SandboxShop shop = town.shop(index);
            String sku = Town.sku(random.nextInt(items));
            long quantity = 1L + random.nextInt(QUANTITY_MAX);
            SandboxShop.Placed placed = shop.buy(Map.of(sku, quantity), null);
            boolean isCancelled = random.nextInt(CANCELS_ONE_OF) == 0;
            if (isCancelled) {
                LockSupport.parkNanos(PUBLIC_RESTS.toNanos());
                shop.cancel(placed.id(), true);
            }
            synchronized (ordered) {
                ordered.add(new Ordered(index, placed.id(), sku, quantity, isCancelled));
            }
            LockSupport.parkNanos(PUBLIC_RESTS.toNanos());
        }
    }

    /** Ends when every sale that was begun is acknowledged. */
    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
