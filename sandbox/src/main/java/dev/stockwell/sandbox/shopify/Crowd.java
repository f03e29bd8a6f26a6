package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** A public that buys what the shop shows, at a steady rate and with a seed. */
public final class Crowd {

    private static final int UNITS_MAX = 3;

    private final SandboxShop shop;
    private final SplittableRandom random;
    private final double ordersPerMinute;
    private final Predicate<String> wants;
    private Instant last;
    private double owed;

    public Crowd(SandboxShop shop, long seed, double ordersPerMinute) {
        this(shop, seed, ordersPerMinute, sku -> true);
    }

    /** @param wants the SKUs that it has a mind to buy */
    public Crowd(SandboxShop shop, long seed, double ordersPerMinute, Predicate<String> wants) {
        this.shop = shop;
        this.random = new SplittableRandom(seed);
        this.ordersPerMinute = ordersPerMinute;
        this.wants = wants;
        this.last = shop.clock().instant();
    }

    /** Buys as often as the time that has passed since the last run asks for, and answers how often. */
    public int runOnce() {
        Instant now = shop.clock().instant();
        owed += Duration.between(last, now).toMillis() / 60_000.0 * ordersPerMinute;
        last = now;
        int bought = 0;
        for (; owed >= 1; owed--) {
            bought += buyOnce() ? 1 : 0;
        }
        return bought;
    }

    /** Lets the time pass in which nobody buys. */
    public void rest() {
        last = shop.clock().instant();
    }

    private boolean buyOnce() {
        List<Map.Entry<String, Long>> inStock = shop.shown().entrySet().stream()
                .filter(each -> wants.test(each.getKey()))
                .map(each -> Map.entry(each.getKey(), inAll(each.getValue())))
                .filter(each -> each.getValue() > 0)
                .toList();
        if (inStock.isEmpty()) {
            return false;
        }
        Map.Entry<String, Long> choice = inStock.get(random.nextInt(inStock.size()));
        long quantity = random.nextLong(Math.min(choice.getValue(), UNITS_MAX)) + 1;
        shop.buy(Map.of(choice.getKey(), quantity), null);
        return true;
    }

    private static long inAll(Map<String, Long> places) {
        return places.values().stream()
                .mapToLong(quantity -> Math.max(0, quantity))
                .sum();
    }
}
