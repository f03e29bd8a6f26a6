package dev.stockwell.hub.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class VerificationCallsTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void aVerificationEndsWithAVerdict() {
        Shop shop = new Shop();
        shop.received(shop.mug, shop.warehouse, 5);

        TestHub.Reply started = hub.call("POST", "/verification", null);
        String id = started.body().path("id").asString();
        JsonNode state = hub.get("/verification/" + id).body();
        while (state.path("status").asString().equals("running")) {
            state = hub.get("/verification/" + id).body();
        }

        assertThat(started.status()).isEqualTo(202);
        assertThat(state.path("status").asString()).isEqualTo("done");
        assertThat(state.path("differences").isEmpty()).isTrue();
        assertThat(state.path("movements").asLong()).isPositive();
        assertThat(state.path("progress").asDouble()).isEqualTo(1);
    }

    @Test
    void anUnknownVerificationIsNotFound() {
        assertThat(hub.get("/verification/" + UUID.randomUUID()).status()).isEqualTo(404);
    }
}
