package dev.stockwell.proof.exchange;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import dev.stockwell.proof.hub.Inspection;
import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Sends broken files to a hub, and proves that none of them makes it fail or do a thing by half. */
@Command(
        name = "hostile",
        description = "Send thousands of broken files to a hub: none is answered with 5xx, none is taken in by half.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 nothing was found, 1 something was; the seed names the file."})
public final class HostileGoal implements Callable<Integer> {
    private static final int SHOWN = 10;
    private static final int KNOWN = 10;

    @Option(names = "--files", description = "How many (default: ${DEFAULT-VALUE}).")
    private int files = 10_000;

    @Option(names = "--seed", description = "The first file's; each next one has one more (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--folder", description = "Where the hub's data is put and kept (default: nothing is kept).")
    private @Nullable Path folder;

    private final List<String> findings = new ArrayList<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private long itemsMade;
    private long rows;
    private long bad;

    @Override
    public Integer call() throws IOException {
        System.out.println("Machine: " + Machine.now());
        try (WorkFolder work = WorkFolder.of(folder);
                HubProcess hub = HubProcess.start(work.path());
                HubClient client = hub.client()) {
            lay(client);
            Uploads uploads = new Uploads(hub);
            long start = System.nanoTime();
            for (int i = 0; i < files && hub.isAlive(); i++) {
                send(uploads, seed + i);
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            if (!hub.isAlive()) {
                findings.add("the hub ended: " + hub.said());
                return told(seconds);
            }
            long items = check(uploads);
            if (items != itemsMade + KNOWN) {
                findings.add("the reports speak of " + (itemsMade + KNOWN) + " items, and there are " + items);
            }
            findings.addAll(new Inspection(client).verify().differences());
            return told(seconds);
        }
    }

    private static void lay(HubClient client) throws IOException {
        client.put("/locations/here", Map.of("name", "Here"));
        for (int i = 0; i < KNOWN; i++) {
            client.put("/items/known-" + i, Map.of("title", "Known " + i));
        }
    }

    private void send(Uploads uploads, long number) throws IOException {
        HostileFile file = HostileFile.of(number, "h" + number + "-");
        Uploads.Answer answer = uploads.post(
                "/items/import?kind=" + file.kind(), HttpRequest.BodyPublishers.ofByteArray(file.content()));
        statuses.merge(answer.status(), 1, Integer::sum);
        if (answer.status() >= 500) {
            findings.add("seed " + number + ": " + answer.status() + " " + answer.body());
        }
        if (answer.status() == 200) {
            JsonNode report = answer.body().path("report");
            long skipped = 0;
            for (JsonNode count : report.path("skipped")) {
                skipped += count.asLong();
            }
            boolean isByRows = file.kind().equals("items");
            long told = count(report, "new")
                    + count(report, "changed")
                    + count(report, "unchanged")
                    + count(report, "bad")
                    + skipped;
            if (isByRows && told != count(report, "rows")) {
                findings.add("seed " + number + ": the report does not add up: " + report);
            }
            if (isByRows) {
                itemsMade += count(report, "new");
            }
            rows += count(report, "rows");
            bad += count(report, "bad");
        }
    }

    private static long count(JsonNode report, String what) {
        return report.path(what).asLong();
    }

    /** Every item answers to its SKU and to each of its other names; returns how many there are. */
    private long check(Uploads uploads) throws IOException {
        long items = 0;
        String cursor = "";
        while (true) {
            JsonNode page = uploads.get("/items?limit=1000" + cursor).body();
            for (JsonNode item : page.path("items")) {
                items++;
                if (items % 7 == 0) {
                    checkNames(uploads, item);
                }
            }
            if (page.path("next").isNull() || page.path("next").isMissingNode()) {
                return items;
            }
            cursor = "&cursor=" + page.path("next").asString();
        }
    }

    private void checkNames(Uploads uploads, JsonNode item) throws IOException {
        String sku = item.path("sku").asString();
        List<String> names = new ArrayList<>(List.of(sku));
        item.path("aliases").forEach(alias -> names.add(alias.asString()));
        for (String name : names) {
            Uploads.Answer answer = uploads.get("/items/" + HubClient.segment(name));
            if (answer.status() != 200
                    || !answer.body().path("sku").asString("").equals(sku)) {
                findings.add("the name " + name + " of " + sku + " is answered " + answer.status());
            }
        }
    }

    private int told(double seconds) {
        System.out.printf(
                "%,d files in %.1f s, %,d rows of which %,d bad, %,d items made; answers by status: %s%n",
                files, seconds, rows, bad, itemsMade, statuses);
        findings.stream().limit(SHOWN).forEach(finding -> System.out.println("  " + finding));
        System.out.println(
                findings.isEmpty()
                        ? "Nothing was answered with 5xx, and nothing was done by half."
                        : findings.size() + " findings.");
        return findings.isEmpty() ? 0 : 1;
    }
}
