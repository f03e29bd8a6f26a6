package dev.stockwell.proof.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.proof.hub.ShippedJar;
import dev.stockwell.proof.hub.WorkFolder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RaceRunTest {
    private static final int CALLERS = 32;

    @Test
    void ofAHundredUnitsExactlyAHundredAreGivenAwayByTwoNodesOnOneDatabase() throws IOException {
        ShippedJar.assumeBuilt();

        try (WorkFolder folder = WorkFolder.of(null);
                Nodes nodes = Nodes.two(
                        folder.path(),
                        SharedDatabase.any(SharedDatabase.DEBIAN, folder.path().resolve("postgres")))) {
            RaceRun.Result result = new RaceRun(nodes, CALLERS).run(2, round -> {});

            assertThat(result.complaints()).isEmpty();
            assertThat(result.rounds()).isEqualTo(2);
        }
    }
}
