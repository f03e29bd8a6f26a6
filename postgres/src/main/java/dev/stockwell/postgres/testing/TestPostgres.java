package dev.stockwell.postgres.testing;

import dev.stockwell.postgres.Access;
import dev.stockwell.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The server that all tests of a JVM share, durable like the real one. It is gone when the JVM ends. */
public final class TestPostgres {
    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static @Nullable EmbeddedPostgres server;

    private TestPostgres() {}

    /**
     * An empty database.
     *
     * @param owner runs migrations
     * @param application does the work
     */
    public record Database(Access owner, Access application) {}

    /** Makes a new empty database. */
    public static Database freshDatabase() {
        String name = "test_" + DATABASES.incrementAndGet();
        try {
            EmbeddedPostgres running = server();
            try (Connection connection = running.superuser().open();
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + name + " owner stockwell_owner");
            }
            return new Database(
                    running.owner().inDatabase(name), running.application().inDatabase(name));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException("no test database could be made", failed);
        }
    }

    private static synchronized EmbeddedPostgres server() throws IOException {
        EmbeddedPostgres running = server;
        if (running == null) {
            Path shared = Path.of(System.getProperty("java.io.tmpdir"));
            Path folder = Files.createTempDirectory(
                    shared,
                    "stockwell-test-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
            Path programs = shared.resolve("stockwell-programs-" + System.getProperty("user.name"));
            running = EmbeddedPostgres.startForTests(folder, programs);
            server = running;
        }
        return running;
    }
}
