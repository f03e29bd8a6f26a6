package dev.stockwell.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import org.junit.jupiter.api.Test;

class CallMeterTest {
    private final TestHub hub = TestHub.shared();

    @Test
    void aCallIsCountedUnderItsResourceAndStatus() {
        hub.get("/reservations/00000000-0000-7000-8000-000000000000");

        String counted = hub.get("/metrics").raw().body();

        assertThat(counted.lines())
                .anyMatch(line -> line.startsWith("http_server_requests_seconds_count")
                        && line.contains("uri=\"/api/v1/reservations/{id}\"")
                        && line.contains("status=\"404\""));
    }
}
