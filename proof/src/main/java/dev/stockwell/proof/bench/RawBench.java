package dev.stockwell.proof.bench;

import dev.stockwell.kernel.Kernel;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much of what the database can write the kernel uses. */
@Command(
        name = "raw",
        description = "The kernel against the raw limit: the same rows in batches of the same size, not decided.",
        mixinStandardHelpOptions = true)
final class RawBench implements Callable<Integer> {
    private static final long PLENTY = 1_000_000_000_000L;
    private static final double SHARE_LEAST = 0.7;

    @Mixin
    private Pace pace = new Pace();

    @Option(names = "--callers", defaultValue = "64", description = "callers of the kernel (default: ${DEFAULT-VALUE})")
    private int callers;

    @Option(names = "--items", defaultValue = "1", description = "items they ask for (default: ${DEFAULT-VALUE})")
    private int items;

    @Override
    public Integer call() throws Exception {
        Machine.print();
        Verdict verdict = new Verdict();
        try (Ground ground = Ground.prepare()) {
            Seed.stock(ground, 2 * items, 1, PLENTY);
            ground.settle();
            BatchCount batches = new BatchCount();
            try (Kernel kernel = ground.kernel(batches);
                    RawWay raw = new RawWay(ground.application(), 1 + items, items, PLENTY)) {
                double share = new Race(
                                ground,
                                pace,
                                new Race.Runner(
                                        "kernel, %,d callers".formatted(callers),
                                        new KernelWay(kernel, items, 1).callers(callers)),
                                new Race.Runner(
                                        "raw, the same batches", lasting -> raw.run(lasting, batches.sizeSinceAsked())))
                        .run();
                System.out.printf("kernel: %.1f commands a batch, %.2f ms each%n", batches.size(), batches.millis());
                verdict.atLeast(SHARE_LEAST, "kernel to raw limit", share);
            }
            ground.verify();
        }
        return verdict.exit();
    }
}
