package dev.stockwell.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A run that a dead process has left says so, and goes on after the last chunk that it committed. */
class InterruptedImportTest {
    private static final int ROWS = 2_500;

    private final TestHub hub = TestHub.shared();
    private final Files files = new Files(hub);
    private final ImportStore store = hub.bean(ImportStore.class);
    private final String stem = TestHub.fresh("CUT") + "-";

    @Test
    void whatIsDoneStaysAndTheRestFollows() {
        JsonNode previewed = files.preview("?kind=items", file(ROWS));
        UUID id = UUID.fromString(previewed.path("id").asString());
        files.items("", file(1_000));
        store.begin(id, Import.Status.RUNNING, Choices.NONE);
        store.runProgress(id, new Report(1_000, 1_000, 0, 0, 0, 0, Map.of(), List.of(), 0, List.of()), 10_000, 1_001);

        assertThat(hub.get("/imports/" + id).body().path("status").asString()).isEqualTo("interrupted");
        assertThat(hub.post("/imports/" + id + "/run", "{}").status()).isEqualTo(202);
        JsonNode done = files.ended("/imports/" + id);

        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.at("/report/new").asInt()).isEqualTo(ROWS);
        assertThat(done.at("/report/rows").asInt()).isEqualTo(ROWS);
        assertThat(hub.get("/items/" + stem + (ROWS - 1)).status()).isEqualTo(200);
        assertThat(hub.post("/imports/" + id + "/run", "{}")
                        .body()
                        .path("status")
                        .asString())
                .isEqualTo("done");
    }

    private String file(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(i -> stem + i + ",Title " + i)
                .collect(Collectors.joining("\n", "sku,title\n", "\n"));
    }
}
