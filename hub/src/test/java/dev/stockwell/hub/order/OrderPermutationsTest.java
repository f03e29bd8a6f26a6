package dev.stockwell.hub.order;

import static dev.stockwell.hub.order.Shop.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.kernel.ChannelId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/**
 * Some orders' days, each played once as it was and many times in any order, with copies and with gaps that a poll closes
 * at the end: always the same order and the same stock.
 *
 * <p>{@code -Dpermutations=100000} is the whole proof, {@code -Dseed=} repeats a run.
 */
class OrderPermutationsTest {
    private static final int PERMUTATIONS = Integer.getInteger("permutations", 500);
    private static final int EACH = 50;
    private static final int THREADS = 32;
    private static final long OPENING = 1_000;
    private static final int LINES_AT_ONCE = 400;
    private static final int COPIES_MAX = 4;
    private static final double LOST = 0.05;

    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;
    private final ChannelOrders orders = hub.bean(ChannelOrders.class);
    private final ChannelId channel =
            hub.bean(Setups.class).current().channel(shop.channel, "channel").id();
    private final Map<String, String> places = Map.of("w", shop.warehouse, "s", shop.store);
    private final String stem = TestHub.fresh("PERMUTED");
    private final AtomicLong taken = new AtomicLong();
    private final AtomicLong lost = new AtomicLong();

    @Test
    void anyOrderOfADaysEventsEndsAsThePlainOne() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed + ", " + PERMUTATIONS + " permutations");
        Random random = new Random(seed);
        List<OrderDay> days = new ArrayList<>();
        for (int i = 0; i < Math.max(1, PERMUTATIONS / EACH); i++) {
            days.add(OrderDay.of(random));
        }
        stock(days.size());
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> playing = new ArrayList<>();
            for (int i = 0; i < days.size(); i++) {
                int number = i;
                playing.add(threads.submit(() -> play(number, days.get(number), seed)));
            }
            for (Future<?> each : playing) {
                each.get();
            }
        }
        System.out.printf(
                "%d days, %d events; %d days end in a deletion; %d permutations, %d snapshots and deletions taken in, %d lost, %.0f s%n",
                days.size(),
                days.stream().mapToInt(day -> day.events().size()).sum(),
                days.stream().filter(OrderDay::isDeleted).count(),
                days.size() * EACH,
                taken.get(),
                lost.get(),
                (System.nanoTime() - start) / 1e9);
        for (int i = 0; i < days.size(); i++) {
            assertThat(levels(sku(i, true), 1))
                    .as("seed %d, day %d: %s", seed, i, days.get(i))
                    .isEqualTo(levels(sku(i, false), EACH))
                    .hasSize(2);
        }
        hub.assertCoherent();
    }

    private void play(int number, OrderDay day, long seed) {
        String plain = stem + "-" + number;
        day.events().forEach(event -> take(event, plain, sku(number, false)));
        poll(day, plain, sku(number, false));
        List<String> expected = state(plain, day);
        Random random = new Random(seed * 31 + number);
        for (int i = 0; i < EACH; i++) {
            List<OrderDay.Event> arrivals = new ArrayList<>(day.events());
            arrivals.removeIf(event -> event.snapshot() != null && random.nextDouble() < LOST);
            lost.addAndGet(day.events().size() - arrivals.size());
            for (int copies = random.nextInt(COPIES_MAX); copies > 0 && !arrivals.isEmpty(); copies--) {
                arrivals.add(arrivals.get(random.nextInt(arrivals.size())));
            }
            Collections.shuffle(arrivals, random);
            String mixed = plain + "-" + i;
            arrivals.forEach(event -> take(event, mixed, sku(number, true)));
            poll(day, mixed, sku(number, true));
            assertThat(state(mixed, day))
                    .as("seed %d, day %d, permutation %d: %s", seed, number, i, arrivals)
                    .isEqualTo(expected);
        }
    }

    /** A poll finds an order as it is now, or does not find it any more. */
    private void poll(OrderDay day, String order, String sku) {
        if (!day.isDeleted()) {
            take(day.events().getLast(), order, sku);
        }
    }

    private void take(OrderDay.Event event, String order, String sku) {
        taken.incrementAndGet();
        OrderSnapshot snapshot = event.snapshot();
        if (snapshot == null) {
            orders.gone(channel, order, event.at());
        } else {
            orders.take(channel, OrderDay.of(snapshot, order, sku), places);
        }
    }

    private String sku(int day, boolean isMixed) {
        return stem + "-" + (isMixed ? "M" : "P") + "-" + day;
    }

    /** Of what is permuted there is as much more as there are permutations; so all levels end in that proportion. */
    private void stock(int days) {
        List<String> lines = new ArrayList<>();
        for (int day = 0; day < days; day++) {
            for (boolean isMixed : new boolean[] {false, true}) {
                done(hub.put("/items/" + sku(day, isMixed), "{\"title\":\"Any\"}"));
                for (String location : List.of(shop.warehouse, shop.store)) {
                    lines.add("{\"type\":\"receive\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}"
                            .formatted(sku(day, isMixed), location, isMixed ? EACH * OPENING : OPENING));
                }
            }
        }
        for (int from = 0; from < lines.size(); from += LINES_AT_ONCE) {
            done(hub.post(
                    "/movements",
                    "{\"movements\":["
                            + String.join(",", lines.subList(from, Math.min(from + LINES_AT_ONCE, lines.size())))
                            + "]}"));
        }
    }

    private List<String> levels(String sku, int times) {
        return done(hub.get("/stock?sku=" + sku))
                .path("items")
                .valueStream()
                .map(level -> "%s: %d available, %d committed, %d inspected"
                        .formatted(
                                level.path("location").asString(),
                                times * level.path("available").asLong(),
                                times * level.path("committed").asLong(),
                                times * level.path("qualityControl").asLong()))
                .sorted()
                .toList();
    }

    /** Of an order that was deleted before its lines were known, no lines are known; none of them holds anything. */
    private List<String> state(String order, OrderDay day) {
        JsonNode shown = shop.get(order);
        List<String> state = new ArrayList<>(List.of(shown.path("status").asString()));
        shown.path("lines")
                .valueStream()
                .map(line -> "%s: %s less %s, %d committed, %d short, %d parked, %d shipped, %d returned, %s refunded"
                        .formatted(
                                line.path("id").asString(),
                                day.isDeleted() ? "any" : line.path("quantity"),
                                day.isDeleted() ? "any" : line.path("cancelled"),
                                line.path("committed").asLong(),
                                line.path("short").asLong(),
                                line.path("parked").asLong(),
                                line.path("shipped").asLong(),
                                line.path("returned").asLong(),
                                day.isDeleted() ? "any" : line.path("refunded")))
                .filter(line -> !day.isDeleted()
                        || !line.contains(": any less any, 0 committed, 0 short, 0 parked, 0 shipped, 0 returned"))
                .sorted()
                .forEach(state::add);
        return state;
    }
}
