package dev.stockwell.proof.race;

import dev.stockwell.postgres.Access;
import dev.stockwell.proof.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A PostgreSQL server of the machine's own version, in a folder of its own, durable as it comes. A child of this JVM. */
final class InstalledPostgres implements AutoCloseable {
    private static final int NOBODY = 65_534;
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = 50_000_000;
    private static final String PASSWORD = "proof";

    private final int port;
    private final Process process;
    private final Thread hook;
    private String version = "";

    private InstalledPostgres(int port, Process process) {
        this.port = port;
        this.process = process;
        this.hook = new Thread(process::destroy, "installed-postgres-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** @param programs the folder that holds initdb and postgres */
    static InstalledPostgres start(Path programs, Path folder) throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path password = Files.writeString(folder.resolve("password"), PASSWORD);
        Path log = folder.resolve("postgres.log");
        for (Path path : List.of(folder, data, password)) {
            own(path);
        }
        Process made = run(
                log,
                programs.resolve("initdb").toString(),
                "--pgdata=" + data,
                "--username=postgres",
                "--auth=scram-sha-256",
                "--pwfile=" + password,
                "--encoding=UTF8",
                "--locale=C",
                "--data-checksums");
        if (awaitEnd(made) != 0) {
            throw new IOException("initdb failed: " + Files.readString(log));
        }
        int port = HubProcess.freePort();
        InstalledPostgres server = new InstalledPostgres(
                port,
                run(
                        log,
                        programs.resolve("postgres").toString(),
                        "-D",
                        data.toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories="));
        server.makeRoles(log);
        return server;
    }

    Access access(String role) {
        return new Access("jdbc:postgresql://127.0.0.1:" + port + "/stockwell", role, PASSWORD);
    }

    String version() {
        return version;
    }

    private void makeRoles(Path log) throws IOException {
        Access superuser = access("postgres").inDatabase("postgres");
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try (Connection connection = superuser.open();
                    Statement statement = connection.createStatement()) {
                statement.execute("create role stockwell_owner login password '" + PASSWORD + "'");
                statement.execute("create role stockwell login password '" + PASSWORD + "'");
                statement.execute("create database stockwell owner stockwell_owner");
                try (ResultSet row = statement.executeQuery("select 'PostgreSQL ' || current_setting('server_version')"
                        + " || ', fsync ' || current_setting('fsync')")) {
                    row.next();
                    version = row.getString(1);
                }
                return;
            } catch (SQLException notYet) {
                if (!process.isAlive() || System.nanoTime() > deadline) {
                    close();
                    throw new IOException("PostgreSQL did not start: " + Files.readString(log), notYet);
                }
                LockSupport.parkNanos(LOOK_NANOS);
            }
        }
    }

    /** PostgreSQL does not run as root, so root runs it as nobody. */
    private static Process run(Path log, String... command) throws IOException {
        List<String> all = new ArrayList<>();
        if (isRoot()) {
            all.addAll(List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups", "--"));
        }
        all.addAll(List.of(command));
        return new ProcessBuilder(all)
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }

    private static void own(Path path) throws IOException {
        if (isRoot()) {
            Files.setAttribute(path, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static int awaitEnd(Process process) throws IOException {
        try {
            if (!process.waitFor(LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException("a program of PostgreSQL did not end");
            }
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a program of PostgreSQL ran", stopped);
        }
    }

    /** A fast shutdown: SIGINT would wait for nobody, and SIGTERM waits for clients, who are gone by now. */
    @Override
    public void close() throws IOException {
        process.destroy();
        awaitEnd(process);
        Runtime.getRuntime().removeShutdownHook(hook);
    }
}
