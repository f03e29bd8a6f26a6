package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Serves a small shop that is gone when it is stopped, and prints calls to try. */
@Command(
        name = "demo",
        description = "Start a hub with a small shop in it, and print calls to try. Nothing of it is kept.",
        mixinStandardHelpOptions = true)
final class DemoGoal implements Callable<Integer> {
    private final HubStart start;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    DemoGoal(Class<?> application) {
        this.start = new HubStart(application);
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory(
                "stockwell-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        SpringApplication.getShutdownHandlers().add(() -> delete(folder));
        DataFolder data = new DataFolder(folder);
        System.out.println("Starting a hub with a small shop in it ...");
        HubStart.Running hub = start.on(data, "127.0.0.1", port);
        HubCalls calls = HubCalls.of(data).orElseThrow(() -> new IOException("The demo's hub does not answer."));
        DemoShop.fill(calls);
        System.out.print(DemoShop.callsToTry(hub.address(), hub.signIn(), data.ownerKey()));
        return Stockwell.SERVING;
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (IOException stillInUse) {
            System.err.println("stockwell: " + folder + " could not be deleted whole.");
        }
    }
}
