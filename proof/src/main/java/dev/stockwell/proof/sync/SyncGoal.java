package dev.stockwell.proof.sync;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how soon shops are told of a change, and what a burst and an outage cost them. */
@Command(
        name = "sync",
        description = "Measure how soon sandbox shops are told of changes; a burst on one SKU; an outage.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 all limits are kept, 1 one is not."})
public final class SyncGoal implements Callable<Integer> {
    private static final String LAG = "stockwell_sync_lag_seconds";
    private static final double MILLI = 1e6;
    private static final double P50_LIMIT = 150;
    private static final double P99_LIMIT = 1_000;
    private static final int HANDFUL = 5;
    private static final int BATCH = 500;
    private static final int PROBES_EACH = 10;

    @Option(names = "--shops", description = "How many (default: ${DEFAULT-VALUE}).")
    private int shopCount = 8;

    @Option(names = "--items", description = "How many (default: ${DEFAULT-VALUE}).")
    private int items = 500;

    @Option(names = "--rate", description = "Changed items a second (default: ${DEFAULT-VALUE}).")
    private int rate = 200;

    @Option(names = "--seconds", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Option(
            names = "--warm-up",
            description = "Seconds at that rate before it is measured (default: ${DEFAULT-VALUE}).")
    private int warmUp = 60;

    @Option(names = "--changes", description = "Made while a shop is down (default: ${DEFAULT-VALUE}).")
    private int changes = 100_000;

    @Option(names = "--seed", description = "Which items change (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        System.out.println("Machine: " + Machine.now());
        try (WorkFolder work = WorkFolder.of(null);
                HubProcess hub = HubProcess.start(work.path());
                HubClient client = hub.client();
                Town town = new Town(hub, client, shopCount, items + PROBES_EACH, 1_000_000)) {
            town.awaitCalm();
            System.out.printf("%d shops live, %,d items each%n", shopCount, items);
            trade(town, client, warmUp);
            boolean kept = lag(town, client);
            kept &= burst(town, client);
            kept &= outage(town, client);
            for (int i = 0; i < shopCount; i++) {
                long over = town.shop(i).figures().rateViolations();
                if (over > 0) {
                    System.out.printf("shop %d: %d calls beyond the rate limit%n", i, over);
                    kept = false;
                }
            }
            return kept ? 0 : 1;
        }
    }

    /** Sales one by one at a fixed rate; of some of them it is watched when the shops show them. */
    private Histogram trade(Town town, HubClient client, int time) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Histogram seen = new ConcurrentHistogram(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> watching = new ArrayList<>();
            long start = System.nanoTime();
            long total = (long) rate * time;
            for (long i = 0; i < total; i++) {
                long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                String sku = Town.sku(random.nextInt(items));
                watching.add(threads.submit(() -> sell(client, sku, 1)));
                if (i % rate == 0) {
                    int probe = items + (int) (i / rate % PROBES_EACH);
                    watching.add(threads.submit(() -> watch(town, client, Town.sku(probe), seen)));
                }
            }
            for (Future<?> each : watching) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IOException("the measuring broke off", failed);
        }
        town.awaitCalm();
        return seen;
    }

    private boolean lag(Town town, HubClient client) throws IOException {
        Buckets before = Buckets.of(town.metrics(), LAG);
        Histogram seen = trade(town, client, seconds);
        System.out.printf(
                "seen in a shop after the hub's answer, ms: p50 %.0f, p99 %.0f, max %.0f (%d observations in %d shops at %d changed items/s)%n",
                seen.getValueAtPercentile(50) / MILLI,
                seen.getValueAtPercentile(99) / MILLI,
                seen.getMaxValue() / MILLI,
                seen.getTotalCount(),
                shopCount,
                rate);
        Buckets lag = Buckets.of(town.metrics(), LAG).less(before);
        double p50 = lag.quantile(0.5) * 1_000;
        double p99 = lag.quantile(0.99) * 1_000;
        System.out.printf(
                "batch begun -> request sent, ms: p50 at most %.0f, p99 at most %.0f (%,d numbers)%n",
                p50, p99, lag.count());
        return p50 < P50_LIMIT && p99 < P99_LIMIT;
    }

