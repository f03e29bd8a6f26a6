package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Kills and freezes a hub at work, and proves that nothing acknowledged is lost and nothing is done twice. */
@Command(
        name = "crash",
        description = "Kill and freeze a hub and its PostgreSQL at work; prove that nothing is lost or done twice.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 nothing lost and nothing double, 1 something is."})
public final class CrashGoal implements Callable<Integer> {
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    @Option(names = "--rounds", description = "How many crashes (default: ${DEFAULT-VALUE}; the full proof: 200).")
    private int rounds = 20;

    @Option(names = "--clients", description = "How many work at once (default: ${DEFAULT-VALUE}).")
    private int clients = 8;

    @Option(names = "--seed", description = "What the work and the moments start from (default: another each time).")
    private @Nullable Long seed;

    @Option(names = "--folder", description = "Where the hub's data is put and kept (default: nothing is kept).")
    private @Nullable Path folder;

    @Option(names = "--summary", description = "A file for the summary, as JSON.")
    private @Nullable Path summary;

    @Override
    public Integer call() throws IOException {
        long chosen = seed == null ? System.nanoTime() : seed;
        System.out.println("seed " + chosen + ", " + Machine.now());
        Summary found = run(chosen);
        String json = JSON.writeValueAsString(found);
        if (summary != null) {
            Files.writeString(summary, json + "\n");
        }
        System.out.println(json);
        System.out.printf(
                Locale.ROOT,
                "%d crashes, %,d commands acknowledged, %,d sent again, %d lost, %d wrong: %s (%s)%n",
                found.rounds(),
                found.acknowledged(),
                found.resent(),
                found.lost(),
                found.wrong(),
                found.isClean() ? "as promised" : "BROKEN",
                Machine.now());
        return found.isClean() ? 0 : 1;
    }

    private Summary run(long chosen) throws IOException {
        try (WorkFolder work = WorkFolder.of(folder);
                CrashRun run = new CrashRun(
                        new CrashRun.Settings(work.path(), rounds, clients, Duration.ofSeconds(8), chosen))) {
            return run.run((round, crash, ready, acknowledged) -> System.out.printf(
                    Locale.ROOT,
                    "round %3d  %-15s  ready after %,6d ms  %,9d acknowledged%n",
                    round,
                    crash,
                    ready,
                    acknowledged));
        }
    }
}
