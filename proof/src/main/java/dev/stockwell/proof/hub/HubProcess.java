package dev.stockwell.proof.hub;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The shipped hub in a JVM of its own, on a data directory. It ends when it is stopped or killed, and at the latest with
 * this JVM.
 */
public final class HubProcess implements AutoCloseable {
    /** The system property that holds the hub's jar; the launcher sets it. */
    public static final String JAR_PROPERTY = "stockwell.hub.jar";

    /** The system property that holds the cache of the hub's classes; the launcher sets it. Starts are slow without. */
    public static final String CACHE_PROPERTY = "stockwell.hub.cache";

    /** The flags that the launcher starts a hub with. */
    public static final List<String> USUAL_FLAGS =
            List.of("-Xmx512m", "--enable-native-access=ALL-UNNAMED", "-XX:+ExitOnOutOfMemoryError");

    private static final Duration READY_LIMIT = Duration.ofMinutes(10);
    private static final Duration STOP_LIMIT = Duration.ofMinutes(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
    private static final int SAID_MAX = 3_000;

    private final Path data;
    private final Path output;
    private final URI address;
    private final Process process;
    private final Thread hook;

    private HubProcess(Path data, Path output, URI address, Process process) {
        this.data = data;
        this.output = output;
        this.address = address;
        this.process = process;
        this.hook = new Thread(process::destroy, "hub-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Starts a hub with the usual flags on any free port, and waits until it serves. */
    public static HubProcess start(Path data) throws IOException {
        return start(data, freePort(), USUAL_FLAGS);
    }

    /**
     * Starts a hub and waits until it serves.
     *
     * @param flags for its JVM
     * @throws IOException with what the hub said, if it ends or does not serve in time
     */
    public static HubProcess start(Path data, int port, List<String> flags) throws IOException {
        HubProcess hub = launch(data, port, flags);
        hub.awaitReady(READY_LIMIT);
        return hub;
    }

    /** Starts a hub and returns at once: for whoever kills it before it serves. */
    public static HubProcess launch(Path data, int port, List<String> flags) throws IOException {
        return launch(data, port, flags, Map.of());
    }

    /** The same, with more variables in its environment. */
    public static HubProcess launch(Path data, int port, List<String> flags, Map<String, String> environment)
            throws IOException {
        Files.createDirectories(data);
        Path output = data.resolve("hub-output.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        command.addAll(cacheFlags());
        command.addAll(List.of("-jar", jar().toString(), "serve", "--data", data.toString()));
        command.addAll(List.of("--port", Integer.toString(port)));
        ProcessBuilder start = new ProcessBuilder(command);
        start.environment().putAll(environment);
        Process process = start.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .start();
        return new HubProcess(data, output, URI.create("http://127.0.0.1:" + port), process);
    }

    /** A port that nobody listens on now. */
    public static int freePort() throws IOException {
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    private static Path jar() {
        String jar = System.getProperty(JAR_PROPERTY);
        if (jar == null || !Files.exists(Path.of(jar))) {
            throw new IllegalStateException("The system property " + JAR_PROPERTY
                    + " must name the hub's jar; ./stockwell sets it. It is " + jar + ".");
        }
        return Path.of(jar);
    }

    private static List<String> cacheFlags() {
        String cache = System.getProperty(CACHE_PROPERTY);
        return cache == null ? List.of() : List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:cds=off");
    }

    /** Waits until GET /api/v1/ready answers 200. */
    public void awaitReady(Duration limit) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        try (HubClient client = new HubClient(address, "", Resends.NONE, Duration.ofSeconds(5))) {
            while (!isReady(client)) {
                if (!process.isAlive()) {
                    throw new IOException("The hub ended with " + process.exitValue() + ". It said:\n" + said());
                }
                if (System.nanoTime() > deadline) {
                    throw new IOException("The hub was not ready in " + limit.toSeconds() + " s. It said:\n" + said());
                }
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
    }

    private static boolean isReady(HubClient client) throws IOException {
        try {
            return client.get("/ready").isSuccess();
        } catch (NoAnswer notYet) {
            return false;
        }
    }

    /** Where it is served. */
    public URI address() {
        return address;
    }

    /** The owner's key, which the hub writes at its first start. */
    public String key() throws IOException {
        return Files.readString(data.resolve("owner.key")).strip();
    }

    /** A client with the owner's key. */
    public HubClient client() throws IOException {
        return new HubClient(address, key());
    }

    /** The data directory. */
    public Path data() {
        return data;
    }

    /** The file that has what it printed, over all starts. */
    public Path output() {
        return output;
    }

    /** The pid of its JVM. */
    public long pid() {
        return process.pid();
    }

    /** The processor time that its JVM has taken so far. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Whether its JVM runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** The pid of the postmaster of the embedded PostgreSQL, if it runs; it may outlive a killed hub. */
    public Optional<Long> postgresPid() throws IOException {
        Path file = data.resolve("pg/data/postmaster.pid");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(lines.getFirst().strip());
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).map(ProcessHandle::pid);
    }

    /** Asks it to end, waits, and answers its exit code. */
    public int stop() throws IOException {
        process.destroy();
        return awaitEnd();
    }

    /** Kills its JVM with SIGKILL; the embedded PostgreSQL is left as it is. */
    public void kill() throws IOException {
        process.destroyForcibly();
        awaitEnd();
    }

    /** Kills the postmaster of the embedded PostgreSQL with SIGKILL. */
    public void killPostgres() throws IOException {
        long pid = postgresPid().orElseThrow(() -> new IOException("no PostgreSQL runs in " + data));
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
    }

    private int awaitEnd() throws IOException {
        try {
            if (!process.waitFor(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException("The hub did not end in " + STOP_LIMIT.toSeconds() + " s. It said:\n" + said());
            }
            Runtime.getRuntime().removeShutdownHook(hook);
            return process.exitValue();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the hub ended", stopped);
        } catch (IllegalStateException thisJvmEndsToo) {
            return process.exitValue();
        }
    }

    /** The end of what it printed. */
    public String said() throws IOException {
        String all = Files.exists(output) ? Files.readString(output) : "";
        return all.substring(Math.max(0, all.length() - SAID_MAX));
    }

    /** Stops it if it runs. */
    @Override
    public void close() throws IOException {
        if (process.isAlive()) {
            stop();
        }
    }
}
