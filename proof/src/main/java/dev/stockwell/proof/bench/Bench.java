package dev.stockwell.proof.bench;

import picocli.CommandLine;

/** The benchmarks. */
@CommandLine.Command(
        name = "bench",
        description = "How fast the kernel is, against the plain way and against the database's own limit.",
        mixinStandardHelpOptions = true,
        subcommands = {HotBench.class, SpreadBench.class, RawBench.class, NodesBench.class, VerifyBench.class})
public final class Bench implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

    @Override
    public void run() {
        spec.commandLine().usage(System.out);
    }
}
