package dev.stockwell.hub.order;

import static dev.stockwell.hub.order.Shop.done;
import static dev.stockwell.hub.order.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.kernel.ChannelId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Copies, gaps and any order of arrival end in the same stock. */
class OrderConfluenceTest {
    private static final int PERMUTATIONS = 300;
    private static final int ROUNDS = 50;

    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void anyOrderOfArrivalOfAnOrdersLifeEndsInTheStockOfThePlainOne() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        hub.put("/pools/direct", "{\"name\":\"Direct\"}");
        done(hub.put("/channels/" + shop.channel, "{\"pool\":\"direct\"}"));
        for (int i = 0; i < PERMUTATIONS; i++) {
            String plain = TestHub.fresh("PLAIN");
            String mixed = TestHub.fresh("MIXED");
            for (String sku : List.of(plain, mixed)) {
                done(hub.put("/items/" + sku, "{\"title\":\"Any\"}"));
                shop.with(sku, shop.warehouse, 4).with(sku, shop.store, 20);
                done(hub.post("/movements", """
                        {"movements":[{"type":"receive","sku":"%s","location":"%s","pool":"direct","quantity":2}]}""".formatted(sku, shop.warehouse)));
            }
            List<Life> life = life(random);
            life.forEach(each -> each.send(shop, "plain-" + plain, plain));
            List<Life> arrivals = new ArrayList<>(life);
            for (int copies = random.nextInt(4); copies > 0; copies--) {
                arrivals.add(life.get(random.nextInt(life.size())));
            }
            Collections.shuffle(arrivals, random);
            arrivals.forEach(each -> each.send(shop, "mixed-" + mixed, mixed));

            String what = "seed %d, permutation %d: %s".formatted(seed, i, arrivals);
            assertThat(levels(mixed)).as(what).isEqualTo(levels(plain));
            assertThat(counters("mixed-" + mixed)).as(what).isEqualTo(counters("plain-" + plain));
        }
    }

    @Test
    void anOrderThatWasDeletedBeforeItWasKnownHoldsNothing() {
        shop.with(shop.mug, shop.warehouse, 9);
        ChannelOrders orders = hub.bean(ChannelOrders.class);
        ChannelId channel = hub.bean(Setups.class)
                .current()
                .channel(shop.channel, "channel")
                .id();

        orders.gone(channel, "1001", Instant.parse("2026-03-01T10:05:00Z"));
        done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, "")));

        assertThat(shop.get("1001").path("status").asString()).isEqualTo("cancelled");
        assertThat(shop.stock(shop.mug, shop.warehouse)).contains("available 9, committed 0,");
    }

    @Test
    void twoSnapshotsOfOneOrderAtOnceEndAsTheNewerOne() throws Exception {
        shop.with(shop.mug, shop.warehouse, 10_000);
        CyclicBarrier both = new CyclicBarrier(2);
        long committed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String order = "raced-" + round;
                List<Future<JsonNode>> answers = new ArrayList<>();
                for (int second : new int[] {1, 2}) {
                    String[] lines = second == 1
                            ? new String[] {line("a", shop.mug, 5, ""), line("b", shop.mug, 1, "")}
                            : new String[] {line("b", shop.mug, 2, ""), line("a", shop.mug, 7, "")};
                    answers.add(threads.submit(() -> {
                        both.await(10, TimeUnit.SECONDS);
                        return done(shop.snapshot(order, second, "open", lines));
                    }));
                }
                for (Future<JsonNode> answer : answers) {
                    answer.get();
                }
                JsonNode now = shop.get(order);
                assertThat(now.path("lines")).hasSize(2);
                assertThat(counters(order)).contains("b 2/0/0", "a 7/0/0");
                committed += 9;
                assertThat(shop.stock(shop.mug, shop.warehouse)).contains("committed " + committed + ",");
            }
        }
    }

    @Test
    void ofTwoSnapshotsWithOneVersionAtOnceTheRowAndTheKernelKeepTheSame() throws Exception {
        shop.with(shop.mug, shop.warehouse, 10_000);
        CyclicBarrier both = new CyclicBarrier(2);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < ROUNDS; round++) {
                String order = "equal-" + round;
                List<Future<JsonNode>> answers = new ArrayList<>();
                for (int quantity : new int[] {3, 4}) {
                    answers.add(threads.submit(() -> {
                        both.await(10, TimeUnit.SECONDS);
                        return done(shop.snapshot(order, 1, "open", line("1", shop.mug, quantity, "")));
                    }));
                }
                for (Future<JsonNode> answer : answers) {
                    answer.get();
                }
                JsonNode now = shop.get(order);
                assertThat(now.at("/lines/0/committed")).isEqualTo(now.at("/lines/0/quantity"));
            }
        }
    }

    @Test
    void whatANodeStoredAndNeverSentIsSentWhenTheNextOneStarts() {
        shop.with(shop.mug, shop.warehouse, 9);
        done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, "")));
        hub.bean(JdbcClient.class).sql("""
                        update channel_order
                        set sequence = sequence + 1, snapshot = replace(snapshot::text, '"quantity":2', '"quantity":5')::json
                        where external_id = '1001' and snapshot::text like :mug""").param("mug", "%" + shop.mug + "%").update();

        assertThat(hub.bean(Orders.class).finish()).isEqualTo(1);

        assertThat(shop.get("1001").at("/lines/0/committed").asLong()).isEqualTo(5);
        assertThat(hub.bean(Orders.class).finish()).isZero();
    }

    /** A moment in an order's life: its counters then. */
    private record Life(
            int second,
            String status,
            long quantity,
            long cancelled,
            long shippedWarehouse,
            long shippedStore,
            long returned) {

        void send(Shop shop, String order, String sku) {
            String more = """
                    "cancelled":%d,"fulfilments":[{"id":"w","location":"%s","quantity":%d},
                    {"id":"s","location":"%s","quantity":%d}],
                    "returns":[{"id":"r","location":"%s","quantity":%d}]""".formatted(
                    cancelled, shop.warehouse, shippedWarehouse, shop.store, shippedStore, shop.store, returned);
            done(shop.snapshot(order, second, status, line("1", sku, quantity, more)));
        }
    }

    /** Created, edited, partly cancelled, shipped bit by bit, partly returned, and sometimes cancelled or put on hold. */
    private static List<Life> life(Random random) {
        List<Life> life = new ArrayList<>();
        Life now = new Life(1, "open", 1 + random.nextInt(8), 0, 0, 0, 0);
        life.add(now);
        int steps = 2 + random.nextInt(6);
        for (int i = 0; i < steps; i++) {
            long left = now.quantity - now.cancelled - now.shippedWarehouse - now.shippedStore;
            long shipped = now.shippedWarehouse + now.shippedStore;
            now = switch (random.nextInt(6)) {
                case 0 -> next(now, now.status, 1 + left, 0, 0, 0, 0);
                case 1 -> next(now, now.status, 0, left > 0 ? 1 : 0, 0, 0, 0);
                case 2 -> next(now, now.status, 0, 0, left > 0 ? 1 : 0, 0, 0);
                case 3 -> next(now, now.status, 0, 0, 0, left > 1 ? 2 : left, 0);
                case 4 -> next(now, now.status, 0, 0, 0, 0, now.returned < shipped ? 1 : 0);
                default -> next(now, random.nextBoolean() ? "on-hold" : "closed", 0, 0, 0, 0, 0);
            };
            life.add(now);
        }
        return life;
    }

    private static Life next(
            Life now, String status, long more, long cancelled, long fromWarehouse, long fromStore, long returned) {
        return new Life(
                now.second + 1,
                status,
                now.quantity + more,
                now.cancelled + cancelled,
                now.shippedWarehouse + fromWarehouse,
                now.shippedStore + fromStore,
                now.returned + returned);
    }

    private List<String> levels(String sku) {
        return done(hub.get("/stock?sku=" + sku))
                .path("items")
                .valueStream()
                .map(level -> "%s %s: %d available, %d committed, %d inspected"
                        .formatted(
                                level.path("location").asString(),
                                level.path("pool").asString(),
                                level.path("available").asLong(),
                                level.path("committed").asLong(),
                                level.path("qualityControl").asLong()))
                .toList();
    }

    private List<String> counters(String order) {
        return shop.get(order)
                .path("lines")
                .valueStream()
                .map(line -> "%s %d/%d/%d"
                        .formatted(
                                line.path("id").asString(),
                                line.path("committed").asLong(),
                                line.path("shipped").asLong(),
                                line.path("returned").asLong()))
                .toList();
    }
}
