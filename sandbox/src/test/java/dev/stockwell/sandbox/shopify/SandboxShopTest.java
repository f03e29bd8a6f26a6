package dev.stockwell.sandbox.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.sandbox.SteppableClock;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SandboxShopTest {

    private static final String SET = """
            mutation Set($input: InventorySetQuantitiesInput!, $key: String!) {
              inventorySetQuantities(input: $input) @idempotent(key: $key) { userErrors { code field message } }
            }
            """;

    private final SteppableClock clock = SteppableClock.standingAt(Instant.parse("2026-11-25T08:00:00Z"));
    private final SandboxShop shop = SandboxShop.start(SandboxShop.Settings.standing(3, clock));
    private final String token = shop.lastingToken();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final long place = shop.addPlace("Warehouse", true, false);
    private final String mug = "gid://shopify/InventoryItem/"
            + shop.addVariant("MUG", null, "Mug", "8.50").item();

    @AfterEach
    void close() {
        shop.close();
    }

    private HttpResponse<String> post(String path, String body, String key) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(shop.address().resolve(path))
                        .header("X-Shopify-Access-Token", key)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode ask(String query, Map<String, ? extends @Nullable Object> variables)
            throws IOException, InterruptedException {
        String body = json.writeValueAsString(Map.of("query", query, "variables", variables));
        return json.readTree(
                post("/admin/api/2026-10/graphql.json", body, token).body());
    }

    private Map<String, @Nullable Object> entry(String item, long placeId, long quantity, @Nullable Long from) {
        Map<String, @Nullable Object> entry = new HashMap<>();
        entry.put("inventoryItemId", item);
        entry.put("locationId", "gid://shopify/Location/" + placeId);
        entry.put("quantity", quantity);
        entry.put("changeFromQuantity", from);
        return entry;
    }

    private JsonNode set(String key, List<Map<String, @Nullable Object>> entries)
            throws IOException, InterruptedException {
        Map<String, Object> input = Map.of("name", "available", "reason", "correction", "quantities", entries);
        return ask(SET, Map.of("input", input, "key", key));
    }

    private static List<String> codes(JsonNode reply) {
        List<String> codes = new ArrayList<>();
        reply.path("data")
                .path("inventorySetQuantities")
                .path("userErrors")
                .values()
                .forEach(error -> codes.add(error.path("code").asString("")));
        return codes;
    }

    @Test
    void aMutationWithoutAnIdempotencyKeyIsAnError() throws Exception {
        Map<String, Object> input =
                Map.of("name", "available", "reason", "correction", "quantities", List.of(entry(mug, place, 1, null)));
        JsonNode reply =
                ask(SET.replace("@idempotent(key: $key)", "").replace(", $key: String!", ""), Map.of("input", input));

        assertThat(reply.path("errors").path(0).path("message").asString("")).contains("@idempotent");
    }

    @Test
    void aKeyBelongsToOneInputAndAnswersTheSame() throws Exception {
        assertThat(codes(set("k1", List.of(entry(mug, place, 5, null))))).isEmpty();
        shop.buy(Map.of("MUG", 1L), place);
        assertThat(codes(set("k1", List.of(entry(mug, place, 5, null))))).isEmpty();
        assertThat(shop.quantity("MUG", place, "available"))
                .as("not done again")
                .isEqualTo(4);

        assertThat(codes(set("k1", List.of(entry(mug, place, 6, null)))))
                .containsExactly("IDEMPOTENCY_KEY_PARAMETER_MISMATCH");
    }

    @Test
    void aKeyWhoseAttemptFailedIsUsedUpForADay() throws Exception {
        assertThat(codes(set("k1", List.of(entry(mug, place, 5, 99L))))).containsExactly("CHANGE_FROM_QUANTITY_STALE");
        assertThat(codes(set("k1", List.of(entry(mug, place, 5, 99L)))))
                .containsExactly("IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED");

        clock.step(Duration.ofHours(25));
        assertThat(codes(set("k1", List.of(entry(mug, place, 5, 99L))))).containsExactly("CHANGE_FROM_QUANTITY_STALE");
    }

    @Test
    void aCallIsDoneWhollyOrNotAtAll() throws Exception {
        List<Map<String, @Nullable Object>> entries = List.of(
                entry(mug, place, 5, null),
                entry("gid://shopify/InventoryItem/1", place, 5, null),
                entry(mug, 1, 5, null),
                entry(mug, place, 6, null));

        assertThat(codes(set("k1", entries)))
                .containsExactly(
                        "INVALID_INVENTORY_ITEM", "INVALID_LOCATION", "NO_DUPLICATE_INVENTORY_ITEM_ID_GROUP_ID_PAIR");
        assertThat(shop.quantity("MUG", place, "available")).isZero();
    }

    @Test
    void moreThan250EntriesAndAMissingComparisonAreErrors() throws Exception {
        List<Map<String, @Nullable Object>> many = new ArrayList<>();
        for (int i = 0; i < 251; i++) {
            many.add(entry("gid://shopify/InventoryItem/" + i, place, 5, null));
        }
        Map<String, @Nullable Object> bare = entry(mug, place, 5, null);
        bare.remove("changeFromQuantity");

        assertThat(set("k1", many)
                        .path("errors")
                        .path(0)
                        .path("extensions")
                        .path("code")
                        .asString(""))
                .isEqualTo("MAX_INPUT_SIZE_EXCEEDED");
        assertThat(set("k2", List.of(bare))
                        .path("errors")
                        .path(0)
                        .path("message")
                        .asString(""))
                .contains("changeFromQuantity");
    }

    @Test
    void aNumberWrittenWhereNothingIsActiveIsAcknowledgedAndSellsNothing() throws Exception {
        assertThat(codes(set("k1", List.of(entry(mug, place, 5, null))))).isEmpty();

        assertThat(shop.quantity("MUG", place, "available")).isEqualTo(5);
        assertThat(shop.isActive("MUG", place)).isFalse();
    }

    @Test
    void theBudgetIsSpentRefusesAndComesBack() throws Exception {
        String dear = "{ productVariants(first: 200) { nodes { id inventoryItem { id } product { id } } } }";
        int answered = 0;
        JsonNode reply = ask(dear, Map.of());
        while (reply.path("errors").isMissingNode() && answered < 10_000) {
            answered++;
            reply = ask(dear, Map.of());
        }
        assertThat(reply.path("errors").path(0).path("extensions").path("code").asString(""))
                .isEqualTo("THROTTLED");
        assertThat(shop.figures().rateViolations()).isEqualTo(1);
        assertThat(shop.figures().rateExcesses()).isZero();

        clock.step(Duration.ofSeconds(10));
        assertThat(ask(dear, Map.of()).path("errors").isMissingNode()).isTrue();
    }

    @Test
    void aWrongTokenIsRefused() throws Exception {
        assertThat(post("/admin/api/2026-10/graphql.json", "{}", "nonsense").statusCode())
                .isEqualTo(401);
    }

    @Test
    void salesMoveUnitsFromAvailableToCommittedAndOut() {
        shop.stock("MUG", place, 10);
        SandboxShop.Placed order = shop.buy(Map.of("MUG", 4L), null);
        assertThat(shop.quantity("MUG", place, "available")).isEqualTo(6);
        assertThat(shop.quantity("MUG", place, "committed")).isEqualTo(4);

        shop.fulfil(order.id(), Map.of(order.lines().getFirst(), 3L), place);
        assertThat(shop.quantity("MUG", place, "on_hand")).isEqualTo(7);

        shop.cancel(order.id(), true);
        assertThat(shop.quantity("MUG", place, "available")).isEqualTo(7);
        assertThat(shop.quantity("MUG", place, "committed")).isZero();
    }

    @Test
    void theSamePublicBuysTheSame() {
        shop.stock("MUG", place, 1_000);
        Crowd crowd = new Crowd(shop, 5, 60);
        clock.step(Duration.ofMinutes(2));

        assertThat(crowd.runOnce()).isEqualTo(120);
        assertThat(crowd.runOnce()).isZero();
        long left = shop.quantity("MUG", place, "available");

        try (SandboxShop twin = SandboxShop.start(
                SandboxShop.Settings.standing(3, SteppableClock.standingAt(Instant.parse("2026-11-25T08:00:00Z"))))) {
            long twinPlace = twin.addPlace("Warehouse", true, false);
            twin.addVariant("MUG", null, "Mug", "8.50");
            twin.stock("MUG", twinPlace, 1_000);
            Crowd same = new Crowd(twin, 5, 60);
            twin.clock().step(Duration.ofMinutes(2));
            same.runOnce();
            assertThat(twin.quantity("MUG", twinPlace, "available")).isEqualTo(left);
        }
    }

    @Test
    void peopleAndPagesPlayWithItOverHttp() throws Exception {
        shop.stock("MUG", place, 10);

        assertThat(post("/sandbox/buy", "{\"lines\":{\"MUG\":3}}", "").statusCode())
                .isEqualTo(200);
        assertThat(post("/sandbox/stock", "{\"sku\":\"MUG\",\"place\":\"Warehouse\",\"available\":2}", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/sandbox/faults", "{\"on\":[\"DOWN\"],\"slowBy\":\"PT0.01S\"}", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(shop.quantity("MUG", place, "available")).isEqualTo(2);
        assertThat(shop.faults().has(Fault.DOWN)).isTrue();
        assertThat(post("/admin/api/2026-10/graphql.json", "{}", token).statusCode())
                .isEqualTo(503);
        assertThat(post("/sandbox/dance", "", "").statusCode()).isEqualTo(400);
        assertThat(post("/sandbox/state", "", "").body()).contains("\"MUG\":{\"Warehouse\":2}");
    }
}
