package dev.stockwell.hub.commandline;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Serves a hub on the user's own data until it is stopped. */
@Command(
        name = "serve",
        description = "Start a hub on your own data, and serve until stopped.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "STOCKWELL_DB_URL and STOCKWELL_DB_OWNER_URL name a PostgreSQL server (15 or newer) to use instead of the"
                    + " embedded one: jdbc:postgresql://host:5432/stockwell?user=...&password=..."
        })
final class ServeGoal implements Callable<Integer> {
    private final HubStart start;

    @Mixin
    private DataFolder data = new DataFolder();

    @Option(names = "--port", paramLabel = "N", description = "Where to listen (default: ${DEFAULT-VALUE}).")
    private int port = 8080;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            description = "On which address; 0.0.0.0 for all (default: ${DEFAULT-VALUE}, this machine alone).")
    private String address = "127.0.0.1";

    ServeGoal(Class<?> application) {
        this.start = new HubStart(application);
    }

    @Override
    public Integer call() throws IOException {
        HubStart.Running hub = start.on(data, address, port);
        System.out.printf("""
                Stockwell serves %s

                  sign in         %s
                  data            %s
                  the owner's key %s
                  the API         %s/api/v1/openapi.json

                A link to sign in is good once, for a quarter of an hour; ./stockwell sign-in-link makes another.
                Stop it with Ctrl+C.
                """, hub.address(), hub.signIn(), data.path(), data.ownerKey(), hub.address());
        return Stockwell.SERVING;
    }
}
