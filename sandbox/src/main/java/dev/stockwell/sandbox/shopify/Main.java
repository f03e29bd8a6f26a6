package dev.stockwell.sandbox.shopify;

import dev.stockwell.sandbox.SteppableClock;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Starts a sandbox shop with the demo's cast and a public that buys, until it is told to stop.
 *
 * <p>Arguments: the port (0 for any), the seed, and how many orders a minute the public places.
 */
public final class Main {

    private static final Duration STEP = Duration.ofMillis(20);

    private Main() {}

    public static void main(String[] arguments) throws InterruptedException {
        int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 0;
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        double ordersPerMinute = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 0;
        SteppableClock clock = SteppableClock.ahead(InstantSource.system());
        SandboxShop.Settings settings =
                new SandboxShop.Settings(port, seed, clock, "sandbox.myshopify.com", 2_000, 100);
        try (SandboxShop shop = SandboxShop.start(settings)) {
            Cast.fill(shop);
            Crowd crowd = new Crowd(shop, seed, ordersPerMinute);
            System.out.printf(
                    "sandbox shop %s at %s, client id %s, client secret %s%n",
                    shop.domain(), shop.address(), shop.clientId(), shop.clientSecret());
            while (!Thread.currentThread().isInterrupted()) {
                crowd.runOnce();
                shop.runOnce();
                Thread.sleep(STEP);
            }
        }
    }
}
