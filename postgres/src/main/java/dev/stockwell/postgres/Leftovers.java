package dev.stockwell.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * What a killed run may have left on a cluster's directory: a server that still runs, one that is dying, or only its pid
 * file. A pid counts only if it is a postgres that works in this directory; any other number is a stranger's.
 */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long PAUSE_NANOS = 50_000_000;

    private final Path cluster;
    private final Path pidFile;

    Leftovers(Path cluster) {
        this.cluster = cluster;
        this.pidFile = cluster.resolve("postmaster.pid");
    }

    /** The postmaster that runs on this directory, if there is one. */
    Optional<Long> postmaster() throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        return worksHere(pid) ? Optional.of(pid) : Optional.empty();
    }

    /** Waits until no server process has the directory open, then removes the file that claims there is one. */
    void clear() throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (isInUse()) {
            if (System.nanoTime() > deadline) {
                throw new IOException("A PostgreSQL process still uses " + cluster + " and does not end. "
                        + "End it, then start again; nothing is lost.");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        Files.deleteIfExists(pidFile);
    }

    private boolean isInUse() throws IOException {
        if (!Files.isDirectory(Path.of("/proc/self"))) {
            return postmaster().isPresent();
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .map(process -> process.getFileName().toString())
                    .filter(name -> name.matches("[0-9]+"))
                    .anyMatch(pid -> worksHere(Long.parseLong(pid)));
        }
    }

    private boolean worksHere(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).equals(cluster)
                    && isPostgres(Files.readSymbolicLink(process.resolve("exe")));
        } catch (IOException goneOrForeign) {
            return !Files.isDirectory(Path.of("/proc/self"))
                    && ProcessHandle.of(pid)
                            .flatMap(handle -> handle.info().command())
                            .map(Path::of)
                            .filter(Leftovers::isPostgres)
                            .isPresent();
        }
    }

    private static boolean isPostgres(Path program) {
        return program.getFileName().toString().startsWith("postgres");
    }
}
