package dev.stockwell.proof.race;

import dev.stockwell.proof.hub.Machine;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets many callers race for the same goods over HTTP, and proves that exactly what is there is given away. */
@Command(
        name = "race",
        description = "Let 64 callers race for 100 units over HTTP; prove that exactly 100 are given away.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 exact in every round, 1 not."})
public final class RaceGoal implements Callable<Integer> {
    private static final int REPORT_EVERY = 10;

    @Option(names = "--rounds", description = "How often each contest is run (default: ${DEFAULT-VALUE}).")
    private int rounds = 200;

    @Option(names = "--callers", description = "How many race (default: ${DEFAULT-VALUE}).")
    private int callers = 64;

    @Option(
            names = "--nodes",
            description = "1 hub, or 2 on one database with each command sent to both at once (default: 1).")
    private int count = 1;

    @Option(
            names = "--postgres",
            paramLabel = "DIR",
            description = "The programs of the server that two hubs share; the embedded one is used where they are"
                    + " missing (default: ${DEFAULT-VALUE}).")
    private Path programs = SharedDatabase.DEBIAN;

    @Option(names = "--folder", description = "Where data is put and kept (default: nothing is kept).")
    private @Nullable Path folder;

    @Override
    public Integer call() throws IOException {
        long started = System.nanoTime();
        try (WorkFolder work = WorkFolder.of(folder);
                Nodes nodes = nodes(work.path())) {
            System.out.println(nodes.description() + "; " + Machine.now());
            RaceRun.Result result = new RaceRun(nodes, callers).run(rounds, round -> {
                if (round % REPORT_EVERY == 0) {
                    System.out.println("round " + round);
                }
            });
            result.complaints().forEach(complaint -> System.out.println("  " + complaint));
            System.out.printf(
                    Locale.ROOT,
                    "%d rounds of 4 contests, %d callers, %,d commands, %,d movements in %.0f s: %s (%s)%n",
                    result.rounds(),
                    callers,
                    result.commands(),
                    result.movements(),
                    (System.nanoTime() - started) / 1e9,
                    result.isClean() ? "exact in every round" : "BROKEN",
                    Machine.now());
            return result.isClean() ? 0 : 1;
        }
    }

    private Nodes nodes(Path work) throws IOException {
        if (count == 1) {
            return Nodes.one(work);
        }
        return Nodes.two(work, SharedDatabase.any(programs, work.resolve("postgres")));
    }
}
