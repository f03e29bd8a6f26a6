package dev.stockwell.proof.bench;

import dev.stockwell.kernel.Kernel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Everybody wants the same item. */
@Command(
        name = "hot",
        description = "One item and 64 callers: holds a second, against the plain way on 64 connections.",
        mixinStandardHelpOptions = true)
final class HotBench implements Callable<Integer> {
    private static final int CALLERS = 64;
    private static final long PLENTY = 1_000_000_000_000L;
    private static final double RATIO_LEAST = 12;

    @Mixin
    private Pace pace = new Pace();

    @Override
    public Integer call() throws Exception {
        Machine.print();
        BatchCount batches = new BatchCount();
        try (Ground ground = Ground.prepare()) {
            Seed.stock(ground, 1, 1, PLENTY);
            PlainWay.makeTables(ground, 1, 1, PLENTY);
            ground.settle();
            Verdict verdict = new Verdict();
            try (Kernel kernel = ground.kernel(batches);
                    PlainWay plain = new PlainWay(ground.application(), 1)) {
                double ratio = new Race(
                                ground,
                                pace,
                                new Race.Runner("kernel, 64 callers", new KernelWay(kernel, 1, 1).callers(CALLERS)),
                                new Race.Runner("plain way, 64 connections", plain.callers()))
                        .run();
                System.out.printf("kernel: %.1f commands a batch, %.2f ms each%n", batches.size(), batches.millis());
                verdict.atLeast(RATIO_LEAST, "kernel to plain way", ratio);
            }
            ground.verify();
            return verdict.exit();
        }
    }
}
