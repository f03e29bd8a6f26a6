package dev.stockwell.hub.commandline;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The goals of {@code ./stockwell} that run a hub or talk to one. */
@Command(
        name = "stockwell",
        description = "One well of stock, and every channel draws from it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "GOAL")
public final class Stockwell {
    /** The exit code of a goal that goes on in other threads: the process ends when they do. */
    public static final int SERVING = -1;

    private Stockwell() {}

    /**
     * Runs a goal and returns its exit code: 0 done, 1 failed, 2 not understood.
     *
     * @param application the Spring application that a serving goal starts
     */
    public static int run(Class<?> application, String... arguments) {
        CommandLine goals = new CommandLine(new Stockwell());
        goals.addSubcommand(new ServeGoal(application));
        goals.addSubcommand(new DemoGoal(application));
        goals.addSubcommand(new VerifyGoal());
        goals.addSubcommand(new ImportGoal());
        goals.addSubcommand(new ExportGoal());
        goals.addSubcommand(new KeyGoal());
        goals.addSubcommand(new SignInLinkGoal());
        goals.setExecutionExceptionHandler((failure, command, parsed) -> {
            System.err.println("stockwell: " + Failures.sentence(failure));
            return CommandLine.ExitCode.SOFTWARE;
        });
        return goals.execute(arguments);
    }
}
