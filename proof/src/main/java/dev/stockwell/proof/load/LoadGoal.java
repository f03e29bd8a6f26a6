package dev.stockwell.proof.load;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Inspection;
import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how many holds a hub takes over HTTP, and proves that it kept every one that it answered. */
@Command(
        name = "load",
        description = "Measure holds over HTTP: one a request and in batches, on spread items and on a hot one.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 every answered hold is there, 1 some are not or calls failed."})
public final class LoadGoal implements Callable<Integer> {
    private static final int BATCH = 1_000;
    private static final double MICROS = 1e3;

    @Option(names = "--url", description = "A hub that runs already (default: one is started for the proof).")
    private @Nullable URI url;

    @Option(names = "--key", description = "Its owner's key.")
    private String key = "";

    @Option(names = "--folder", description = "Where the hub's data is put and kept (default: nothing is kept).")
    private @Nullable Path folder;

    @Option(names = "--items", description = "How many items the spread load asks for (default: ${DEFAULT-VALUE}).")
    private int items = 10_000;

    @Option(names = "--connections", description = "For single holds (default: ${DEFAULT-VALUE}).")
    private int connections = 64;

    @Option(names = "--batch-connections", description = "For batches of 1,000 (default: ${DEFAULT-VALUE}).")
    private int batchConnections = 4;

    @Option(names = "--warm-up", description = "Seconds before each measurement (default: ${DEFAULT-VALUE}).")
    private int warmUpSeconds = 10;

    @Option(names = "--seconds", description = "Seconds of each measurement (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--only", description = "singles or batches (default: both).")
    private String only = "";

    @Option(names = "--seed", description = "What the choice of items starts from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--hub-flag", description = "One more flag for the hub's JVM; may be repeated.")
    private List<String> flags = new ArrayList<>();

    private @Nullable HubProcess process;
    private Duration processorTime = Duration.ZERO;
    private long held;
    private long failed;

    /** What is to be reached. */
    private record Target(double perSecond, double millisMax) {}

    @Override
    public Integer call() throws IOException {
        if (url != null) {
            return load(url, key);
        }
        List<String> all = new ArrayList<>(HubProcess.USUAL_FLAGS);
        all.addAll(flags);
        try (WorkFolder work = WorkFolder.of(folder);
                HubProcess hub = HubProcess.start(work.path(), HubProcess.freePort(), all)) {
            process = hub;
            System.out.println("The hub's pid is " + hub.pid() + ".");
            return load(hub.address(), hub.key());
        }
    }

    private int load(URI hub, String secret) throws IOException {
        try (HubClient client = new HubClient(hub, secret)) {
            LoadShop shop = new LoadShop(client, items);
            shop.open();
            long before = shop.reserved();
            System.out.println(Machine.now());
            runs(hub, secret);
            long kept = shop.reserved() - before;
            Inspection.Verified verified = new Inspection(client).verify();
            System.out.printf(
                    Locale.ROOT,
                    "Answered as held: %,d. Held in the hub: %,d. Verification of %,d movements: %d differences.%n",
                    held,
                    kept,
                    verified.movements(),
                    verified.differences().size());
            return failed == 0 && kept == held && verified.differences().isEmpty() ? 0 : 1;
        }
    }

    private void runs(URI hub, String secret) throws IOException {
        String host = hub.getHost() + ":" + hub.getPort();
        HoldRequests.Items spread = HoldRequests.Items.spread(items);
        HoldRequests.Items hot = HoldRequests.Items.hot();
        Generator generator = new Generator(
                new InetSocketAddress(hub.getHost(), hub.getPort()),
                Duration.ofSeconds(warmUpSeconds),
                Duration.ofSeconds(seconds));
        if (!only.equals("batches")) {
            Target target = new Target(4_000, 50);
            report(
                    "single, spread",
                    target,
                    generator.run(
                            connections,
                            lane -> HoldRequests.single(host, secret, spread, seed + lane),
                            this::markProcessorTime));
            report(
                    "single, hot",
                    target,
                    generator.run(
                            connections,
                            lane -> HoldRequests.single(host, secret, hot, seed + connections + lane),
                            this::markProcessorTime));
        }
        if (!only.equals("singles")) {
            report(
                    "batch, spread",
                    new Target(10_000, Double.MAX_VALUE),
                    generator.run(
                            batchConnections,
                            lane -> HoldRequests.batches(host, secret, BATCH, spread, seed - 1 - lane),
                            this::markProcessorTime));
            report(
                    "batch, hot",
                    new Target(15_000, Double.MAX_VALUE),
                    generator.run(
                            batchConnections,
                            lane -> HoldRequests.batches(host, secret, BATCH, hot, -seed - 1 - lane),
                            this::markProcessorTime));
        }
    }

    private void markProcessorTime() {
        if (process != null) {
            processorTime = process.processorTime();
        }
    }

    private void report(String name, Target target, Tally tally) {
        held += tally.heldInAll();
        failed += tally.errors() + tally.refused();
        boolean isMet = tally.perSecond() >= target.perSecond() && tally.millisAt(99) < target.millisMax();
        System.out.printf(
                Locale.ROOT,
                "%-14s %,8.0f holds/s   p50 %6.1f ms   p99 %6.1f ms   max %6.1f ms   refused %d   errors %d%s   %s%n",
                name,
                tally.perSecond(),
                tally.millisAt(50),
                tally.millisAt(99),
                tally.millisAt(100),
                tally.refused(),
                tally.errors(),
                process == null
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "   hub %4.0f us a hold",
                                process.processorTime().minus(processorTime).toNanos()
                                        / MICROS
                                        / Math.max(1, tally.heldCounted())),
                isMet ? "target met" : "target missed");
        if (tally.firstError() != null) {
            System.out.println("  the first error: " + tally.firstError());
        }
    }
}
