package dev.stockwell.proof.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.proof.hub.ShippedJar;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CrashRunTest {
    @Test
    void killsOfJavaOfPostgresAndOfBothLoseNothingAndDoubleNothing() throws IOException {
        ShippedJar.assumeBuilt();
        long seed = System.nanoTime();

        try (WorkFolder folder = WorkFolder.of(null);
                CrashRun run = new CrashRun(new CrashRun.Settings(folder.path(), 3, 4, Duration.ofSeconds(1), seed))) {
            Summary summary = run.run((round, kind, ready, acknowledged) -> {});

            assertThat(summary.complaints()).as("seed %d", seed).isEmpty();
            assertThat(summary.isClean()).as("seed %d", seed).isTrue();
            assertThat(summary.crashes())
                    .as("seed %d", seed)
                    .containsOnlyKeys(CrashKind.JAVA_KILLED, CrashKind.POSTGRES_KILLED, CrashKind.BOTH_KILLED);
            assertThat(summary.acknowledged()).as("seed %d", seed).isPositive();
        }
    }
}
