package dev.stockwell.proof;

import dev.stockwell.proof.bench.Bench;
import dev.stockwell.proof.crash.CrashGoal;
import dev.stockwell.proof.exchange.HostileGoal;
import dev.stockwell.proof.exchange.ImportGoal;
import dev.stockwell.proof.grid.GridGoal;
import dev.stockwell.proof.load.LoadGoal;
import dev.stockwell.proof.race.RaceGoal;
import dev.stockwell.proof.replay.ReplayCommand;
import dev.stockwell.proof.sync.SyncCrashGoal;
import dev.stockwell.proof.sync.SyncGoal;
import picocli.CommandLine;

/** The entry point of this module's command line: every proof is a subcommand. */
@CommandLine.Command(
        name = "proof",
        description = "Proofs of what Stockwell promises, that anyone can run.",
        mixinStandardHelpOptions = true,
        subcommands = {
            Bench.class,
            CrashGoal.class,
            GridGoal.class,
            HostileGoal.class,
            ImportGoal.class,
            LoadGoal.class,
            RaceGoal.class,
            ReplayCommand.class,
            SyncCrashGoal.class,
            SyncGoal.class,
        })
public final class Main implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
