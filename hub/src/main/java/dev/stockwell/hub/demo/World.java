package dev.stockwell.hub.demo;

import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.shopify.Cast;
import dev.stockwell.sandbox.shopify.Crowd;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import dev.stockwell.sandbox.shopify.SandboxShop;
import dev.stockwell.sandbox.till.Till;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is around the hub of a demo: a shop, two tills and a public. One thread moves all of it. */
final class World implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(World.class);
    private static final long SEED = 1;
    private static final double ORDERS_PER_MINUTE = 6;
    private static final double POINTS_MAX = 2_000;
    private static final double POINTS_PER_SECOND = 100;
    private static final Duration STEP = Duration.ofMillis(20);
    private static final Duration ENDING = Duration.ofSeconds(5);

    /** What the public buys: goods of its own, so that the numbers of the story change only by the visitor's hand. */
    static final Map<String, Integer> FOR_THE_PUBLIC = Map.of("CANDLE", 400, "NAPKIN", 600);

    private final Demo.Hub hub;
    private final SandboxShop shop;
    private final Crowd crowd;
    private final Map<String, Counter> counters;
    private final Deeds deeds;
    private final InstantSource clock;
    private final AtomicBoolean publicBuys = new AtomicBoolean(true);
    private final AtomicReference<String> trouble = new AtomicReference<>("");
    private final AtomicReference<@Nullable Bought> last = new AtomicReference<>();
    private final Thread thread;
    private final Story story;

    private World(Demo.Hub hub, SandboxShop shop, Map<String, Counter> counters, InstantSource clock) {
        this.hub = hub;
        this.shop = shop;
        this.counters = counters;
        this.clock = clock;
        this.deeds = new Deeds(clock);
        this.crowd = new Crowd(shop, SEED, ORDERS_PER_MINUTE, FOR_THE_PUBLIC::containsKey);
        this.story = new Story(this);
        this.thread = Thread.ofPlatform().name("demo-world").daemon().unstarted(this::live);
    }

    /** A till and the place where it stands. It has one cashier: whoever uses it holds it. */
    private record Counter(String name, Till till) {}

    /** An order that the visitor has placed in the shop. */
    record Bought(long order, List<Long> lines, String sku, long quantity, Instant at, boolean isDone) {}

    static World open(Demo.Hub hub, InstantSource clock) throws IOException {
        SandboxShop shop = SandboxShop.start(new SandboxShop.Settings(
                0, SEED, SteppableClock.ahead(clock), "sandbox.myshopify.com", POINTS_MAX, POINTS_PER_SECOND));
        try {
            Cast.fill(shop);
            long warehouse = shop.placeNamed("Warehouse");
            FOR_THE_PUBLIC.forEach((sku, quantity) -> {
                shop.addVariant(sku, null, title(sku), "3.00");
                shop.stock(sku, warehouse, quantity);
            });
            Puzzle.stock(shop);
            World world = new World(
                    hub,
                    shop,
                    Map.of("chicago", counter(hub, "Chicago", clock), "dallas", counter(hub, "Dallas", clock)),
                    clock);
            world.thread.start();
            return world;
        } catch (IOException | RuntimeException failed) {
            shop.close();
            throw failed;
        }
    }

    static String title(String sku) {
        return sku.equals("CANDLE") ? "Candle" : "Linen napkin";
    }

    private static Counter counter(Demo.Hub hub, String name, InstantSource clock) throws IOException {
        String code = Connecting.PLACES.get(name);
        String channel = "till-" + code;
        String key = hub.api()
                .call("POST", "/keys", "{\"name\":\"" + channel + "\",\"role\":\"write\"}")
                .path("secret")
                .asString();
        return new Counter(
                name,
                new Till(
                        new Till.Settings(hub.address(), key, channel, String.valueOf(code)), clock, UUID::randomUUID));
    }

    /** Connects the shop with the hub; answers what went wrong, in words, or nothing. */
    String connect() {
        try {
            new Connecting(hub, shop).run();
            trouble.set("");
        } catch (IOException refused) {
            trouble.set("The shop is not connected: " + refused.getMessage());
        }
        return trouble.get();
    }

    Instant now() {
        return clock.instant();
    }

    Api api() {
        return hub.api();
    }

    SandboxShop shop() {
        return shop;
    }

    Story story() {
        return story;
    }

    Deeds deeds() {
        return deeds;
    }

    /** What is wrong with the connection; empty if nothing is. */
    String trouble() {
        return trouble.get();
    }

    boolean isPublicBuying() {
        return publicBuys.get();
    }

    void letPublicBuy(boolean buys) {
        publicBuys.set(buys);
        deeds.note(
                Deeds.Kind.VISITOR,
                buys ? "You let the public buy candles and napkins in the shop." : "You sent the public home.");
    }

    private void live() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (!publicBuys.get()) {
                    crowd.rest();
                } else {
                    crowd.runOnce();
                }
                shop.runOnce();
                counters.values().forEach(World::send);
                Thread.sleep(STEP);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                LOG.warn("The demo's shop stumbled: {}", broken.getMessage());
            }
        }
    }

    private static void send(Counter counter) {
        synchronized (counter.till()) {
            if (counter.till().waiting() > 0) {
                counter.till().send();
            }
        }
    }

    /** Sells at a till, or takes back where the quantity is below zero; answers what came of it. */
    String ringUp(String location, String sku, long quantity) {
        Counter counter = counters.get(location);
        if (counter == null) {
            throw new IllegalArgumentException("there is no till in " + location);
        }
        synchronized (counter.till()) {
            int rejected = counter.till().rejected().size();
            counter.till()
                    .ringUp(List.of(
                            quantity < 0 ? Till.Line.back(sku, -quantity, "sellable") : Till.Line.sold(sku, quantity)));
            counter.till().send();
            List<Till.Rejected> now = counter.till().rejected();
            if (now.size() > rejected) {
                return "The hub does not take it: " + now.getLast().words();
            }
        }
        String words = quantity < 0
                ? "You took " + -quantity + " " + sku + " back at the till in " + counter.name() + "."
                : "You sold " + quantity + " " + sku + " at the till in " + counter.name() + ".";
        deeds.note(Deeds.Kind.VISITOR, words);
        deeds.did(quantity < 0 ? Deeds.Act.TOOK_BACK : Deeds.Act.SOLD);
        if (quantity > 0 && shop.faults().has(Fault.DOWN)) {
            deeds.did(Deeds.Act.SOLD_IN_THE_DARK);
        }
        return words;
    }

    /** Buys in the shop, as much as it shows. */
    String buy(String sku, long quantity) {
        long shown = shop.shown().getOrDefault(sku, Map.of()).values().stream()
                .mapToLong(each -> Math.max(0, each))
                .sum();
        if (shown < quantity) {
            return "The shop shows " + shown + ", so nobody can buy " + quantity + " there.";
        }
        SandboxShop.Placed placed = shop.buy(Map.of(sku, quantity), null);
        last.set(new Bought(placed.id(), placed.lines(), sku, quantity, clock.instant(), false));
        deeds.did(Deeds.Act.BOUGHT);
        String words = "You bought " + quantity + " " + sku + " in the shop.";
        deeds.note(Deeds.Kind.VISITOR, words);
        return words;
    }

    /** The visitor's last order in the shop. */
    Optional<Bought> last() {
        return Optional.ofNullable(last.get());
    }

    /** Cancels the visitor's last order, or sends it from Chicago. */
    String finish(boolean ships) {
        Bought order = last.get();
        if (order == null || order.isDone()) {
            return "There is no open order of yours in the shop.";
        }
        if (ships) {
            shop.fulfil(order.order(), Map.of(order.lines().getFirst(), order.quantity()), shop.placeNamed("Chicago"));
        } else {
            shop.cancel(order.order(), true);
        }
        last.set(new Bought(order.order(), order.lines(), order.sku(), order.quantity(), order.at(), true));
        String words = ships
                ? "The Chicago store sent your order of " + order.quantity() + " " + order.sku() + "."
                : "You cancelled your order of " + order.quantity() + " " + order.sku() + " in the shop.";
        deeds.note(Deeds.Kind.VISITOR, words);
        return words;
    }

    /** Somebody changes a number in the shop's own admin. */
    String edit(String place, String sku, long available) {
        shop.stock(sku, shop.placeNamed(place), available);
        deeds.did(Deeds.Act.EDITED);
        String words = "You set " + sku + " in " + place + " to " + available + " in the shop's own admin.";
        deeds.note(Deeds.Kind.VISITOR, words);
        return words;
    }

    /** Breaks the shop in one way, beside what is broken already. */
    String breakIt(Breakage how) {
        shop.faults(how.on(shop.faults()));
        if (how == Breakage.DOWN) {
            deeds.did(Deeds.Act.TOOK_DOWN);
        }
        deeds.note(Deeds.Kind.VISITOR, how.words());
        return how.words();
    }

    String mend() {
        boolean wasDown = shop.faults().has(Fault.DOWN);
        shop.faults(Faults.NONE);
        if (wasDown) {
            deeds.did(Deeds.Act.BROUGHT_BACK);
        }
        deeds.note(Deeds.Kind.VISITOR, "You mended the shop.");
        return "You mended the shop.";
    }

    /** How the shop is broken at the moment. */
    Set<Breakage> broken() {
        return Breakage.of(shop.faults());
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(ENDING);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        shop.close();
    }
}
