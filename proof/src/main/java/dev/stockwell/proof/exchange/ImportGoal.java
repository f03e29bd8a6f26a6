package dev.stockwell.proof.exchange;

import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Measures how long a hub takes for a large file of items: a real seller's, many times over under other SKUs. */
@Command(
        name = "import",
        description = "Measure the preview and the run of a large file of items, and the second run of the same file.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 all rows were taken in once, 1 some were not."})
public final class ImportGoal implements Callable<Integer> {
    private static final double GIGA = 1e9;
    private static final double MEGA = 1 << 20;
    private static final Pattern HEAP = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"[^}]*\\} ([0-9.E]+)");

    @Option(names = "--rows", description = "How many (default: ${DEFAULT-VALUE}).")
    private int rows = 100_000;

    @Option(names = "--data", description = "The seller's file (default: ${DEFAULT-VALUE}).")
    private Path source = Path.of("../shared/data/online-retail.csv.xz");

    @Option(names = "--folder", description = "Where the hub's data is put and kept (default: nothing is kept).")
    private @Nullable Path folder;

    @Option(names = "--hub-flag", description = "One more flag for the hub's JVM; may be repeated.")
    private List<String> flags = List.of();

    private final AtomicLong heapMax = new AtomicLong();

    @Override
    public Integer call() throws IOException {
        System.out.println("Machine: " + Machine.now());
        try (WorkFolder work = WorkFolder.of(folder)) {
            Path file = work.path().resolve("items.csv");
            int titles = write(file);
            System.out.printf(
                    "%,d rows, %.1f MB, made of %,d items of the seller%n", rows, Files.size(file) / MEGA, titles);
            List<String> all = new ArrayList<>(HubProcess.USUAL_FLAGS);
            all.addAll(flags);
            try (HubProcess hub = HubProcess.start(work.path(), HubProcess.freePort(), all)) {
                return measure(hub, file);
            }
        }
    }

    private int measure(HubProcess hub, Path file) throws IOException {
        Uploads uploads = new Uploads(hub);
        try (ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor()) {
            ScheduledFuture<?> looking = watch.scheduleAtFixedRate(() -> look(uploads), 0, 1, TimeUnit.SECONDS);
            boolean isFine = takeIn(hub, uploads, file, "new");
            isFine &= takeIn(hub, uploads, file, "unchanged");
            looking.cancel(true);
            System.out.printf(
                    "The hub's heap was %.0f MB at most, garbage included, and may be 512; processor time of its JVM %.1f s%n",
                    heapMax.get() / MEGA, hub.processorTime().toMillis() / 1e3);
            return isFine ? 0 : 1;
        }
    }

    private boolean takeIn(HubProcess hub, Uploads uploads, Path file, String expected) throws IOException {
        Duration before = hub.processorTime();
        long start = System.nanoTime();
        Uploads.Answer sent = uploads.post("/imports?kind=items", HttpRequest.BodyPublishers.ofFile(file));
        String id = sent.body().path("id").asString();
        double uploaded = seconds(start);
        long previewStart = System.nanoTime();
        JsonNode previewed = uploads.ended(id);
        double preview = seconds(previewStart);
        long runStart = System.nanoTime();
        uploads.post("/imports/" + id + "/run", HttpRequest.BodyPublishers.noBody());
        JsonNode done = uploads.ended(id);
        double run = seconds(runStart);
        Duration processor = hub.processorTime().minus(before);
        System.out.printf(
                "sent in %.1f s, looked through in %.1f s, taken in in %.1f s (%,.0f rows/s; JVM %.1f s of processor): %,d %s%n",
                uploaded,
                preview,
                run,
                rows / run,
                processor.toMillis() / 1e3,
                done.at("/report/" + expected).asLong(),
                expected);
        if (!done.path("status").asString().equals("done")) {
            System.out.println("  " + done.path("failure").asString() + " "
                    + previewed.path("failure").asString());
        }
        return done.at("/report/" + expected).asLong() == rows;
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / GIGA;
    }

    private void look(Uploads uploads) {
        try {
            double used = 0;
            Matcher matcher = HEAP.matcher(uploads.text("/metrics"));
            while (matcher.find()) {
                used += Double.parseDouble(matcher.group(1));
            }
            heapMax.accumulateAndGet((long) used, Math::max);
        } catch (IOException noAnswer) {
            // The next look may be luckier.
        }
    }

    private int write(Path file) throws IOException {
        Map<String, String> titles = new LinkedHashMap<>();
        try (CSVParser parser = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new InputStreamReader(
                        new XZInputStream(Files.newInputStream(source)), StandardCharsets.UTF_8))) {
            for (CSVRecord row : parser) {
                String sku = row.get("StockCode").strip().toUpperCase(Locale.ROOT);
                String title = row.get("Description").strip();
                if (!sku.isEmpty() && !title.isEmpty()) {
                    titles.putIfAbsent(sku, title);
                }
            }
        }
        List<Map.Entry<String, String>> items = List.copyOf(titles.entrySet());
        try (Writer out = new BufferedWriter(Files.newBufferedWriter(file))) {
            out.write("sku,title,category,gtins,unit cost,currency\r\n");
            for (int i = 0; i < rows; i++) {
                Map.Entry<String, String> item = items.get(i % items.size());
                out.write("%s-%d,\"%s\",gifts %d,%s,%d.%02d,GBP\r\n"
                        .formatted(
                                item.getKey(),
                                i / items.size(),
                                item.getValue().replace("\"", "\"\""),
                                i % 40,
                                gtin(i),
                                i % 20,
                                i % 100));
            }
        }
        return items.size();
    }

    /** Thirteen digits that no other row has. */
    private static String gtin(int number) {
        String digits = "29" + String.format("%010d", number);
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