    private void watch(Town town, HubClient client, String sku, Histogram seen) {
        long[] before = new long[shopCount];
        for (int i = 0; i < shopCount; i++) {
            before[i] = town.shown(i, sku);
        }
        sell(client, sku, 1);
        long sold = System.nanoTime();
        boolean[] lower = new boolean[shopCount];
        for (int left = shopCount; left > 0; ) {
            for (int i = 0; i < shopCount; i++) {
                if (!lower[i] && town.shown(i, sku) < before[i]) {
                    lower[i] = true;
                    left--;
                    seen.recordValue(System.nanoTime() - sold);
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
    }

    /** A thousand sales of one SKU as fast as they go. */
    private boolean burst(Town town, HubClient client) throws IOException {
        String sku = Town.sku(0);
        long before = town.shown(0, sku);
        List<Long> calls = new ArrayList<>();
        for (int i = 0; i < shopCount; i++) {
            calls.add(told(town, i));
        }
        long start = System.nanoTime();
        List<Map<String, Object>> sales = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            sales.add(sale(sku, 1));
        }
        for (int from = 0; from < sales.size(); from += 100) {
            Town.expect(client.post("/sales", Map.of("sales", sales.subList(from, from + 100))));
        }
        double took = (System.nanoTime() - start) / 1e9;
        Town.await("the last number", () -> {
            for (int i = 0; i < shopCount; i++) {
                if (town.shown(i, sku) != before - 1_000) {
                    return false;
                }
            }
            return true;
        });
        boolean kept = true;
        for (int i = 0; i < shopCount; i++) {
            long told = told(town, i) - calls.get(i);
            System.out.printf("burst of 1,000 sales in %.2f s: shop %d was told %d times%n", took, i, told);
            kept &= told <= HANDFUL + Math.round(took * HANDFUL);
        }
        town.awaitCalm();
        return kept;
    }

    /** One shop is down while many changes are made. */
    private boolean outage(Town town, HubClient client) throws IOException {
        town.shop(0).faults(Faults.NONE.with(Fault.DOWN));
        long before = told(town, 0);
        SplittableRandom random = new SplittableRandom(seed + 1);
        long start = System.nanoTime();
        for (int made = 0; made < changes; made += BATCH) {
            List<Map<String, Object>> lines = new ArrayList<>();
            for (int i = 0; i < BATCH; i++) {
                lines.add(Map.of(
                        "type",
                        "adjust",
                        "sku",
                        Town.sku(random.nextInt(items)),
                        "location",
                        Town.WAREHOUSE,
                        "quantity",
                        random.nextBoolean() ? 1 : -1,
                        "reason",
                        "count"));
            }
            Town.expect(client.post("/movements", Map.of("movements", lines)));
        }
        System.out.printf(
                "%,d changes in %.0f s while shop 0 is down: %s%n",
                changes,
                (System.nanoTime() - start) / 1e9,
                town.connection(0).path("error").asString(""));
        town.awaitCalmBut(0);
        long dark = told(town, 0);
        town.shop(0).faults(Faults.NONE);
        long back = System.nanoTime();
        town.awaitCalm();
        long pushed = told(town, 0) - dark;
        System.out.printf(
                "back in sync %.1f s after the shop answers again; %d numbers told (%d while it was down), %d items%n",
                (System.nanoTime() - back) / 1e9, pushed, dark - before, items);
        int wrong = 0;
        for (int item = 0; item < items; item++) {
            wrong += town.shown(0, Town.sku(item)) == town.shown(1, Town.sku(item)) ? 0 : 1;
        }
        System.out.printf("%d numbers differ between shop 0 and shop 1%n", wrong);
        return pushed <= items && wrong == 0;
    }

    /** Numbers that a shop was told and acknowledged. */
    private static long told(Town town, int shop) throws IOException {
        return town.metrics()
                .lines()
                .filter(line -> line.startsWith("stockwell_sync_pushed_total"))
                .sorted(Comparator.comparingInt(SyncGoal::channel))
                .skip(shop)
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElse(0);
    }

    /** Channels are numbered in the order in which they were made. */
    private static int channel(String line) {
        return Integer.parseInt(line.replaceAll(".*channel=\"([0-9]+)\".*", "$1"));
    }

    private static void sell(HubClient client, String sku, long quantity) {
        try {
            Town.expect(client.post("/sales", Map.of("sales", List.of(sale(sku, quantity)))));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Map<String, Object> sale(String sku, long quantity) {
        return sale(UUID.randomUUID(), sku, quantity);
    }

    static Map<String, Object> sale(UUID id, String sku, long quantity) {
        return Map.of(
                "id",
                id.toString(),
                "channel",
                Town.TILL,
                "location",
                Town.WAREHOUSE,
                "lines",
                List.of(Map.of("sku", sku, "quantity", quantity)));
    }
}
