package dev.stockwell.hub.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MovementCallsTest {
    private final TestHub hub = TestHub.shared();
    private final String place = TestHub.fresh("place");
    private final String mug = TestHub.fresh("MUG");

    MovementCallsTest() {
        hub.put("/locations/" + place, "{\"name\":\"Warehouse\"}");
        hub.put("/items/" + mug, "{\"title\":\"Mug\",\"packs\":[{\"sku\":\"%s-12\",\"units\":12}]}".formatted(mug));
    }

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aReceiptShowsInStockAndLedger() {
        TestHub.Reply reply = move("\"type\":\"receive\",\"sku\":\"%s\",\"quantity\":15".formatted(mug));

        assertThat(reply.body().at("/outcomes/0/status").asString()).isEqualTo("applied");
        assertThat(hub.get("/stock?sku=" + mug).body().at("/items/0/available").asLong())
                .isEqualTo(15);
        assertThat(hub.get("/ledger?sku=" + mug)
                        .body()
                        .at("/items/0/from/state")
                        .asString())
                .isEqualTo("supplier");
    }

    private TestHub.Reply move(String line) {
        return hub.post("/movements", "{\"movements\":[{%s,\"location\":\"%s\"}]}".formatted(line, place));
    }
}
