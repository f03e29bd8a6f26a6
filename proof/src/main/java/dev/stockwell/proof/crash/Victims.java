package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.HubProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The processes of one hub that a crash may hit: its JVM, which is our child, and the PostgreSQL in its folder. */
final class Victims {
    private static final int SIGNAL_SECONDS_MAX = 10;

    private final HubProcess hub;

    Victims(HubProcess hub) {
        this.hub = hub;
    }

    /** The postmaster and its children; empty if none runs. A pid counts only if it works in the hub's folder. */
    List<ProcessHandle> postgres() throws IOException {
        Path cluster = hub.data().resolve("pg/data").toRealPath();
        List<ProcessHandle> all = new ArrayList<>();
        hub.postgresPid().flatMap(ProcessHandle::of).ifPresent(postmaster -> {
            if (worksIn(postmaster.pid(), cluster)) {
                all.add(postmaster);
                postmaster.children().forEach(all::add);
            }
        });
        return all;
    }

    void killPostgres() throws IOException {
        postgres().forEach(ProcessHandle::destroyForcibly);
    }

    void killJava() throws IOException {
        hub.kill();
    }

    /** The postmaster first, so that it cannot see its children die and start others. */
    void killBoth() throws IOException {
        List<ProcessHandle> postgres = postgres();
        ProcessHandle.of(hub.pid()).ifPresent(ProcessHandle::destroyForcibly);
        postgres.forEach(ProcessHandle::destroyForcibly);
        hub.kill();
    }

    List<Long> javaPids() {
        return List.of(hub.pid());
    }

    List<Long> postgresPids() throws IOException {
        return postgres().stream().map(ProcessHandle::pid).toList();
    }

    static void freeze(List<Long> pids) throws IOException {
        signal("-STOP", pids);
    }

    static void thaw(List<Long> pids) throws IOException {
        signal("-CONT", pids);
    }

    private static void signal(String signal, List<Long> pids) throws IOException {
        List<String> command = new ArrayList<>(List.of("kill", signal));
        pids.forEach(pid -> command.add(pid.toString()));
        Process sending = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            // A process that has ended meanwhile makes it fail, and that is no harm.
            if (!sending.waitFor(SIGNAL_SECONDS_MAX, TimeUnit.SECONDS)) {
                throw new IOException("kill " + signal + " does not end");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while a signal was sent", stopped);
        }
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(folder);
        } catch (IOException gone) {
            return false;
        }
    }
}
