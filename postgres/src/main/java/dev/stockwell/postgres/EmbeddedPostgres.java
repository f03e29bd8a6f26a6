package dev.stockwell.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server that lives and dies with this process. If the server dies alone it is started again on the same
 * port; if this process dies alone, the next start stops what is left and goes on. One process at a time may use a
 * folder.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

    private final FileChannel lockFile;
    private final Cluster cluster;
    private final Secrets secrets;
    private final Thread hook;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile Duration usersPatience = Duration.ZERO;
    private final Watchdog watchdog;
    private int port;

    private EmbeddedPostgres(FileChannel lockFile, Cluster cluster, Secrets secrets) {
        this.lockFile = lockFile;
        this.cluster = cluster;
        this.secrets = secrets;
        this.hook = new Thread(this::stopAtTheEnd, "postgres-stop");
        this.watchdog = new Watchdog(cluster);
    }

    /**
     * Starts the server in a folder, and makes it there the first time.
     *
     * @throws IOException with a sentence and a next step, if it cannot be started or the folder is in use
     */
    public static EmbeddedPostgres start(Path folder) throws IOException {
        return start(folder, folder);
    }

    /** Starts the server in a folder; its programs are kept in another one, which several servers may share. */
    public static EmbeddedPostgres start(Path folder, Path programsFolder) throws IOException {
        Path home = Files.createDirectories(folder).toRealPath();
        FileChannel lock = lock(home);
        try {
            RunAs user = RunAs.forFolder(home);
            Binaries binaries =
                    Binaries.in(Files.createDirectories(programsFolder).toRealPath());
            Cluster cluster = new Cluster(home, new Programs(binaries, user));
            Secrets secrets = new Secrets(home);
            cluster.make(secrets.password("postgres"));
            EmbeddedPostgres server = new EmbeddedPostgres(lock, cluster, secrets);
            Runtime.getRuntime().addShutdownHook(server.hook);
            server.begin();
            return server;
        } catch (IOException | RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /** The role that owns the schema and runs migrations. */
    public Access owner() throws IOException {
        return access(Roles.DATABASE, Roles.OWNER);
    }

    /** The role that the application works in. */
    public Access application() throws IOException {
        return access(Roles.DATABASE, Roles.APPLICATION);
    }

    /** The role that may do everything; for tests and for what only it can do. */
    public Access superuser() throws IOException {
        return access("postgres", "postgres");
    }

    /** Starts a server whose folder is deleted when the JVM ends. */
    public static EmbeddedPostgres startForTests(Path folder, Path programsFolder) throws IOException {
        EmbeddedPostgres server = start(folder, programsFolder);
        Runtime.getRuntime().removeShutdownHook(server.hook);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stopAndDelete(folder), "postgres-delete"));
        return server;
    }

    private void stopAndDelete(Path folder) {
        stopQuietly();
        try {
            Folders.delete(folder);
        } catch (IOException leftBehind) {
            LOG.log(System.Logger.Level.WARNING, "A test server's folder could not be deleted", leftBehind);
        }
    }

    private synchronized Access access(String database, String role) throws IOException {
        return new Access("jdbc:postgresql://127.0.0.1:" + port + "/" + database, role, secrets.password(role));
    }

    /** The server's process id, if it runs. */
    public long pid() throws IOException {
        return cluster.postmaster().orElse(-1L);
    }

    /**
     * Says that somebody uses the server and closes it before the JVM ends. The end of the JVM then waits for that, so that
     * what is under way is not cut off; but no longer than so long.
     */
    public void leaveClosingToItsUser(Duration patience) {
        usersPatience = patience;
    }

    private void stopAtTheEnd() {
        try {
            if (!closing.await(usersPatience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.log(System.Logger.Level.DEBUG, "stopped by the end of the JVM");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        stopQuietly();
    }

    /** Stops the server cleanly. */
    @Override
    public void close() {
        closing.countDown();
        stopQuietly();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException alreadyShuttingDown) {
            LOG.log(System.Logger.Level.DEBUG, "closed by the shutdown itself", alreadyShuttingDown);
        }
    }

    /** A process that is told to end meanwhile waits for the start and stops the server then: none is left behind. */
    private synchronized void begin() throws IOException {
        try {
            port = cluster.start();
            makeRoles();
            watchdog.start();
        } catch (IOException | RuntimeException failed) {
            close();
            throw failed;
        }
    }

    private synchronized void stopQuietly() {
        try {
            watchdog.stop();
            if (lockFile.isOpen()) {
                cluster.stop();
                lockFile.close();
            }
        } catch (IOException failed) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "PostgreSQL did not stop cleanly; it recovers at the next start",
                    failed);
        }
    }

    private void makeRoles() throws IOException {
        try {
            Roles.ensure(superuser(), secrets.password(Roles.OWNER), secrets.password(Roles.APPLICATION));
        } catch (SQLException refused) {
            throw new IOException("PostgreSQL runs but does not let Stockwell in: " + refused.getMessage(), refused);
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        Path file = folder.resolve("lock");
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (tryLock(channel) == null) {
            channel.close();
            throw new IOException("The data directory " + folder
                    + " is in use by another Stockwell. Stop that one, or choose another directory with --data.");
        }
        return channel;
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }
}
