package dev.stockwell.hub.store;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * A database that is being opened in a thread of its own, while the rest of the hub is made ready: a server takes a
 * second to start, and some to recover from a crash.
 */
public final class DatabaseOpening {
    private final FutureTask<Database> database;

    private DatabaseOpening(HubSettings settings) {
        this.database = new FutureTask<>(() -> Database.open(settings));
    }

    /** Begins to open the database of a hub whose settings are known; the hub takes it when it needs it. */
    public static void begin(ConfigurableApplicationContext hub) {
        HubSettings settings = Binder.get(hub.getEnvironment())
                .bind("stockwell", HubSettings.class)
                .get();
        DatabaseOpening opening = new DatabaseOpening(settings);
        Thread.ofPlatform().daemon().name("database-opening").start(opening.database);
        hub.getBeanFactory().registerSingleton("databaseOpening", opening);
    }

    /** Waits until it is open; throws what opening it threw. */
    Database await() throws IOException {
        try {
            return database.get();
        } catch (ExecutionException failed) {
            switch (failed.getCause()) {
                case IOException told -> throw told;
                case RuntimeException unforeseen -> throw unforeseen;
                case Error fatal -> throw fatal;
                case null, default -> throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the database was opened", stopped);
        }
    }
}
