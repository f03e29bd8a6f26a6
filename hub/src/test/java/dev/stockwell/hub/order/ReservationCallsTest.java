package dev.stockwell.hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ReservationCallsTest {
    private final TestHub hub = TestHub.shared();
    private final Shop shop = new Shop();

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aReservationSetsStockAside() {
        shop.received(shop.mug, shop.warehouse, 15);

        TestHub.Reply reply = shop.reserved(two(shop.mug));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().path("status").asString()).isEqualTo("held");
        assertThat(reply.body().at("/lines/0/held").asLong()).isEqualTo(2);
        assertThat(reply.body().at("/lines/0/sources/0/location").asString()).isEqualTo(shop.warehouse);
        assertThat(shop.level(shop.mug, shop.warehouse).path("reserved").asLong())
                .isEqualTo(2);
        assertThat(hub.get("/reservations/" + id(reply)).body().path("status").asString())
                .isEqualTo("held");
    }

    @Test
    void aRefusalNamesEachShortLine() {
        shop.received(shop.mug, shop.warehouse, 1);

        TestHub.Reply reply =
                shop.reserved("{'channel':'%s','lines':[{'sku':'%s','quantity':2},{'sku':'%s','quantity':1}]}"
                        .formatted(shop.web, shop.mug, shop.pot));

        assertThat(reply.status()).isEqualTo(409);
        assertThat(reply.body().path("code").asString()).isEqualTo("insufficient-stock");
        assertThat(reply.body().path("shortages").toString())
                .isEqualTo(Shop.json(
                        "[{'line':0,'sku':'%s','requested':2,'available':1},{'line':1,'sku':'%s','requested':1,'available':0}]"
                                .formatted(shop.mug, shop.pot)));
    }

    @Test
    void theSameIdAnswersTheSameRefusalToo() {
        String body = "{'id':'%s','channel':'%s','lines':[{'sku':'%s','quantity':2}]}"
                .formatted(UUID.randomUUID(), shop.web, shop.mug);

        TestHub.Reply first = shop.reserved(body);
        shop.received(shop.mug, shop.warehouse, 5);
        TestHub.Reply again = shop.reserved(body);

        assertThat(first.status()).isEqualTo(409);
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.body().path("replayed").asBoolean()).isTrue();
    }

    @Test
    void anIdServesOneRequestOnly() {
        shop.received(shop.mug, shop.warehouse, 9);
        UUID id = UUID.randomUUID();
        String body = "{'id':'%s','channel':'%s','lines':[{'sku':'%s','quantity':%d}]}";

        shop.reserved(body.formatted(id, shop.web, shop.mug, 2));
        TestHub.Reply other = shop.reserved(body.formatted(id, shop.web, shop.mug, 3));

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.body().path("code").asString()).isEqualTo("idempotency-key-reused");
    }

    @Test
    void aPartialReservationHoldsWhatThereIs() {
        shop.received(shop.mug, shop.warehouse, 1);

        TestHub.Reply reply = shop.reserved(
                "{'channel':'%s','partial':true,'lines':[{'sku':'%s','quantity':2}]}".formatted(shop.web, shop.mug));

        assertThat(reply.body().at("/lines/0/held").asLong()).isEqualTo(1);
    }

    @Test
    void aBundleHoldsItsComponentsAndAnUnstockedItemNeedsNone() {
        shop.received(shop.mug, shop.warehouse, 8);
        shop.received(shop.pot, shop.warehouse, 2);

        TestHub.Reply reply =
                shop.reserved("{'channel':'%s','lines':[{'sku':'%s','quantity':2},{'sku':'%s','quantity':1}]}"
                        .formatted(shop.web, shop.set, shop.tip));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.body().at("/lines/1/held").asLong()).isEqualTo(1);
        assertThat(shop.level(shop.mug, shop.warehouse).path("reserved").asLong())
                .isEqualTo(8);
        assertThat(hub.get("/reservations/" + id(reply))
                        .body()
                        .at("/lines/0/sku")
                        .asString())
                .isEqualTo(shop.set);
    }

    @Test
    void aConfirmedReservationCommitsAndAnswersTheSameAgain() {
        shop.received(shop.mug, shop.warehouse, 5);
        String id = id(shop.reserved(two(shop.mug)));

        TestHub.Reply first =
                hub.post("/reservations/%s/confirm".formatted(id), Shop.json("{'order':'%s-1'}".formatted(shop.web)));
        TestHub.Reply again =
                hub.post("/reservations/%s/confirm".formatted(id), Shop.json("{'order':'%s-1'}".formatted(shop.web)));
        TestHub.Reply release = hub.call("POST", "/reservations/%s/release".formatted(id), null);

        assertThat(first.body()).isEqualTo(again.body());
        assertThat(first.body().path("status").asString()).isEqualTo("confirmed");
        assertThat(release.status()).isEqualTo(409);
        assertThat(release.body().path("code").asString()).isEqualTo("already-confirmed");
        assertThat(shop.level(shop.mug, shop.warehouse).path("committed").asLong())
                .isEqualTo(2);
    }

    @Test
    void aReleasedReservationGivesItsStockBack() {
        shop.received(shop.mug, shop.warehouse, 5);
        String id = id(shop.reserved(two(shop.mug)));

        TestHub.Reply released = hub.call("POST", "/reservations/%s/release".formatted(id), null);
        TestHub.Reply confirm = hub.call("POST", "/reservations/%s/confirm".formatted(id), null);

        assertThat(released.body().path("status").asString()).isEqualTo("released");
        assertThat(confirm.body().path("code").asString()).isEqualTo("already-released");
        assertThat(shop.level(shop.mug, shop.warehouse).path("available").asLong())
                .isEqualTo(5);
    }

    @Test
    void linesAreReplacedInOneStep() {
        shop.received(shop.mug, shop.warehouse, 5);
        String id = id(shop.reserved(two(shop.mug)));

        TestHub.Reply replaced =
                hub.put("/reservations/" + id, Shop.json("{'lines':[{'sku':'%s','quantity':5}]}".formatted(shop.mug)));

        assertThat(replaced.body().at("/lines/0/held").asLong()).isEqualTo(5);
        assertThat(shop.level(shop.mug, shop.warehouse).path("reserved").asLong())
                .isEqualTo(5);
    }

    @Test
    void aBatchAnswersEachReservation() {
        shop.received(shop.mug, shop.warehouse, 3);

        TestHub.Reply reply = hub.post(
                "/reservations/batch",
                Shop.json("{'reservations':[%s,%s,{'channel':'nobody','lines':[{'sku':'%s','quantity':1}]}]}"
                        .formatted(two(shop.mug), two(shop.mug), shop.mug)));

        JsonNode outcomes = reply.body().path("outcomes");
        assertThat(outcomes.at("/0/status").asString()).isEqualTo("held");
        assertThat(outcomes.at("/1/problem/code").asString()).isEqualTo("insufficient-stock");
        assertThat(outcomes.at("/2/problem/errors/0/field").asString()).isEqualTo("reservations[2].channel");
    }

    @Test
    void whatIsUnknownIsNamed() {
        assertThat(shop.reserved(two("NOPE")).body().path("code").asString()).isEqualTo("unknown-sku");
        assertThat(shop.reserved("{'channel':'%s','lines':[{'sku':'%s','quantity':1,'location':'%s'}]}"
                                .formatted(shop.web, shop.mug, shop.store))
                        .body()
                        .path("code")
                        .asString())
                .isEqualTo("location-not-served");
        assertThat(hub.get("/reservations/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(hub.get("/reservations/xyz").status()).isEqualTo(400);
    }

    private String two(String sku) {
        return "{'channel':'%s','lines':[{'sku':'%s','quantity':2}]}".formatted(shop.web, sku);
    }

    private static String id(TestHub.Reply reply) {
        return reply.body().path("id").asString();
    }
}
