package dev.stockwell.proof.bench;

import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a benchmark measures. */
final class Pace {
    @Option(
            names = "--seconds",
            defaultValue = "5",
            description = "how long each contestant runs in a round (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(names = "--rounds", defaultValue = "5", description = "how many rounds (default: ${DEFAULT-VALUE})")
    private int rounds;

    Duration round() {
        return Duration.ofSeconds(seconds);
    }

    int rounds() {
        return rounds;
    }
}
