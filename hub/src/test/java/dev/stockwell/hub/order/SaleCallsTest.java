package dev.stockwell.hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SaleCallsTest {
    private final TestHub hub = TestHub.shared();
    private final Shop shop = new Shop();

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aSaleIsNeverRefusedForStock() {
        shop.received(shop.mug, shop.store, 2);

        JsonNode outcome = sold(UUID.randomUUID(), "{'sku':'%s','quantity':3}".formatted(shop.mug));

        assertThat(outcome.path("status").asString()).isEqualTo("applied");
        assertThat(outcome.path("flags").toString()).isEqualTo("[\"negative-available\"]");
        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(-1);
    }

    @Test
    void aSaleIsBookedOnceHoweverOftenItIsSent() {
        shop.received(shop.mug, shop.store, 9);
        UUID id = UUID.randomUUID();

        sold(id, "{'sku':'%s','quantity':3}".formatted(shop.mug));
        JsonNode again = sold(id, "{'sku':'%s','quantity':3}".formatted(shop.mug));

        assertThat(again.path("replayed").asBoolean()).isTrue();
        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(6);
    }

    @Test
    void whatIsBroughtBackIsTakenInByItsCondition() {
        sold(
                UUID.randomUUID(),
                "{'sku':'%1$s','quantity':-1,'condition':'sellable'},{'sku':'%1$s','quantity':-2},{'sku':'%1$s','quantity':-3,'condition':'damaged'}"
                        .formatted(shop.mug));

        JsonNode level = shop.level(shop.mug, shop.store);
        assertThat(level.path("available").asLong()).isEqualTo(1);
        assertThat(level.path("qualityControl").asLong()).isEqualTo(2);
        assertThat(level.path("damaged").asLong()).isEqualTo(3);
    }

    @Test
    void aVoidUndoesWhatTheSaleTookEvenBelowZero() {
        shop.received(shop.mug, shop.store, 2);
        UUID id = UUID.randomUUID();
        sold(id, "{'sku':'%s','quantity':5}".formatted(shop.mug));

        TestHub.Reply undone = hub.call("POST", "/sales/%s/void".formatted(id), null);
        TestHub.Reply again = hub.call("POST", "/sales/%s/void".formatted(id), null);

        assertThat(undone.body().path("status").asString()).isEqualTo("voided");
        assertThat(again.body().path("replayed").asBoolean()).isTrue();
        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(2);
    }

    @Test
    void onlyARecordedSaleCanBeVoided() {
        TestHub.Reply reply = hub.call("POST", "/sales/%s/void".formatted(UUID.randomUUID()), null);

        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.body().path("code").asString()).isEqualTo("unknown-sale");
    }

    @Test
    void aSaleWithoutAnIdIsNotUnderstood() {
        TestHub.Reply reply = hub.post(
                "/sales",
                Shop.json("{'sales':[{'channel':'%s','location':'%s','lines':[{'sku':'%s','quantity':1}]}]}"
                        .formatted(shop.till, shop.store, shop.mug)));

        assertThat(reply.body().at("/outcomes/0/problem/errors/0/field").asString())
                .isEqualTo("sales[0].id");
    }

    private JsonNode sold(UUID id, String lines) {
        return hub.post(
                        "/sales",
                        Shop.json("{'sales':[{'id':'%s','channel':'%s','location':'%s','lines':[%s]}]}"
                                .formatted(id, shop.till, shop.store, lines)))
                .body()
                .at("/outcomes/0");
    }
}
