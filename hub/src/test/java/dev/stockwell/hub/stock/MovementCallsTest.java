package dev.stockwell.hub.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class MovementCallsTest {
    private final TestHub hub = TestHub.shared();
    private final Shop shop = new Shop();

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aReceiptShowsInStockAndLedger() {
        shop.received(shop.mug, shop.warehouse, 15);

        assertThat(level().path("available").asLong()).isEqualTo(15);
        JsonNode movement = hub.get("/ledger?sku=" + shop.mug).body().at("/items/0");
        assertThat(movement.at("/from/state").asString()).isEqualTo("supplier");
        assertThat(movement.at("/to/location").asString()).isEqualTo(shop.warehouse);
        assertThat(movement.path("toBalance").asLong()).isEqualTo(15);
        assertThat(movement.path("fromBalance").isNull()).isTrue();
    }

    @Test
    void aPackCountsAsTheUnitsThatItHolds() {
        shop.received(shop.box, shop.warehouse, 2);

        assertThat(level().path("onHand").asLong()).isEqualTo(24);
    }

    @Test
    void everyTypeOfMovementDoesWhatItSays() {
        shop.received(shop.mug, shop.warehouse, 30);

        apply("'type':'return-to-supplier','quantity':2");
        apply("'type':'adjust','quantity':-3,'reason':'broken'");
        apply("'type':'adjust','quantity':1,'reason':'found'");
        apply("'type':'state','quantity':4,'from':'available','to':'damaged','reason':'dropped'");
        apply("'type':'write-off','quantity':1,'from':'damaged','reason':'thrown away'");
        apply("'type':'move','quantity':5,'to':'%s'".formatted(shop.store));
        apply("'type':'set','quantity':20,'expected':17");
        apply("'type':'convert','quantity':12,'to':{'sku':'%s','quantity':1}".formatted(shop.pot));

        assertThat(level().path("available").asLong()).isEqualTo(8);
        assertThat(level().path("damaged").asLong()).isEqualTo(3);
        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(5);
        assertThat(shop.level(shop.pot, shop.warehouse).path("available").asLong())
                .isEqualTo(1);
        apply("'type':'count','quantity':10");
        assertThat(level().path("onHand").asLong()).isEqualTo(10);
    }

    @Test
    void anOpeningIsBookedFromTheOpening() {
        apply("'type':'opening','quantity':7,'unitCost':{'amount':'2.55','currency':'GBP'}");

        JsonNode movement = hub.get("/ledger?sku=" + shop.mug).body().at("/items/0");
        assertThat(movement.at("/from/state").asString()).isEqualTo("opening");
        assertThat(movement.at("/unitValue/amount").asString()).isEqualTo("2.55");
    }

    @Test
    void aPoolIsFilledFromShared() {
        hub.put("/pools/" + shop.web, "{\"name\":\"Apart\"}");
        shop.received(shop.mug, shop.warehouse, 10);

        apply("'type':'allocate','quantity':6,'fromPool':'shared','toPool':'%s'".formatted(shop.web));

        assertThat(level().path("available").asLong()).isEqualTo(4);
        assertThat(hub.get("/stock?sku=%s&pool=%s".formatted(shop.mug, shop.web))
                        .body()
                        .at("/items/0/available")
                        .asLong())
                .isEqualTo(6);
    }

    @Test
    void oneBadLineNeverStopsTheOthers() {
        TestHub.Reply reply = hub.post(
                "/movements",
                Shop.json("{'movements':[%s,%s,%s]}"
                        .formatted(
                                line("'type':'receive','quantity':1"),
                                line("'type':'receive','quantity':-1"),
                                line("'type':'receive','quantity':2"))));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()
                        .path("outcomes")
                        .valueStream()
                        .map(outcome -> outcome.path("status").asString()))
                .containsExactly("applied", "refused", "applied");
        assertThat(reply.body().at("/outcomes/1/problem/errors/0/field").asString())
                .isEqualTo("movements[1].quantity");
        assertThat(level().path("available").asLong()).isEqualTo(3);
    }

    @Test
    void theSameIdIsAppliedOnceAndAnsweredAgain() {
        String line = line("'type':'receive','quantity':5,'id':'%s'".formatted(UUID.randomUUID()));

        shop.moved(line);
        JsonNode again = shop.moved(line);

        assertThat(again.path("replayed").asBoolean()).isTrue();
        assertThat(level().path("available").asLong()).isEqualTo(5);
    }

    @Test
    void anIdempotencyKeyStandsForEveryLine() {
        String body = Shop.json("{'movements':[%s,%s]}"
                .formatted(line("'type':'receive','quantity':1"), line("'type':'receive','quantity':2")));
        String key = TestHub.fresh("delivery note");

        hub.call("POST", "/movements", body, "Idempotency-Key", key);
        TestHub.Reply again = hub.call("POST", "/movements", body, "Idempotency-Key", "\"" + key + "\"");

        assertThat(again.body().at("/outcomes/1/replayed").asBoolean()).isTrue();
        assertThat(level().path("available").asLong()).isEqualTo(3);
    }

    @Test
    void aStaleExpectationIsToldWithTheCurrentValue() {
        shop.received(shop.mug, shop.warehouse, 9);

        JsonNode outcome = shop.moved(line("'type':'set','quantity':20,'expected':8"));

        assertThat(outcome.at("/problem/code").asString()).isEqualTo("stale-expectation");
        assertThat(outcome.at("/problem/current").asLong()).isEqualTo(9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            textBlock = """
            'type':'adjust','quantity':1                            | reason
            'type':'set','quantity':1                               | expected
            'type':'fly','quantity':1                               | type
            'type':'move','quantity':1,'to':'nowhere'               | to
            'type':'state','quantity':1,'from':'reserved','to':'damaged','reason':'x' | from
            'type':'receive','quantity':1000000000001               | quantity
            'type':'receive','quantity':1,'pool':'none'             | pool
            'type':'receive','quantity':1,'occurredAt':'1900-01-01T00:00:00Z' | occurredAt
            'type':'receive','quantity':1,'unitCost':{'amount':'x','currency':'GBP'} | unitCost.amount
            'type':'convert','quantity':1,'to':'x'                  | to
            """)
    void aLineThatMakesNoSenseNamesItsField(String fields, String field) {
        JsonNode outcome = shop.moved(line(fields.strip()));

        assertThat(outcome.path("status").asString()).isEqualTo("refused");
        assertThat(outcome.at("/problem/errors/0/field").asString()).isEqualTo("movements[0]." + field);
    }

    @Test
    void whereTheCountIsNotOursOnlyObservationsChangeIt() {
        String remote = TestHub.fresh("fba");
        shop.created("/locations/" + remote, "{'name':'FBA','type':'remote','authority':'amazon'}");

        JsonNode adjusted = shop.moved(
                "{'type':'adjust','sku':'%s','location':'%s','quantity':3,'reason':'x'}".formatted(shop.mug, remote));
        TestHub.Reply seen = observe(remote, "amazon", 28);
        TestHub.Reply stranger = observe(remote, "somebody", 1);

        assertThat(adjusted.at("/problem/code").asString()).isEqualTo("not-authority");
        assertThat(seen.body().at("/outcomes/0/status").asString()).isEqualTo("applied");
        assertThat(stranger.body().at("/outcomes/0/problem/code").asString()).isEqualTo("not-authority");
        assertThat(shop.level(shop.mug, remote).path("available").asLong()).isEqualTo(28);
    }

    @Test
    void mergedItemsBecomeOneWithAllTheirStock() {
        shop.received(shop.mug, shop.warehouse, 3);
        shop.received(shop.pot, shop.warehouse, 4);

        TestHub.Reply merged =
                hub.post("/items/%s/merge".formatted(shop.pot), Shop.json("{'into':'%s'}".formatted(shop.mug)));

        assertThat(merged.status()).isEqualTo(200);
        assertThat(shop.level(shop.pot, shop.warehouse).path("available").asLong())
                .isEqualTo(7);
        assertThat(shop.level(shop.pot, shop.warehouse).path("sku").asString()).isEqualTo(shop.mug);
    }

    @Test
    void theLevelsArePagedByCursor() {
        shop.received(shop.mug, shop.warehouse, 1);
        shop.received(shop.mug, shop.store, 2);

        TestHub.Reply first = hub.get("/stock?limit=1&sku=" + shop.mug);
        TestHub.Reply second = hub.get("/stock?limit=1&sku=" + shop.mug + "&cursor="
                + first.body().path("next").asString());

        assertThat(List.of(
                        first.body().at("/items/0/location").asString(),
                        second.body().at("/items/0/location").asString()))
                .containsExactly(shop.warehouse, shop.store);
        assertThat(second.body().path("next").isNull()).isTrue();
    }

    private TestHub.Reply observe(String location, String system, long available) {
        return hub.post(
                "/observations",
                Shop.json(("{'system':'%s','observations':[{'sku':'%s','location':'%s','quantities':{'available':%d},"
                                + "'observedAt':'2026-01-01T00:00:00Z'}]}")
                        .formatted(system, shop.mug, location, available)));
    }

    private void apply(String fields) {
        JsonNode outcome = shop.moved(line(fields));
        assertThat(outcome.path("status").asString()).as(outcome.toString()).isEqualTo("applied");
    }

    private String line(String fields) {
        return "{%s,'sku':'%s','location':'%s'}".formatted(fields, shop.mug, shop.warehouse);
    }

    private JsonNode level() {
        return shop.level(shop.mug, shop.warehouse);
    }
}
