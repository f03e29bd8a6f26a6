package dev.stockwell.proof.grid;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import dev.stockwell.proof.race.SharedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures the stock grid's first byte with a large catalogue, for every filter and for pages from all over it. */
@Command(
        name = "grid",
        description = "Measure how long the pages of the stock grid take with a large catalogue.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 the 95th percentile of all pages is within the limit, 1 it is not."})
public final class GridGoal implements Callable<Integer> {
    private static final long MICRO = 1_000;
    private static final double MILLI = 1e3;
    private static final double SECOND = 1e9;
    private static final long LIMIT_MICROS = 150_000;
    private static final Duration READY = Duration.ofMinutes(5);
    private static final List<String> PLACES = List.of("amsterdam", "berlin", "chicago", "dallas", "espoo");
    private static final List<String> VIEWS = List.of(
            "/stock?after=g%08d",
            "/stock?columns=locations&after=g%08d",
            "/stock?columns=channels&after=g%08d",
            "/stock?location=chicago&after=g%08d",
            "/stock?location=dallas&pool=shared",
            "/stock?category=category+%03d",
            "/stock?category=category+%03d&location=berlin&columns=locations",
            "/stock?state=damaged&after=g%08d",
            "/stock?state=quality-control",
            "/stock?state=display",
            "/stock?state=committed&after=g%08d",
            "/stock?state=reserved",
            "/stock?only=negative",
            "/stock?only=short",
            "/stock?channel=web",
            "/stock?q=mug",
            "/stock?q=number+%d",
            "/stock?q=limited",
            "/stock?q=blue+lamp&category=category+%03d",
            "/stock?q=g%08d+number",
            "/stock?q=nosuchthing");

    @Option(names = "--items", description = "How many (default: ${DEFAULT-VALUE}).")
    private int items = 1_000_000;

    @Option(names = "--rounds", description = "How often each view is asked for (default: ${DEFAULT-VALUE}).")
    private int rounds = 40;

    @Option(names = "--seed", description = "Which pages are asked for (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--folder", description = "Where the data is put and kept (default: nothing is kept).")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException, SQLException {
        System.out.println("Machine: " + Machine.now());
        try (WorkFolder work = WorkFolder.of(folder);
                SharedDatabase database = SharedDatabase.embedded(work.path().resolve("database"));
                HubProcess hub = HubProcess.launch(
                        work.path().resolve("hub"),
                        HubProcess.freePort(),
                        HubProcess.USUAL_FLAGS,
                        Map.of("STOCKWELL_DB_URL", database.url(), "STOCKWELL_DB_OWNER_URL", database.ownerUrl()))) {
            hub.awaitReady(READY);
            try (HubClient client = new HubClient(hub.address(), hub.key())) {
                setUp(client);
                long start = System.nanoTime();
                Catalogue.make(database.ownerUrl(), items);
                System.out.printf(
                        "%,d items at %d locations made in %.0f s%n",
                        items, PLACES.size(), (System.nanoTime() - start) / SECOND);
                return measure(Reader.signIn(hub.address(), client));
            }
        }
    }

    private static void setUp(HubClient client) throws IOException {
        for (String place : PLACES) {
            client.put("/locations/" + place, Map.of("name", place, "type", "store"));
        }
        client.put("/channels/web", Map.of("name", "Web", "profile", "d2c", "locations", PLACES));
        client.put("/channels/market", Map.of("name", "Market", "profile", "marketplace", "locations", PLACES));
        client.put("/rules/buffer", Map.of("channel", "market", "buffer", Map.of("units", 2)));
    }

    private int measure(Reader reader) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        List<Histogram> byView = new ArrayList<>();
        List<Long> bytes = new ArrayList<>();
        VIEWS.forEach(view -> {
            byView.add(new Histogram(3));
            bytes.add(0L);
        });
        Histogram all = new Histogram(3);
        for (int round = -2; round < rounds; round++) {
            for (int i = 0; i < VIEWS.size(); i++) {
                String path = path(VIEWS.get(i), random);
                Reader.Cost cost = reader.read(path);
                if (cost.status() != 200) {
                    throw new IOException(path + " answered " + cost.status());
                }
                if (round >= 0) {
                    byView.get(i).recordValue(cost.firstByteNanos() / MICRO);
                    all.recordValue(cost.firstByteNanos() / MICRO);
                    bytes.set(i, Math.max(bytes.get(i), cost.bytes()));
                }
            }
        }
        System.out.printf("%-66s %8s %8s %8s %8s%n", "view, ms until the first byte", "p50", "p95", "max", "kB");
        for (int i = 0; i < VIEWS.size(); i++) {
            print(VIEWS.get(i), byView.get(i), bytes.get(i));
        }
        print("all", all, bytes.stream().mapToLong(Long::longValue).max().orElse(0));
        return all.getValueAtPercentile(95) <= LIMIT_MICROS ? 0 : 1;
    }

    private String path(String view, SplittableRandom random) {
        int bound = view.contains("category") ? 200 : items;
        return view.contains("%") ? view.formatted(random.nextInt(bound)) : view;
    }

    private static void print(String view, Histogram times, long bytes) {
        System.out.printf(
                "%-66s %8.1f %8.1f %8.1f %8.1f%n",
                view,
                times.getValueAtPercentile(50) / MILLI,
                times.getValueAtPercentile(95) / MILLI,
                times.getMaxValue() / MILLI,
                bytes / MILLI);
    }
}
