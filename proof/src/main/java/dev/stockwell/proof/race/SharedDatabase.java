package dev.stockwell.proof.race;

import dev.stockwell.postgres.Access;
import dev.stockwell.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A PostgreSQL server that several nodes share.
 *
 * @param url in the application's role
 * @param ownerUrl in the role that owns the schema
 */
public record SharedDatabase(String description, String url, String ownerUrl, AutoCloseable server)
        implements AutoCloseable {
    /** Where Debian puts the oldest version that Stockwell runs on. */
    public static final Path DEBIAN = Path.of("/usr/lib/postgresql/15/bin");

    /** The machine's own server where its programs are, else the one that the hub brings along. */
    public static SharedDatabase any(Path programs, Path folder) throws IOException {
        return Files.isExecutable(programs.resolve("postgres")) ? installed(programs, folder) : embedded(folder);
    }

    /** The one that the hub brings along, run by this process. */
    public static SharedDatabase embedded(Path folder) throws IOException {
        EmbeddedPostgres server = EmbeddedPostgres.start(folder);
        return new SharedDatabase("the embedded PostgreSQL", url(server.application()), url(server.owner()), server);
    }

    /** The machine's own PostgreSQL, as Debian installs it. */
    public static SharedDatabase installed(Path programs, Path folder) throws IOException {
        InstalledPostgres server = InstalledPostgres.start(programs, folder);
        return new SharedDatabase(
                server.version(), url(server.access("stockwell")), url(server.access("stockwell_owner")), server);
    }

    private static String url(Access access) {
        return access.url() + "?user=" + access.user() + "&password="
                + URLEncoder.encode(access.password(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        try {
            server.close();
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("the database did not stop", failed);
        }
    }
}
