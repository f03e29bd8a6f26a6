package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.stockwell.connectors.Delivery;
import dev.stockwell.connectors.Hint;
import dev.stockwell.connectors.Reception;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.Webhooks;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ShopifyWebhooksTest {

    private final SandboxUnderTest shop = new SandboxUnderTest();
    private final Webhooks webhooks = shop.connector().webhooks().orElseThrow();

    @AfterEach
    void close() {
        shop.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private List<Hint> hints(String topic, String body) {
        Reception reception = webhooks.receive(shop.signed(topic, bytes(body)));
        assertThat(reception).isInstanceOf(Reception.Genuine.class);
        return ((Reception.Genuine) reception).hints();
    }

    @Test
    void theNewHeaderNamesAreUnderstood() {
        byte[] body = bytes("{\"id\":7}");
        Delivery delivery = new Delivery(
                Map.of(
                        "shopify-topic", List.of("orders/updated"),
                        "shopify-hmac-sha256", List.of(shop.sign(body)),
                        "shopify-shop-domain", List.of(shop.shop.domain()),
                        "shopify-event-id", List.of("e-1")),
                body);

        assertThat(webhooks.receive(delivery)).isInstanceOfSatisfying(Reception.Genuine.class, genuine -> {
            assertThat(genuine.eventId()).isEqualTo("e-1");
            assertThat(genuine.hints()).containsExactly(new Hint.OrderChanged("7"));
        });
    }

    @Test
    void anotherWebhooksBodySentAsADeletionDeletesNothing() {
        assertThat(hints("orders/delete", "{\"id\":7}")).containsExactly(new Hint.OrderGone("7"));
        assertThat(hints("orders/delete", "{\"id\":7,\"name\":\"#1001\",\"line_items\":[]}"))
                .containsExactly(new Hint.OrderChanged("7"));
    }

    @Test
    void anEventIdThatNobodyWouldSendIsNotKept() {
        byte[] body = bytes("{\"id\":7}");
        for (String id : List.of("", "e".repeat(5_000))) {
            Delivery delivery = new Delivery(
                    Map.of(
                            "X-Shopify-Topic", List.of("orders/updated"),
                            "X-Shopify-Hmac-Sha256", List.of(shop.sign(body)),
                            "X-Shopify-Shop-Domain", List.of(shop.shop.domain()),
                            "X-Shopify-Event-Id", List.of(id)),
                    body);

            assertThat(webhooks.receive(delivery))
                    .isInstanceOfSatisfying(
                            Reception.Genuine.class,
                            genuine -> assertThat(genuine.eventId()).hasSizeBetween(1, 100));
        }
    }

    @Test
    void aDeliveryWithoutASignatureOrWithTwoIsRefused() {
        byte[] body = bytes("{\"id\":7}");
        assertThat(webhooks.receive(new Delivery(Map.of("X-Shopify-Topic", List.of("orders/updated")), body)))
                .isInstanceOf(Reception.Forged.class);
        Map<String, List<String>> twice = Map.of(
                "X-Shopify-Topic", List.of("orders/updated"),
                "X-Shopify-Hmac-Sha256", List.of(shop.sign(body), shop.sign(body)),
                "X-Shopify-Shop-Domain", List.of(shop.shop.domain()));
        assertThat(webhooks.receive(new Delivery(twice, body))).isInstanceOf(Reception.Forged.class);
    }

    @Test
    void anotherShopsDeliveryIsNotUsed() {
        byte[] body = bytes("{\"id\":7}");
        Delivery delivery = new Delivery(
                Map.of(
                        "X-Shopify-Topic", List.of("orders/updated"),
                        "X-Shopify-Hmac-Sha256", List.of(shop.sign(body)),
                        "X-Shopify-Shop-Domain", List.of("other.myshopify.com")),
                body);

        assertThat(webhooks.receive(delivery)).isInstanceOf(Reception.Unreadable.class);
    }

    @Test
    void eachTopicSaysWhatToLookAt() {
        assertThat(hints("orders/edited", "{\"order_edit\":{\"id\":1,\"order_id\":7}}"))
                .containsExactly(new Hint.OrderChanged("7"));
        assertThat(hints("refunds/create", "{\"id\":1,\"order_id\":7}")).containsExactly(new Hint.OrderChanged("7"));
        assertThat(hints("returns/close", "{\"id\":1,\"order\":{\"id\":7}}"))
                .containsExactly(new Hint.OrderChanged("7"));
        assertThat(hints("returns/process", "{}")).isEmpty();
        assertThat(hints("orders/delete", "{\"id\":7}")).containsExactly(new Hint.OrderGone("7"));
        assertThat(hints("inventory_levels/disconnect", "{\"inventory_item_id\":1,\"location_id\":2}"))
                .containsExactly(new Hint.StockActive(new StockKey("1", "2"), false));
        assertThat(hints("inventory_levels/update", "{\"inventory_item_id\":1,\"location_id\":2,\"available\":null}"))
                .isEmpty();
        assertThat(hints("products/update", "{\"id\":1}")).containsExactly(new Hint.ListingsChanged());
        assertThat(hints("locations/deactivate", "{\"id\":1}")).containsExactly(new Hint.LocationsChanged());
        assertThat(hints("bulk_operations/finish", "{\"admin_graphql_api_id\":\"gid://shopify/BulkOperation/5\"}"))
                .containsExactly(new Hint.ExportFinished("5"));
        assertThat(hints("app/uninstalled", "{\"id\":1}")).containsExactly(new Hint.AccessWithdrawn());
        assertThat(hints("something/new", "{\"id\":1}")).isEmpty();
    }

    @Test
    void idsOfSixtyFourBitsStayExact() {
        assertThat(hints("orders/updated", "{\"id\":820982911946154508}"))
                .containsExactly(new Hint.OrderChanged("820982911946154508"));
    }

    @Test
    void aWebhookThatCouldNotBeDeliveredComesLater() {
        shop.sell("MUG", 10);
        shop.deliveries();
        shop.shop.faults(dev.stockwell.sandbox.shopify.Faults.NONE.webhooks(0, 0, Duration.ofMinutes(5)));
        shop.buy("MUG", 1);
        int before = shop.deliveries().size();
        shop.pass(Duration.ofMinutes(5));

        assertThat(before + shop.deliveries().size()).isEqualTo(2);
    }

    @Test
    void everyExampleOfShopifysOwnIsUnderstood() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        Path examples = Stream.of("../shared/specs/shopify", "../../shared/specs/shopify")
                .map(folder -> Path.of(folder, "webhooks-2026-07", "examples"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("nowhere"));
        assumeTrue(Files.exists(examples), "skipped: ../shared/specs/shopify, Shopify's example payloads, is not here");
        try (Stream<Path> files = Files.walk(examples)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".json")).toList()) {
                JsonNode example = json.readTree(Files.readString(file));
                String topic = example.path("name").asString("");
                Reception reception =
                        webhooks.receive(shop.signed(topic, json.writeValueAsBytes(example.path("response"))));
                assertThat(reception).as(topic).isInstanceOf(Reception.Genuine.class);
            }
        }
    }
}
