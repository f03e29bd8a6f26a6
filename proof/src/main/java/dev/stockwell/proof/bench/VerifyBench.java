package dev.stockwell.proof.bench;

import dev.stockwell.kernel.verification.Report;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes to prove that every level equals the sum of its movements. */
@Command(
        name = "verify",
        description = "A ledger of some two million movements, verified again and again.",
        mixinStandardHelpOptions = true)
final class VerifyBench implements Callable<Integer> {
    private static final double RATE_LEAST = 500_000;
    private static final int MOVEMENTS_PER_ITEM = 101;

    @Mixin
    private Pace pace = new Pace();

    @Option(
            names = "--movements",
            defaultValue = "2000000",
            description = "how many movements, about (default: ${DEFAULT-VALUE})")
    private int movements;

    @Override
    public Integer call() throws Exception {
        Machine.print();
        Verdict verdict = new Verdict();
        try (Ground ground = Ground.prepare()) {
            Seed.history(ground, movements / MOVEMENTS_PER_ITEM, MOVEMENTS_PER_ITEM);
            ground.settle();
            Contestant verification = new Contestant("verification");
            ground.verify();
            long start = System.nanoTime();
            for (int round = 1;
                    round <= pace.rounds()
                            || System.nanoTime() - start < pace.round().toNanos();
                    round++) {
                Report report = ground.verify();
                verification.add(Rate.of(report.movements(), report.took().toNanos()), Cost.NONE);
            }
            verification.print();
            verdict.atLeast(RATE_LEAST, "movements verified a second", verification.median());
        }
        return verdict.exit();
    }
}
