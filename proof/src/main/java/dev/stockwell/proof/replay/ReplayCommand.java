package dev.stockwell.proof.replay;

import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line of the replay. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = {
            "Draws a real seller's year of orders through a hub's API, from three channels at once, and proves that",
            "nothing was lost: the replay's own books, the hub's stock and its verification must agree."
        },
        footer = {
            "",
            "Without --url it starts a hub of its own in a temporary folder and removes it at the end.",
            "Exit code 0 only if all agree; 1 otherwise."
        })
public final class ReplayCommand implements Callable<Integer> {
    @Parameters(arity = "1", paramLabel = "FILE", description = "the seller's lines: .csv, or .csv.xz")
    private Path file = Path.of("");

    @Option(names = "--url", description = "a hub that runs already, as in http://localhost:8080")
    private @Nullable URI url;

    @Option(names = "--key", description = "its key (default: the environment's STOCKWELL_KEY)")
    private @Nullable String key;

    @Option(names = "--data", description = "the data directory of the hub that is started; it is kept")
    private @Nullable Path data;

    @Option(names = "--keep", description = "keep the temporary folder")
    private boolean keep;

    @Option(
            names = "--in-flight",
            defaultValue = "16",
            description = "orders that a channel has under way at once (default: ${DEFAULT-VALUE})")
    private int inFlight;

    @Override
    public Integer call() throws Exception {
        if (inFlight < 1 || inFlight > 1_000) {
            throw new IllegalArgumentException("--in-flight must be 1 to 1000");
        }
        String givenKey = key == null ? System.getenv("STOCKWELL_KEY") : key;
        if (url != null && givenKey == null) {
            throw new IllegalArgumentException("--url needs --key, or STOCKWELL_KEY in the environment");
        }
        try (Target target = url != null && givenKey != null
                ? Target.running(url, givenKey)
                : data != null ? Target.startedIn(data) : Target.temporary(keep)) {
            return new Replay(System.out, inFlight).run(file, target) ? 0 : 1;
        }
    }
}
