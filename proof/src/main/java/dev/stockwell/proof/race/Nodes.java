package dev.stockwell.proof.race;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The hub as one node on its own database, or as two on a database that they share. */
public final class Nodes implements AutoCloseable {
    private static final Duration READY_LIMIT = Duration.ofMinutes(10);

    private final @Nullable SharedDatabase database;
    private final List<HubProcess> processes = new ArrayList<>();
    private final List<HubClient> clients = new ArrayList<>();

    private Nodes(@Nullable SharedDatabase database) {
        this.database = database;
    }

    /** One node on the database that it brings along. */
    public static Nodes one(Path folder) throws IOException {
        return start(null, List.of(folder.resolve("hub")), Map.of());
    }

    /** Two nodes, started at the same moment on an empty database. */
    public static Nodes two(Path folder, SharedDatabase database) throws IOException {
        return start(
                database,
                List.of(folder.resolve("first"), folder.resolve("second")),
                Map.of("STOCKWELL_DB_URL", database.url(), "STOCKWELL_DB_OWNER_URL", database.ownerUrl()));
    }

    private static Nodes start(@Nullable SharedDatabase database, List<Path> folders, Map<String, String> environment)
            throws IOException {
        Nodes nodes = new Nodes(database);
        try {
            for (Path folder : folders) {
                nodes.processes.add(
                        HubProcess.launch(folder, HubProcess.freePort(), HubProcess.USUAL_FLAGS, environment));
            }
            for (HubProcess process : nodes.processes) {
                process.awaitReady(READY_LIMIT);
                nodes.clients.add(process.client());
            }
            return nodes;
        } catch (IOException failed) {
            nodes.close();
            throw failed;
        }
    }

    List<HubClient> clients() {
        return clients;
    }

    /** What it runs on, for whoever reads the result. */
    public String description() {
        return clients.size()
                + (clients.size() == 1 ? " node on " : " nodes on ")
                + (database == null ? "its own PostgreSQL" : database.description());
    }

    @Override
    public void close() throws IOException {
        clients.forEach(HubClient::close);
        for (HubProcess process : processes) {
            process.close();
        }
        if (database != null) {
            database.close();
        }
    }
}
