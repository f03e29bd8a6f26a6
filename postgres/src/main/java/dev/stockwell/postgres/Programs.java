package dev.stockwell.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs programs as the user that PostgreSQL accepts, and tells what they said when they fail. */
record Programs(Binaries binaries, RunAs user) {
    private static final int SAID_MAX = 2_000;

    /** Runs a program of PostgreSQL to its end. */
    void run(Duration limit, String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(binaries.program(program).toString());
        command.addAll(Arrays.asList(arguments));
        Result result = run(limit, user.prefixed(command));
        if (result.exit() != 0) {
            throw new IOException(program + " ended with " + result.exit() + ": " + result.said());
        }
    }

    /** What a program ended with, and the end of what it said. */
    record Result(int exit, String said) {}

    /** Runs any command to its end, with its output in a file so that a child which outlives it blocks nobody. */
    static Result run(Duration limit, List<String> command) throws IOException {
        Path output = Files.createTempFile("stockwell-", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(Path.of("/").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.getFirst() + " did not end within " + limit.toSeconds() + " s");
            }
            String said = Files.readString(output).strip();
            return new Result(process.exitValue(), said.substring(Math.max(0, said.length() - SAID_MAX)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for " + command.getFirst(), stopped);
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
