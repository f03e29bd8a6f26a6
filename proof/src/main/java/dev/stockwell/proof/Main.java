package dev.stockwell.proof;

import dev.stockwell.proof.replay.ReplayCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The entry point of this module's command line. */
@Command(
        name = "stockwell proof",
        mixinStandardHelpOptions = true,
        description = "Tries what Stockwell promises, from outside, and measures it.",
        subcommands = ReplayCommand.class)
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }
}
