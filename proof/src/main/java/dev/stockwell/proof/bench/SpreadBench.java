package dev.stockwell.proof.bench;

import dev.stockwell.kernel.Kernel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everybody wants something else. */
@Command(
        name = "spread",
        description = "100,000 items and 1,000 callers, with one and with ten candidate locations a line,"
                + " against the plain way on 64 connections.",
        mixinStandardHelpOptions = true)
final class SpreadBench implements Callable<Integer> {
    private static final int ITEMS = 100_000;
    private static final int LOCATIONS = 10;
    private static final int CALLERS = 1_000;
    private static final long PLENTY = 1_000_000;
    private static final double ONE_LEAST = 3;
    private static final double TEN_LEAST = 1.5;

    @Mixin
    private Pace pace = new Pace();

    @Override
    public Integer call() throws Exception {
        Machine.print();
        Verdict verdict = new Verdict();
        try (Ground ground = Ground.prepare()) {
            Seed.stock(ground, ITEMS, LOCATIONS, PLENTY);
            PlainWay.makeTables(ground, ITEMS, LOCATIONS, PLENTY);
            ground.settle();
            verdict.atLeast(ONE_LEAST, "one candidate: kernel to plain way", race(ground, 1));
            verdict.atLeast(TEN_LEAST, "ten candidates: kernel to plain way with one", race(ground, LOCATIONS));
            ground.verify();
        }
        return verdict.exit();
    }

    private double race(Ground ground, int candidates) throws Exception {
        BatchCount batches = new BatchCount();
        try (Kernel kernel = ground.kernel(batches);
                PlainWay plain = new PlainWay(ground.application(), ITEMS)) {
            double ratio = new Race(
                            ground,
                            pace,
                            new Race.Runner(
                                    "kernel, 1,000 callers", new KernelWay(kernel, ITEMS, candidates).callers(CALLERS)),
                            new Race.Runner("plain way, 64 connections", plain.callers()))
                    .run();
            System.out.printf("kernel: %.1f commands a batch, %.2f ms each%n", batches.size(), batches.millis());
            return ratio;
        }
    }
}
