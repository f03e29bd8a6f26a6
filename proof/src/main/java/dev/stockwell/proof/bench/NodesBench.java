package dev.stockwell.proof.bench;

import dev.stockwell.kernel.Kernel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Two nodes want the same item. */
@Command(
        name = "nodes",
        description = "Two kernels in two processes on one database and one item, against one kernel.",
        mixinStandardHelpOptions = true)
final class NodesBench implements Callable<Integer> {
    private static final int CALLERS = 64;
    private static final long PLENTY = 1_000_000_000_000L;
    private static final double SHARE_LEAST = 0.6;

    private static final String DEADLOCKS = """
            select deadlocks from pg_stat_database where datname = current_database()""";

    @Mixin
    private Pace pace = new Pace();

    @Override
    public Integer call() throws Exception {
        Machine.print();
        Verdict verdict = new Verdict();
        BatchCount batches = new BatchCount();
        try (Ground ground = Ground.prepare()) {
            Seed.stock(ground, 1, 1, PLENTY);
            ground.settle();
            long troublesThere;
            try (Kernel kernel = ground.kernel(batches);
                    SecondNode.Child second = SecondNode.start(ground.application())) {
                List<Callers.Caller> callers = new KernelWay(kernel, 1, 1).callers(CALLERS);
                double share = new Race(
                                ground,
                                pace,
                                new Race.Runner(
                                        "two nodes, 64 callers each", lasting -> both(callers, second, lasting)),
                                new Race.Runner("one node, 64 callers", callers))
                        .run();
                verdict.atLeast(SHARE_LEAST, "two nodes to one", share);
                troublesThere = second.troubles();
            }
            verdict.none("deadlocks", ground.number(DEADLOCKS));
            verdict.none("batches tried again or commands failed", batches.troubles() + troublesThere);
            ground.verify();
        }
        return verdict.exit();
    }

    private static Rate both(List<Callers.Caller> callers, SecondNode.Child second, Duration lasting) throws Exception {
        CompletableFuture<Double> there = second.run(lasting);
        Rate here = Callers.measure(lasting, callers);
        double sum = here.perSecond() + there.get();
        System.out.printf("    %,.0f/s here and %,.0f/s there%n", here.perSecond(), sum - here.perSecond());
        return new Rate(Math.round(here.answers() * sum / here.perSecond()), sum, here.micros());
    }
}
