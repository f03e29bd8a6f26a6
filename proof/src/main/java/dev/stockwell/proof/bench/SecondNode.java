package dev.stockwell.proof.bench;

import dev.stockwell.kernel.Kernel;
import dev.stockwell.postgres.Access;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A kernel in a process of its own. It reads from its standard input how many milliseconds to load its database, and
 * answers with its rate and the number of its troubles; it ends when the input does.
 */
final class SecondNode {
    private static final int CALLERS = 64;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SecondNode() {}

    public static void main(String[] arguments) throws Exception {
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        Access access = new Access(arguments[0], arguments[1], orders.readLine());
        BatchCount batches = new BatchCount();
        try (Kernel kernel = Ground.kernel(access, batches)) {
            List<Callers.Caller> callers = new KernelWay(kernel, 1, 1).callers(CALLERS);
            for (String millis = orders.readLine(); millis != null; millis = orders.readLine()) {
                Rate rate = Callers.measure(Duration.ofMillis(Long.parseLong(millis)), callers);
                System.out.println(rate.perSecond() + " " + batches.troubles());
            }
        }
    }

    static Child start(Access access) throws IOException {
        Process process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SecondNode.class.getName(),
                        access.url(),
                        access.user())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Child(process, access.password());
    }

    /** The process, seen from the one that started it. */
    static final class Child implements AutoCloseable {
        private final Process process;
        private final PrintWriter orders;
        private final BufferedReader answers;
        private long troubles;

        private Child(Process process, String password) {
            this.process = process;
            this.orders = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
            this.answers = process.inputReader(StandardCharsets.UTF_8);
            orders.println(password);
        }

        CompletableFuture<Double> run(Duration lasting) {
            orders.println(lasting.toMillis());
            return CompletableFuture.supplyAsync(this::rate);
        }

        long troubles() {
            return troubles;
        }

        private double rate() {
            try {
                String[] answer = Objects.requireNonNull(answers.readLine(), "the second node died")
                        .split(" ", 2);
                troubles = Long.parseLong(answer[1]);
                return Double.parseDouble(answer[0]);
            } catch (IOException broken) {
                throw new IllegalStateException("the second node does not answer", broken);
            }
        }

        @Override
        public void close() {
            orders.close();
            process.onExit().orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        }
    }
}
