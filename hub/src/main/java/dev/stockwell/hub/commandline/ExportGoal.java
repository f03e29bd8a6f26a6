package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes what a running hub has out of it, as CSV that can be brought in again. */
@Command(
        name = "export",
        description = "Write items, packs, bundles, locations or stock of the running hub as CSV.",
        mixinStandardHelpOptions = true)
final class ExportGoal implements Callable<Integer> {
    @Mixin
    private DataFolder data = new DataFolder();

    @Parameters(paramLabel = "KIND", description = "items, packs, bundles, locations or stock.")
    private String kind = "";

    @Option(names = "--to", paramLabel = "FILE", description = "Where to (default: the standard output).")
    private @Nullable Path file;

    @Override
    public Integer call() throws IOException {
        HubCalls.running(data).download("/exports/" + kind, file);
        return 0;
    }
}
