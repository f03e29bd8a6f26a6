package dev.stockwell.hub.order;

import static dev.stockwell.hub.order.Shop.body;
import static dev.stockwell.hub.order.Shop.done;
import static dev.stockwell.hub.order.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class OrderCallsTest {
    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void anOrderCommitsItsGoodsInTheOrderOfTheChannelsLocations() {
        shop.with(shop.mug, shop.warehouse, 3).with(shop.mug, shop.store, 5);

        JsonNode answer = done(shop.snapshot("1001", 1, "open", line("a", shop.mug, 4, "")));

        assertThat(answer.path("channel").asString()).isEqualTo(shop.channel);
        assertThat(answer.path("id").asString()).isEqualTo("1001");
        assertThat(answer.path("applied").asBoolean()).isTrue();
        assertThat(answer.at("/lines/0/id").asString()).isEqualTo("a");
        assertLine(answer, 0, 4, 0, 0, 0, 0);
        assertThat(answer.at("/lines/0/sources/0/location").asString()).isEqualTo(shop.warehouse);
        assertThat(answer.at("/lines/0/sources/0/pool").asString()).isEqualTo("shared");
        assertThat(answer.at("/lines/0/sources/0/quantity").asLong()).isEqualTo(3);
        assertThat(answer.at("/lines/0/sources/1/quantity").asLong()).isEqualTo(1);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 0, committed 3, qualityControl 0");
    }

    @Test
    void whatCannotBeHadIsShortAndCoveredWhenItComes() {
        shop.with(shop.mug, shop.warehouse, 1);
        JsonNode answer = done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 3, "")));
        assertLine(answer, 0, 1, 2, 0, 0, 0);
        JsonNode incident = incident("short", "1001", true);
        assertThat(incident.path("sku").asString()).isEqualTo(shop.mug);
        assertThat(incident.path("line").asString()).isEqualTo("1");
        assertThat(incident.path("quantity").asLong()).isEqualTo(2);
        assertThat(incident.path("happened").asString())
                .isEqualTo("2 of " + shop.mug + " could not be had for line 1 of order 1001.");

        shop.with(shop.mug, shop.warehouse, 5);

        assertLine(shop.get("1001"), 0, 3, 0, 0, 0, 0);
        assertThat(incident("short", "1001", false).path("closedAt").asString()).isNotEmpty();
    }

    @Test
    void theSameSnapshotAgainIsTheFirstAnswerAgain() {
        shop.with(shop.mug, shop.warehouse, 9);
        JsonNode first = done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, "")));
        JsonNode second = done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, "")));

        assertThat(first.has("replayed")).isFalse();
        assertThat(second.path("replayed").asBoolean()).isTrue();
        assertThat(second.path("lines")).isEqualTo(first.path("lines"));
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 7, committed 2, qualityControl 0");
    }

    @Test
    void anOlderSnapshotChangesNothing() {
        shop.with(shop.mug, shop.warehouse, 9);
        shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, ""));
        shop.snapshot("1001", 5, "open", line("1", shop.mug, 3, ""));

        for (int second : new int[] {1, 4}) {
            JsonNode older = done(shop.snapshot("1001", second, "open", line("1", shop.mug, 2, "")));
            assertThat(older.path("applied").asBoolean()).isFalse();
            assertLine(older, 0, 3, 0, 0, 0, 0);
        }
    }

    @Test
    void ofEqualVersionsTheLaterFetchWinsEvenIfItSaysWhatWasSaidBefore() {
        shop.with(shop.mug, shop.warehouse, 9);
        for (int quantity : new int[] {2, 5, 2, 5, 1}) {
            JsonNode answer = done(shop.snapshot("1001", 1, "open", line("1", shop.mug, quantity, "")));
            assertThat(answer.path("applied").asBoolean()).isTrue();
            assertLine(answer, 0, quantity, 0, 0, 0, 0);
        }
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 8, committed 1, qualityControl 0");
    }

    @Test
    void aNumberAsVersionCountsMoreThanTheTime() {
        shop.with(shop.mug, shop.warehouse, 9);
        done(shop.put("1001", body(9, "\"version\":\"7\"", line("1", shop.mug, 2, ""))));
        JsonNode newer = done(shop.put("1001", body(1, "\"version\":\"8\"", line("1", shop.mug, 3, ""))));
        JsonNode older = done(shop.put("1001", body(30, "\"version\":\"6\"", line("1", shop.mug, 4, ""))));

        assertThat(newer.path("applied").asBoolean()).isTrue();
        assertThat(older.path("applied").asBoolean()).isFalse();
        assertLine(shop.get("1001"), 0, 3, 0, 0, 0, 0);
    }

    @Test
    void anIdempotencyKeyAnswersTheSameAndRefusesAnotherBody() {
        shop.with(shop.mug, shop.warehouse, 9);
        String path = "/channels/" + shop.channel + "/orders/1001";
        String two = body(1, "\"status\":\"open\"", line("1", shop.mug, 2, ""));
        String three = body(2, "\"status\":\"open\"", line("1", shop.mug, 3, ""));
        String key = "key-" + UUID.randomUUID();

        done(hub.call("PUT", path, two, "Idempotency-Key", key));
        done(hub.put(path, three));
        JsonNode again = done(hub.call("PUT", path, two, "Idempotency-Key", key));
        TestHub.Reply reused = hub.call("PUT", path, three, "Idempotency-Key", key);

        assertThat(again.path("replayed").asBoolean()).isTrue();
        assertLine(again, 0, 2, 0, 0, 0, 0);
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.body().path("code").asString()).isEqualTo("idempotency-key-reused");
        assertLine(shop.get("1001"), 0, 3, 0, 0, 0, 0);
    }

    @Test
    void anOrderOnHoldHasItsGoodsAndACancelledOrClosedOneGivesThemBack() {
        shop.with(shop.mug, shop.warehouse, 9);
        assertLine(done(shop.snapshot("1001", 1, "on-hold", line("1", shop.mug, 2, ""))), 0, 2, 0, 0, 0, 0);
        assertLine(done(shop.snapshot("1001", 2, "cancelled", line("1", shop.mug, 2, ""))), 0, 0, 0, 0, 0, 0);
        assertLine(done(shop.snapshot("1001", 3, "open", line("1", shop.mug, 2, ""))), 0, 2, 0, 0, 0, 0);
        assertLine(done(shop.snapshot("1001", 4, "closed", line("1", shop.mug, 2, ""))), 0, 0, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 9, committed 0, qualityControl 0");
    }

    @Test
    void anAbsentLineStaysUnlessTheSnapshotIsComplete() {
        shop.with(shop.mug, shop.warehouse, 9).with(shop.pot, shop.warehouse, 9);
        shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, ""), line("2", shop.pot, 1, ""));

        JsonNode partial = done(shop.snapshot("1001", 2, "open", line("2", shop.pot, 3, "")));
        assertThat(partial.path("lines")).hasSize(2);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 7, committed 2, qualityControl 0");

        JsonNode complete =
                done(shop.put("1001", body(3, "\"status\":\"open\",\"complete\":true", line("2", shop.pot, 3, ""))));
        assertThat(complete.path("lines")).hasSize(1);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 9, committed 0, qualityControl 0");
        assertThat(shop.stock(shop.pot, shop.warehouse)).isEqualTo("available 6, committed 3, qualityControl 0");
    }

    @Test
    void whoeverPackedItGoodsThatAreShippedLeave() {
        shop.with(shop.mug, shop.warehouse, 9).with(shop.mug, shop.store, 9);
        JsonNode answer = done(shop.snapshot(
                "1001", 1, "open", line("1", shop.mug, 5, """
                "fulfilments":[
                    {"id":"f1","location":"%s","quantity":1,"by":"us"},
                    {"id":"f2","location":"%s","quantity":1,"by":"channel"},
                    {"id":"f3","location":"%s","quantity":2}]""".formatted(shop.warehouse, shop.warehouse, shop.store))));

        assertLine(answer, 0, 1, 0, 0, 4, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 6, committed 1, qualityControl 0");
        assertThat(shop.stock(shop.mug, shop.store)).isEqualTo("available 7, committed 0, qualityControl 0");
    }

    @Test
    void countersMayFall() {
        shop.with(shop.mug, shop.warehouse, 9);
        String shipped =
                "\"fulfilments\":[{\"id\":\"f\",\"location\":\"%s\",\"quantity\":2}]".formatted(shop.warehouse);
        String returned = ",\"returns\":[{\"id\":\"r\",\"location\":\"%s\",\"quantity\":1}]".formatted(shop.warehouse);
        JsonNode after = done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, shipped + returned)));
        assertLine(after, 0, 0, 0, 0, 2, 1);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 7, committed 0, qualityControl 1");

        assertLine(done(shop.snapshot("1001", 2, "open", line("1", shop.mug, 2, shipped))), 0, 0, 0, 0, 2, 0);
        assertLine(done(shop.snapshot("1001", 3, "open", line("1", shop.mug, 2, ""))), 0, 2, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 7, committed 2, qualityControl 0");
    }

    @Test
    void aRefundMovesNothingAndAReturnThatTheChannelRestockedIsSellableAtOnce() {
        shop.with(shop.mug, shop.warehouse, 9);
        String shipped =
                "\"fulfilments\":[{\"id\":\"f\",\"location\":\"%s\",\"quantity\":2}]".formatted(shop.warehouse);
        shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, shipped + ",\"refunded\":2"));
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 7, committed 0, qualityControl 0");

        String returned = ",\"returns\":[{\"id\":\"r\",\"location\":\"%s\",\"quantity\":1,\"restockedByChannel\":true}]"
                .formatted(shop.store);
        shop.snapshot("1001", 2, "open", line("1", shop.mug, 2, shipped + returned));
        assertThat(shop.stock(shop.mug, shop.store)).isEqualTo("available 1, committed 0, qualityControl 0");
    }

    @Test
    void moreShippedThanOrderedHasHappenedAndIsRecorded() {
        shop.with(shop.mug, shop.warehouse, 1);
        String shipped =
                "\"fulfilments\":[{\"id\":\"f\",\"location\":\"%s\",\"quantity\":3}]".formatted(shop.warehouse);

        JsonNode answer = done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, shipped)));

        assertLine(answer, 0, 0, 0, 0, 3, 0);
        assertThat(answer.at("/flags/0").asString()).isEqualTo("negative-available");
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available -2, committed 0, qualityControl 0");
        assertThat(incident(shop.mug).path("kind").asString()).isEqualTo("negative");
    }

    @Test
    void aFulfilmentWithoutAPlaceLeftWhereTheLineHadItsGoodsAndStaysThere() {
        shop.with(shop.mug, shop.store, 3);
        shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, ""));
        String shipped = "\"fulfilments\":[{\"id\":\"f\",\"quantity\":2}]";
        shop.snapshot("1001", 2, "open", line("1", shop.mug, 2, shipped));
        shop.with(shop.mug, shop.warehouse, 9);
        shop.snapshot("1001", 3, "closed", line("1", shop.mug, 2, shipped));

        assertThat(shop.stock(shop.mug, shop.store)).isEqualTo("available 1, committed 0, qualityControl 0");
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 9, committed 0, qualityControl 0");
        assertThat(shop.get("1001").at("/lines/0/fulfilments/0/location").asString())
                .isEqualTo(shop.store);
    }

    @Test
    void aLineForPickupDrawsOnItsPlaceAlone() {
        shop.with(shop.mug, shop.warehouse, 9).with(shop.mug, shop.store, 1);
        String pickup = "\"pickup\":{\"location\":\"%s\"}".formatted(shop.store);

        assertLine(done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, pickup))), 0, 1, 1, 0, 0, 0);

        String fetched = pickup + ",\"fulfilments\":[{\"id\":\"f\",\"quantity\":1}]";
        assertLine(done(shop.snapshot("1001", 2, "open", line("1", shop.mug, 2, fetched))), 0, 0, 1, 0, 1, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 9, committed 0, qualityControl 0");
        assertThat(shop.stock(shop.mug, shop.store)).isEqualTo("available 0, committed 0, qualityControl 0");
    }

    @Test
    void aPackIsCountedInPacksAndABundleInBundlesByTheRecipeOfTheFirstDay() {
        shop.with(shop.mug, shop.warehouse, 100).with(shop.pot, shop.warehouse, 10);
        String set = TestHub.fresh("SET");
        String recipe =
                "{\"title\":\"Set\",\"components\":[{\"sku\":\"%s\",\"quantity\":%d},{\"sku\":\"%s\",\"quantity\":1}]}";
        done(hub.put("/bundles/" + set, recipe.formatted(shop.mug, 4, shop.pot)));

        JsonNode first =
                done(shop.snapshot("1001", 1, "open", line("1", shop.mug + "-12", 2, ""), line("2", set, 3, "")));
        assertLine(first, 0, 2, 0, 0, 0, 0);
        assertLine(first, 1, 3, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 64, committed 36, qualityControl 0");
        assertThat(shop.stock(shop.pot, shop.warehouse)).isEqualTo("available 7, committed 3, qualityControl 0");

        done(hub.put("/bundles/" + set, recipe.formatted(shop.mug, 6, shop.pot)));
        done(hub.put("/items/" + shop.mug, "{\"packs\":[{\"sku\":\"%s-12\",\"units\":10}]}".formatted(shop.mug)));
        JsonNode later =
                done(shop.snapshot("1001", 2, "open", line("1", shop.mug + "-12", 1, ""), line("2", set, 1, "")));
        assertLine(later, 1, 1, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 84, committed 16, qualityControl 0");

        JsonNode another = done(shop.snapshot("1002", 1, "open", line("1", set, 1, "")));
        assertLine(another, 0, 1, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 78, committed 22, qualityControl 0");
    }

    @Test
    void whatIsNotStockedIsRecordedAndNeedsNothing() {
        String card = TestHub.fresh("CARD");
        done(hub.put("/items/" + card, "{\"title\":\"Gift card\",\"stocked\":false}"));

        JsonNode answer = done(shop.snapshot(
                "1001",
                1,
                "open",
                line("1", card, 1, "\"unitPrice\":" + "{\"amount\":\"25.00\",\"currency\":\"GBP\"}")));

        assertLine(answer, 0, 0, 0, 0, 0, 0);
        assertThat(shop.get("1001").at("/lines/0/unitPrice/amount").asString()).isEqualTo("25.00");
        assertThat(shop.get("1001").at("/lines/0/sku").asString()).isEqualTo(card);
    }

    @Test
    void aLineThatComesToNameSomethingElseGivesBackWhatItHad() {
        shop.with(shop.mug, shop.warehouse, 9).with(shop.pot, shop.warehouse, 9);
        shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, ""));
        JsonNode other = done(shop.snapshot("1001", 2, "open", line("1", shop.pot, 2, "")));

        assertThat(other.path("lines")).hasSize(1);
        assertThat(other.at("/lines/0/sku").asString()).isEqualTo(shop.pot);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 9, committed 0, qualityControl 0");
        assertThat(shop.stock(shop.pot, shop.warehouse)).isEqualTo("available 7, committed 2, qualityControl 0");

        String renamed = TestHub.fresh("POT");
        done(hub.post("/items/" + shop.pot + "/rename", "{\"sku\":\"" + renamed + "\"}"));
        JsonNode same = done(shop.snapshot("1001", 3, "open", line("1", renamed, 2, "")));
        assertLine(same, 0, 2, 0, 0, 0, 0);
        assertThat(same.path("lines")).hasSize(1);
        assertThat(same.at("/lines/0/sku").asString()).isEqualTo(renamed);
    }

    @Test
    void anOrdersReservationIsItsGoodsAndNothingIsBookedTwice() {
        shop.with(shop.mug, shop.warehouse, 5);
        String reservation = done(hub.post(
                        "/reservations",
                        "{\"channel\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":3}],\"expiresIn\":\"PT15M\"}"
                                .formatted(shop.channel, shop.mug)))
                .path("id")
                .asString();
        String more = "\"status\":\"open\",\"reservation\":\"" + reservation + "\"";

        assertLine(done(shop.put("1001", body(1, more, line("1", shop.mug, 3, "")))), 0, 3, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 2, committed 3, qualityControl 0");

        // A second order that names the same reservation gets no share of it.
        assertLine(done(shop.put("1002", body(1, more, line("1", shop.mug, 3, "")))), 0, 2, 1, 0, 0, 0);
        assertThat(hub.post("/reservations/" + reservation + "/confirm", "{\"order\":\"1003\"}")
                        .status())
                .isLessThan(500);
    }

    @Test
    void aConfirmedReservationAndItsOrdersSnapshotMeetInOneClaim() {
        shop.with(shop.mug, shop.warehouse, 5);
        String reservation = done(hub.post(
                        "/reservations",
                        "{\"channel\":\"%s\",\"lines\":[{\"sku\":\"%s\",\"quantity\":3}],\"expiresIn\":\"PT15M\"}"
                                .formatted(shop.channel, shop.mug)))
                .path("id")
                .asString();
        done(hub.post("/reservations/" + reservation + "/confirm", "{\"order\":\"1001\"}"));
        assertThat(hub.get("/channels/" + shop.channel + "/orders/1001").status())
                .isEqualTo(404);

        assertLine(done(shop.snapshot("1001", 1, "open", line("1", shop.mug, 3, ""))), 0, 3, 0, 0, 0, 0);
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 2, committed 3, qualityControl 0");
    }

    @Test
    void addressAndWishedDateAreKeptAndShown() {
        done(shop.put(
                "1001",
                body(
                        1,
                        "\"shipTo\":{\"name\":\"Ada\",\"city\":\"Ely\"},\"requestedShipDate\":\"2026-12-24\"",
                        line("1", shop.mug, 1, ""))));

        assertThat(shop.get("1001").at("/shipTo/city").asString()).isEqualTo("Ely");
        assertThat(shop.get("1001").path("requestedShipDate").asString()).isEqualTo("2026-12-24");
        assertThat(shop.get("1001").at("/lines/0").has("promised")).isFalse();
    }

    @Test
    void ordersAreListedByChannelAndStatusPageByPage() {
        shop.snapshot("1", 1, "open", line("1", shop.mug, 1, ""));
        shop.snapshot("2", 1, "cancelled", line("1", shop.mug, 1, ""));
        shop.snapshot("3", 1, "open", line("1", shop.mug, 1, ""));
        String path = "/orders?channel=" + shop.channel + "&status=open&limit=1";

        JsonNode first = done(hub.get(path));
        JsonNode second = done(hub.get(path + "&cursor=" + first.path("next").asString()));

        assertThat(first.at("/items/0/id").asString()).isEqualTo("3");
        assertThat(second.at("/items/0/id").asString()).isEqualTo("1");
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(hub.get("/orders?status=lost").status()).isEqualTo(400);
        assertThat(hub.get("/orders?channel=no-such").status()).isEqualTo(404);
        assertThat(hub.get("/orders?cursor=eA").status()).isEqualTo(400);
        assertThat(hub.get("/incidents?kind=nonsense").status()).isEqualTo(400);
        assertThat(hub.get("/incidents?open=perhaps").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
            "quantity":-1                                                             | 400 | lines[0].quantity
            "quantity":1000000000000000000                                            | 400 | lines[0].quantity
            "quantity":100000000000000000000000                                       | 400 | lines[0].quantity
            "quantity":1.5                                                            | 400 | lines[0].quantity
            "quantity":1,"cancelled":2                                                | 400 | lines[0].cancelled
            "quantity":1,"refunded":-2                                                | 400 | lines[0].refunded
            "quantity":1,"fulfilments":[{"id":"f","location":"nowhere","quantity":1}] | 404 | lines[0].fulfilments[0].location
            "quantity":1,"fulfilments":[{"id":"f","quantity":-1}]                     | 400 | lines[0].fulfilments[0].quantity
            "quantity":1,"fulfilments":[{"id":"f","quantity":1,"by":"elves"}]         | 400 | lines[0].fulfilments[0].by
            "quantity":1,"fulfilments":[{"id":"f","quantity":1},{"id":"f","quantity":1}] | 400 | lines[0].fulfilments[1].id
            "quantity":1,"fulfilments":[{"quantity":999999999999},{"quantity":999999999999}] | 400 | lines[0].fulfilments
            "quantity":999999999999,"fulfilments":[{"quantity":999999999999}]         | 422 | lines[0].quantity
            "quantity":1,"returns":[{"id":"r","quantity":1}]                          | 400 | lines[0].returns[0].location
            "quantity":1,"pickup":{"location":"nowhere"}                              | 404 | lines[0].pickup.location
            "quantity":1,"colour":"blue"                                              | 400 | lines[0].colour
            """)
    void whatCannotBeIsRefusedAndTheFieldIsNamed(String line, int status, String field) {
        TestHub.Reply reply = shop.put(
                "1001", body(1, "\"status\":\"open\"", "{\"id\":\"1\",\"sku\":\"%s\",%s}".formatted(shop.mug, line)));

        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.body().at("/errors/0/field").asString()).isEqualTo(field);
        assertThat(hub.get("/channels/" + shop.channel + "/orders/1001").status())
                .isEqualTo(404);
    }

    @Test
    void aSnapshotThatCannotBeIsRefusedAndTheFieldIsNamed() {
        String mug = line("1", shop.mug, 1, "");
        assertRefused(hub.put("/channels/none/orders/1", body(1, "\"status\":\"open\"", mug)), 404, "channel");
        assertRefused(shop.put("1", body(1, "\"status\":\"lost\"", mug)), 400, "status");
        assertRefused(shop.put("1", body(1, "\"status\":\"open\"", mug, mug)), 400, "lines[1].id");
        assertRefused(shop.put("1", "{\"lines\":[]}"), 400, "updatedAt");
        assertRefused(shop.put("1", "{\"updatedAt\":\"2999-01-01T00:00:00Z\"}"), 400, "updatedAt");
        assertRefused(shop.put("1", body(1, "\"shipTo\":{\"a\":\"\\ud800\"}", mug)), 400, "shipTo");
        assertRefused(shop.put("1", body(1, "\"requestedShipDate\":\"soon\"", mug)), 400, "requestedShipDate");
        assertRefused(
                shop.put("1", body(1, "\"status\":\"open\"", "{\"id\":\"1\",\"quantity\":1}")), 400, "lines[0].sku");
        String[] tooMany = Collections.nCopies(2_001, mug).toArray(String[]::new);
        assertRefused(shop.put("1", body(1, "\"status\":\"open\"", tooMany)), 400, "lines");
        assertThat(done(shop.put("2", body(1, "\"shipTo\":{\"a\":\"\\u0000\\ud83d\\ude00\"}", mug)))
                        .path("applied")
                        .asBoolean())
                .isTrue();
    }

    private static void assertRefused(TestHub.Reply reply, int status, String field) {
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(status);
        assertThat(reply.body().at("/errors/0/field").asString()).isEqualTo(field);
    }

    private JsonNode incident(String kind, String order, boolean isOpen) {
        JsonNode all = done(hub.get("/incidents?kind=" + kind + "&open=" + isOpen + "&limit=1000"));
        return all.path("items")
                .valueStream()
                .filter(each -> each.path("order").asString("").equals(order)
                        && each.path("channel").asString("").equals(shop.channel))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode incident(String sku) {
        JsonNode all = done(hub.get("/incidents?limit=1000"));
        return all.path("items")
                .valueStream()
                .filter(each -> each.path("sku").asString("").equals(sku))
                .findFirst()
                .orElseThrow();
    }

    private static void assertLine(
            JsonNode order, int index, long committed, long lacking, long parked, long shipped, long returned) {
        JsonNode line = order.path("lines").path(index);
        assertThat("committed %d, short %d, parked %d, shipped %d, returned %d"
                        .formatted(
                                line.path("committed").asLong(-1),
                                line.path("short").asLong(-1),
                                line.path("parked").asLong(-1),
                                line.path("shipped").asLong(-1),
                                line.path("returned").asLong(-1)))
                .isEqualTo("committed %d, short %d, parked %d, shipped %d, returned %d"
                        .formatted(committed, lacking, parked, shipped, returned));
    }
}
