package dev.stockwell.hub.commandline;

import dev.stockwell.hub.demo.Demo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;

/** Serves a small shop with a pretend Shopify and tills around it, and prints where its story begins. All is gone when it is stopped. */
@Command(
        name = "demo",
        description = "Start a hub with a pretend shop and tills to play with. Nothing of it is kept.",
        mixinStandardHelpOptions = true)
final class DemoGoal implements Callable<Integer> {
    private final HubStart start;

    @Option(names = "--port", paramLabel = "N", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--rehearse",
            hidden = true,
            description = "Make the calls and end. The launcher lets the JVM learn the hub's classes from it.")
    private boolean isRehearsal;

    DemoGoal(Class<?> application) {
        this.start = new HubStart(application);
    }

    @Override
    public Integer call() throws IOException {
        Path folder = Files.createTempDirectory(
                "stockwell-demo-", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        SpringApplication.getShutdownHandlers().add(() -> delete(folder));
        DataFolder data = new DataFolder(folder);
        System.out.println("Starting a hub, a pretend shop and two tills ...");
        HubStart.Running hub = start.on(data, "127.0.0.1", port, "--" + Demo.PROPERTY + "=true");
        HubCalls calls = HubCalls.of(data).orElseThrow(() -> new IOException("The demo's hub does not answer."));
        DemoShop.fill(calls::call);
        String trouble = hub.context().getBean(Demo.class).open(new Demo.Hub(calls::call, hub.address()));
        if (!trouble.isEmpty()) {
            System.err.println("stockwell: " + trouble);
        }
        if (isRehearsal) {
            DemoShop.rehearse(calls::call);
            return ExitCode.OK;
        }
        System.out.print(DemoShop.callsToTry(hub.address(), hub.signIn(Demo.PATH), data.ownerKey()));
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
