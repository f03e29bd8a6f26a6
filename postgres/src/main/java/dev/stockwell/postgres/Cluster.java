package dev.stockwell.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One directory of PostgreSQL's data: made once, started, stopped. */
final class Cluster {
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);
    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);

    private static final int LOG_LINES = 5;

    private final Path folder;
    private final Path data;
    private final Path log;
    private final Path portFile;
    private final Programs programs;
    private final Leftovers leftovers;

    Cluster(Path folder, Programs programs) {
        this.folder = folder;
        this.data = folder.resolve("data");
        this.log = folder.resolve("postgresql.log");
        this.portFile = folder.resolve("port");
        this.programs = programs;
        this.leftovers = new Leftovers(data);
    }

    /** Makes the cluster unless it is there. A half-made one from a kill is thrown away: nothing was in it. */
    void make(String superuserPassword) throws IOException {
        if (Files.isDirectory(data)) {
            return;
        }
        Path unfinished = folder.resolve("data.unfinished");
        Folders.delete(unfinished);
        Files.createDirectory(
                unfinished, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Path password = Files.createTempFile(folder, "password-", "");
        try {
            Files.writeString(password, superuserPassword);
            programs.user().own(password);
            programs.user().own(unfinished);
            programs.run(
                    INIT_LIMIT,
                    "initdb",
                    "--pgdata=" + unfinished,
                    "--username=postgres",
                    "--auth=scram-sha-256",
                    "--pwfile=" + password,
                    "--data-checksums",
                    "--encoding=UTF8",
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C");
        } finally {
            Files.deleteIfExists(password);
        }
        Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server; one that a killed run has left running is stopped cleanly first. Returns its port. */
    int start() throws IOException {
        if (leftovers.postmaster().isPresent()) {
            stop();
        }
        leftovers.clear();
        int port = port();
        Settings.write(data, port);
        programs.user().own(data.resolve("postgresql.auto.conf"));
        programs.user().own(data.resolve("pg_hba.conf"));
        if (!Files.exists(log)) {
            Files.createFile(log);
        }
        programs.user().own(log);
        try {
            programs.run(
                    START_LIMIT,
                    "pg_ctl",
                    "start",
                    "--pgdata=" + data,
                    "--log=" + log,
                    "--wait",
                    "--timeout=" + START_LIMIT.toSeconds(),
                    "--silent");
        } catch (IOException failed) {
            throw new IOException("PostgreSQL did not start. The end of " + log + ":\n" + endOfLog(), failed);
        }
        Files.writeString(portFile, Integer.toString(port));
        return port;
    }

    private String endOfLog() throws IOException {
        List<String> lines = Files.readAllLines(log);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size()));
    }

    void stop() throws IOException {
        if (leftovers.postmaster().isPresent()) {
            programs.run(STOP_LIMIT, "pg_ctl", "stop", "--pgdata=" + data, "--mode=fast", "--wait", "--silent");
        }
    }

    /** The running postmaster's pid. */
    Optional<Long> postmaster() throws IOException {
        return leftovers.postmaster();
    }

    /** The port of the last run if it is still free, so that pools find the server again; else any free one. */
    private int port() throws IOException {
        if (Files.exists(portFile)) {
            String last = Files.readString(portFile).strip();
            if (last.matches("[0-9]{1,5}") && isFree(Integer.parseInt(last))) {
                return Integer.parseInt(last);
            }
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
