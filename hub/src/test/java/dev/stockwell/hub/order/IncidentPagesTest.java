package dev.stockwell.hub.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Browser;
import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.hub.web.Headline;
import dev.stockwell.kernel.reading.Incidents;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class IncidentPagesTest {
    private final TestHub hub = TestHub.shared();
    private final Shop shop = new Shop();
    private final Browser owner = Browser.ofOwner(hub);
    private final String order = TestHub.fresh("order");

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aShortLineNamesItsCustomerAndIsCoveredByStockThatIsMovedIn() {
        shop.received(shop.mug, shop.warehouse, 3);
        shop.received(shop.mug, shop.store, 4);
        ordered(shop.mug, 5);
        String path = path("short", shop.mug);

        Browser.Seen seen = owner.get(path);
        assertThat(seen.text())
                .contains("2 of " + shop.mug + " could not be had for line 1 of order " + order)
                .contains("Grace Hopper")
                .contains("Still lacking 2")
                .contains("Store: 4");
        Browser.Seen tooMany = bring(seen, path, "9");
        assertThat(tooMany.status()).isEqualTo(400);
        assertThat(tooMany.text()).contains("Quantity is more than the 4 that can be taken there.");
        assertThat(tooMany.field("quantity")).isEqualTo("9");

        Browser.Seen done = bring(seen, path, "2");

        assertThat(done.path()).isEqualTo("/incidents");
        assertThat(done.text()).contains("Moved 2. The line has all it wants. That closed the incident.");
        assertThat(shop.level(shop.mug, shop.warehouse).path("committed").asLong())
                .isEqualTo(5);
        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(2);
        assertThat(owner.get("/incidents").text()).doesNotContain("Moved 2.");
    }

    @Test
    void theSameFormSentTwiceMovesOnce() {
        shop.received(shop.mug, shop.store, 9);
        ordered(shop.mug, 5);
        String path = path("short", shop.mug);
        Browser.Seen seen = owner.get(path);

        bring(seen, path, "2");
        bring(seen, path, "2");

        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(7);
    }

    @Test
    void theSameFormSentTwiceGetsTheSameAnswerAlsoWhenNothingIsLeftThere() {
        shop.received(shop.mug, shop.store, 2);
        ordered(shop.mug, 5);
        String path = path("short", shop.mug);
        Browser.Seen seen = owner.get(path);

        bring(seen, path, "2");
        Browser.Seen again = bring(seen, path, "2");

        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("Moved 2. The line still lacks 3.");
        assertThat(shop.level(shop.mug, shop.warehouse).path("committed").asLong())
                .isEqualTo(2);
    }

    @Test
    void whatIsMeasuredIsShownAndTypedInItsUnit() {
        String cloth = cloth();
        shop.received(cloth, shop.warehouse, 3000);
        shop.received(cloth, shop.store, 20_000);
        ordered(cloth, 12_500);
        String path = path("short", cloth);

        Browser.Seen seen = owner.get(path);
        assertThat(seen.text())
                .contains("9.5 of " + cloth + " could not be had")
                .contains("Still lacking 9.5")
                .contains("Store: 20 ")
                .contains("Quantity in m");
        assertThat(seen.field("quantity")).isEqualTo("9.5");
        assertThat(bring(seen, path, "0,0001").text()).contains("Quantity in m may have 3 decimals and no more.");
        assertThat(bring(seen, path, "20.5").text()).contains("is more than the 20 that can be taken there.");
        assertThat(bring(seen, path, "2").text()).contains("The line still lacks 7.5.");
        Browser.Seen second = owner.get(path);
        bring(second, path, "7,5");

        assertThat(shop.level(cloth, shop.store).path("available").asLong()).isEqualTo(10_500);
        assertThat(owner.get("/orders/" + shop.web + "/" + order).text())
                .contains("Cloth 12.5 12.5 0 0 0 12.5 of " + cloth + " at Warehouse");
        assertThat(owner.get("/orders?channel=" + shop.web).text()).contains("1 12.5 0 0");
    }

    @Test
    void whatIsMeasuredIsCountedInItsUnit() {
        String cloth = cloth();
        hub.post(
                "/sales",
                Shop.json(
                        "{'sales':[{'id':'%s','channel':'%s','location':'%s','lines':[{'sku':'%s','quantity':1200}]}]}"
                                .formatted(UUID.randomUUID(), shop.till, shop.store, cloth)));
        String path = path("negative", cloth);
        Browser.Seen seen = owner.get(path);
        assertThat(seen.text()).contains("1.2 more of " + cloth + " left").contains("now -1.2 on hand");

        owner.send(path + "/count", "command", seen.field("command"), "quantity", "12");

        assertThat(shop.level(cloth, shop.store).path("available").asLong()).isEqualTo(12_000);
    }

    @Test
    void whatDoesNotFitAnIncidentIsRefusedWithWhatDoes() {
        String strange = TestHub.fresh("STRANGE");
        ordered(strange, 2);
        String parked = path("parked", strange);
        String id = UUID.randomUUID().toString();

        Browser.Seen brought =
                owner.send(parked + "/bring", "command", id, "from", "shared@x", "to", shop.warehouse, "quantity", "1");
        assertThat(brought.status()).isEqualTo(400);
        assertThat(brought.text()).contains("say what the unknown name stands for");
        assertThat(owner.send(parked + "/count", "command", id, "quantity", "1").status())
                .isEqualTo(400);

        shop.received(shop.mug, shop.store, 4);
        hub.put(
                "/channels/" + shop.web + "/orders/" + order + "-2",
                Shop.json(
                        "{'updatedAt':'2026-01-01T00:00:00Z','placedAt':'2026-01-01T00:00:00Z','status':'open','lines':[{'id':'1','sku':'%s','quantity':1}]}"
                                .formatted(shop.mug)));
        String lacking = path("short", shop.mug);
        Browser.Seen counted = owner.send(lacking + "/count", "command", id, "quantity", "1");
        assertThat(counted.status()).isEqualTo(400);
        assertThat(counted.text()).contains("bring some from elsewhere");
        assertThat(owner.send(lacking + "/name", "sku", shop.mug).status()).isEqualTo(400);
    }

    @Test
    void countingWhereTheCountWasWrongClosesTheIncident() {
        shop.received(shop.mug, shop.store, 1);
        hub.post(
                "/sales",
                Shop.json("{'sales':[{'id':'%s','channel':'%s','location':'%s','lines':[{'sku':'%s','quantity':3}]}]}"
                        .formatted(UUID.randomUUID(), shop.till, shop.store, shop.mug)));
        String path = path("negative", shop.mug);
        Browser.Seen seen = owner.get(path);
        assertThat(seen.text()).contains("now -2 on hand");
        Browser.Seen refused = owner.send(path + "/count", "command", seen.field("command"), "quantity", "many");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("The count is not a number: many.");

        Browser.Seen done = owner.send(path + "/count", "command", seen.field("command"), "quantity", "6");

        assertThat(done.text()).contains("Counted: 6 on hand. That closed the incident.");
        assertThat(shop.level(shop.mug, shop.store).path("available").asLong()).isEqualTo(6);
        assertThat(owner.get(path).text()).contains("Closed").contains("by itself");
    }

    @Test
    void aNameThatNobodyKnewIsSaidToBeAnItemAndItsOrderTakesEffect() {
        shop.received(shop.mug, shop.warehouse, 3);
        String strange = TestHub.fresh("STRANGE");
        ordered(strange, 2);
        String path = path("parked", strange);
        assertThat(owner.send(path + "/name", "sku", "NOBODY-KNOWS").text()).contains("There is no item NOBODY-KNOWS");

        Browser.Seen done = owner.send(path + "/name", "sku", shop.mug);

        assertThat(done.text()).contains("That closed the incident.");
        assertThat(shop.level(shop.mug, shop.warehouse).path("committed").asLong())
                .isEqualTo(2);
    }

    @Test
    void anIncidentIsClosedWithANoteAndNotWithoutOne() {
        ordered(shop.mug, 2);
        String path = path("short", shop.mug);
        assertThat(owner.send(path + "/close", "note", " ").text()).contains("What was decided is empty.");

        owner.send(path + "/close", "note", "Customer will wait");

        assertThat(owner.get(path).text()).contains("Closed · Short").contains("by owner: Customer will wait");
        assertThat(owner.get("/incidents?state=closed").text()).contains(": Customer will wait");
    }

    @Test
    void whoMayOnlyLookIsOfferedNothingToDo() {
        ordered(shop.mug, 2);

        Browser.Seen seen = Browser.ofReader(hub).get(path("short", shop.mug));

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.text()).contains("Still lacking 2").doesNotContain("Close with this note");
    }

    @Test
    void openIncidentsAreListedTheWorstFirstAndTheHeadlineLeadsThere() {
        ordered(shop.mug, 2);
        // The headline is at most a second old: one that was read before the order may still be shown.
        Instant until = Instant.now().plusSeconds(5);
        while (owner.get("/incidents?kind=short").text().contains("No open incidents")
                && Instant.now().isBefore(until)) {
            Thread.onSpinWait();
        }

        Browser.Seen seen = owner.get("/incidents?kind=short");

        assertThat(seen.text()).contains("may let a customer down").contains("order " + order);
        assertThat(owner.get("/incidents?kind=nonsense").status()).isEqualTo(400);
    }

    @Test
    void theStateOfTheWholeIsRedForCustomersAmberForCountsAndNeverGreenUnchecked() {
        assertThat(StateOfTheWhole.of(List.of()).tone()).isEqualTo(Headline.Tone.NEUTRAL);
        assertThat(StateOfTheWhole.of(List.of(new Incidents.Count("negative", 1, 0))))
                .isEqualTo(new Headline(Headline.Tone.WARNING, "1 count was wrong", "/incidents"));
        assertThat(StateOfTheWhole.of(
                                List.of(new Incidents.Count("negative", 2, 0), new Incidents.Count("parked", 1, 1)))
                        .tone())
                .isEqualTo(Headline.Tone.DANGER);
    }

    private Browser.Seen bring(Browser.Seen seen, String path, String quantity) {
        return owner.send(
                path + "/bring",
                "command",
                seen.field("command"),
                "from",
                "shared@" + shop.store,
                "to",
                shop.warehouse,
                "quantity",
                quantity);
    }

    private String cloth() {
        String cloth = TestHub.fresh("CLOTH");
        shop.created("/items/" + cloth, "{'title':'Cloth','unit':{'code':'m','decimals':3}}");
        return cloth;
    }

    private void ordered(String sku, long quantity) {
        TestHub.Reply reply = hub.put(
                "/channels/" + shop.web + "/orders/" + order,
                Shop.json(
                        "{'updatedAt':'2026-01-01T00:00:00Z','placedAt':'2026-01-01T00:00:00Z','status':'open','shipTo':{'name':'Grace Hopper'},'lines':[{'id':'1','sku':'%s','quantity':%d}]}"
                                .formatted(sku, quantity)));
        assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    }

    /** Where the open incident of a kind about a SKU is shown. */
    private String path(String kind, String sku) {
        JsonNode all =
                hub.get("/incidents?open=true&limit=1000&kind=" + kind).body().path("items");
        for (JsonNode each : all) {
            if (each.path("sku").asString("").equals(sku)) {
                return "/incidents/" + each.path("id").asString();
            }
        }
        throw new AssertionError("no incident " + kind + " of " + sku + ": " + all);
    }
}
