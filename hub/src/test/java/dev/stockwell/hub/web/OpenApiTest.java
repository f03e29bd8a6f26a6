package dev.stockwell.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    @Test
    void thePageIsOpenApi31AndKnowsTheCoreCalls() {
        JsonNode page = TestHub.shared().get("/openapi.json").body();

        assertThat(page.path("openapi").asString()).startsWith("3.1");
        assertThat(page.path("paths").propertyNames())
                .contains(
                        "/api/v1/locations/{code}",
                        "/api/v1/items/{sku}",
                        "/api/v1/bundles/{sku}",
                        "/api/v1/pools/{code}",
                        "/api/v1/allocation-rules/{code}",
                        "/api/v1/rules/{code}",
                        "/api/v1/channels/{code}",
                        "/api/v1/channels/{code}/listings/{externalId}",
                        "/api/v1/channels/{code}/locations/{externalId}",
                        "/api/v1/movements",
                        "/api/v1/reservations",
                        "/api/v1/reservations/batch",
                        "/api/v1/reservations/{id}/confirm",
                        "/api/v1/sales",
                        "/api/v1/sales/{id}/void",
                        "/api/v1/observations",
                        "/api/v1/stock",
                        "/api/v1/ledger",
                        "/api/v1/verification/{id}");
        assertThat(page.at("/components/securitySchemes/key/scheme").asString()).isEqualTo("bearer");
    }
}
