package dev.stockwell.hub.commandline;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Brings a file into a running hub: looks through it, takes it in, says what became of it. */
@Command(
        name = "import",
        description = "Bring items, packs, bundles, locations or opening stock into the running hub.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Shopify's product and inventory exports, WooCommerce's, Square's and Amazon's are recognised, and so is any"
                    + " table with a SKU column. Exit code: 0 all taken in, 1 some rows are bad or it failed."
        })
final class ImportGoal implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);
    private static final int BAD_ROWS_SHOWN = 20;

    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(paramLabel = "FILE", description = "A CSV or TSV file.")
    private Path file = Path.of("");

    @Option(names = "--kind", paramLabel = "KIND", description = "items, packs, bundles, locations or stock.")
    private @Nullable String kind;

    @Option(names = "--format", paramLabel = "FORMAT", description = "As in shopify-products; else it is recognised.")
    private @Nullable String format;

    @Option(names = "--mapping", paramLabel = "NAME", description = "A mapping of columns that was saved.")
    private @Nullable String mapping;

    @Option(names = "--encoding", paramLabel = "NAME", description = "As in windows-1252; else it is found out.")
    private @Nullable String encoding;

    @Option(names = "--location", paramLabel = "CODE", description = "Where opening stock is, if no column says.")
    private @Nullable String location;

    @Option(names = "--currency", paramLabel = "CODE", description = "That of costs, if no column says.")
    private @Nullable String currency;

    @Option(
            names = "--make-skus",
            description = "Give a row without a SKU one of its product's handle and its options.")
    private boolean makesSkus;

    @Option(names = "--preview", description = "Say what would change, and change nothing.")
    private boolean isPreview;

    @Option(names = "--bad-rows", paramLabel = "FILE", description = "Write the rows that were not taken in there.")
    private @Nullable Path badRows;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new FileNotFoundException("There is no file " + file + ".");
        }
        HubCalls hub = HubCalls.running(data);
        String id = hub.upload("/imports?" + query(), file).path("id").asString();
        JsonNode previewed = ended(hub, id, "looking through");
        JsonNode last = previewed;
        JsonNode report = previewed.path("preview");
        boolean isFine = previewed.path("status").asString().equals("previewed");
        if (isFine && !isPreview) {
            hub.call("POST", "/imports/" + id + "/run", null);
            last = ended(hub, id, "taking in");
            report = last.path("report");
            isFine = last.path("status").asString().equals("done");
        }
        System.out.printf(
                "%s: %s, %s%n",
                file.getFileName(),
                last.path("format").asString("unknown"),
                last.path("encoding").asString(""));
        if (!isFine) {
            throw new IOException(last.path("failure").asString("It was interrupted; send the file again."));
        }
        print(report);
        long bad = report.path("bad").asLong();
        if (bad > 0) {
            tellBadRows(hub.text("/imports/" + id + "/bad-rows"), id);
        }
        return bad == 0 ? 0 : 1;
    }

    private String query() {
        Map<String, @Nullable String> given = new LinkedHashMap<>();
        given.put("name", String.valueOf(file.getFileName()));
        given.put("kind", kind);
        given.put("format", format);
        given.put("mapping", mapping);
        given.put("encoding", encoding);
        given.put("location", location);
        given.put("currency", currency);
        given.put("emptySku", makesSkus ? "handle-options" : null);
        return given.entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(String.valueOf(entry.getValue()), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static JsonNode ended(HubCalls hub, String id, String what) throws IOException {
        ProgressLine progress = new ProgressLine(what);
        JsonNode state = hub.call("GET", "/imports/" + id, null);
        while (state.path("status").asString().equals("previewing")
                || state.path("status").asString().equals("running")) {
            progress.show(state.at("/progress/part").asDouble(0));
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            state = hub.call("GET", "/imports/" + id, null);
        }
        progress.end();
        return state;
    }

    private void print(JsonNode report) {
        System.out.printf(
                "%,d rows: %,d new, %,d changed, %,d unchanged, %,d bad%s%n",
                report.path("rows").asLong(),
                report.path("new").asLong(),
                report.path("changed").asLong(),
                report.path("unchanged").asLong(),
                report.path("bad").asLong(),
                isPreview ? " (nothing was changed)" : "");
        report.path("skipped")
                .properties()
                .forEach(reason -> System.out.printf(
                        "  skipped %,d: %s%n", reason.getValue().asLong(), reason.getKey()));
        report.path("largest")
                .forEach(change -> System.out.printf(
                        "  line %d, %s: %s%n",
                        change.path("line").asInt(),
                        change.path("name").asString(),
                        change.path("change").asString()));
        report.path("warnings")
                .forEach(warning -> System.out.printf(
                        "  line %d, %s: %s%n",
                        warning.path("line").asInt(),
                        warning.path("field").asString(),
                        warning.path("message").asString()));
        long more =
                report.path("warningsInAll").asLong() - report.path("warnings").size();
        if (more > 0) {
            System.out.printf("  and %,d more of the kind%n", more);
        }
    }

    private void tellBadRows(String csv, String id) throws IOException {
        if (badRows != null) {
            Files.writeString(badRows, csv);
            System.out.println("The bad rows are in " + badRows + ".");
        } else {
            csv.lines().skip(1).limit(BAD_ROWS_SHOWN).forEach(line -> System.out.println("  bad: " + line));
            System.out.println("All of them: --bad-rows FILE, or GET /api/v1/imports/" + id + "/bad-rows");
        }
    }
}
