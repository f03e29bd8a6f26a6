package dev.stockwell.hub.stock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Stock changed by hand through the pages: what is announced happens, once, and can be taken back. */
class ChangePagesTest {
    private final TestHub hub = TestHub.shared();
    private final TestBrowser browser = TestBrowser.ofTheOwner(hub);
    private final String shop = TestHub.fresh("change");
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void aShopWithTwoPlacesAndTenOfOneItem() {
        hub.put("/locations/" + shop + "-a", "{\"name\":\"Place A\",\"type\":\"store\"}");
        hub.put("/locations/" + shop + "-b", "{\"name\":\"Place B\",\"type\":\"store\"}");
        hub.put("/pools/" + shop, "{\"name\":\"Trade\"}");
        hub.put("/items/" + shop, "{\"title\":\"Thing\"}");
        hub.put(
                "/channels/" + shop,
                "{\"name\":\"Web " + shop + "\",\"profile\":\"d2c\",\"locations\":[\"" + shop + "-a\"]}");
        book("receive", "10");
    }

    @Test
    void announcesWhatChannelsWillShowAndBooksNothingYet() {
        String page = preview("adjust", "-3", "reason", "lost");

        assertThat(words(page)).contains("Available at Place A 10 → 7", "Web " + shop + " may show 10 → 7");
        assertThat(available("-a")).isEqualTo(10);
    }

    @Test
    void booksAChangeOnceHoweverOftenItIsSent() {
        String again = UUID.randomUUID().toString();
        for (int i = 0; i < 3; i++) {
            submit("/stock/change/book", again, "receive", "5");
        }

        assertThat(available("-a")).isEqualTo(15);
    }

    @Test
    void takesEveryKindOfChangeBack() {
        takesBack("receive", "4");
        takesBack("adjust", "-2", "reason", "lost");
        takesBack("adjust", "3", "reason", "found");
        takesBack("count", "7");
        takesBack("move", "6", "to", shop + "-b");
        takesBack("allocate", "5", "toPool", shop);
        takesBack("state", "4", "fromState", "available", "toState", "damaged", "reason", "broken");
        book("state", "2", "fromState", "available", "toState", "damaged", "reason", "broken");
        takesBack("write-off", "2", "fromState", "damaged", "reason", "broken");
        hub.assertCoherent();
    }

    @Test
    void takesAReceiptBackThatCoveredAnOrder() {
        book("adjust", "-10", "reason", "lost");
        hub.put(
                "/channels/" + shop + "/orders/1",
                "{\"updatedAt\":\"2026-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\",\"status\":\"open\",\"lines\":"
                        + "[{\"id\":\"1\",\"sku\":\"" + shop + "\",\"quantity\":4}]}");

        takesBack("receive", "10");

        JsonNode order = hub.get("/channels/" + shop + "/orders/1").body();
        assertThat(order.at("/lines/0/short").asLong()).isEqualTo(4);
        hub.assertCoherent();
    }

    @Test
    void takesBackAsManyPiecesAsThePacksHad() {
        hub.put("/items/" + shop, "{\"packs\":[{\"sku\":\"" + shop + "-6\",\"units\":6}]}");
        String change = UUID.randomUUID().toString();
        browser.get("/stock/change?type=receive&sku=" + shop + "-6");
        for (String step : List.of("book", "undo")) {
            browser.submit(
                    "/stock/change/" + step,
                    "id",
                    change,
                    "type",
                    "receive",
                    "sku",
                    shop + "-6",
                    "quantity",
                    "2",
                    "location",
                    shop + "-a");
            assertThat(available("-a")).isEqualTo(step.equals("book") ? 22 : 10);
        }
    }

    @Test
    void whatCannotBeChangedIsRefusedInWords() {
        hub.put("/bundles/" + shop + "-set", "{\"components\":[{\"sku\":\"" + shop + "\",\"quantity\":2}]}");

        for (String sku : List.of(shop + "-set", "nobody-knows-it", "%00")) {
            for (String step : List.of("", "/book", "/undo")) {
                TestHub.Reply reply = browser.submit(
                        "/stock/change" + step,
                        "type",
                        "receive",
                        "sku",
                        sku,
                        "quantity",
                        "1",
                        "location",
                        shop + "-a");
                assertThat(reply.status()).as(sku + step).isBetween(200, 499);
            }
        }
        assertThat(browser.get("/items/" + shop + "-set").raw().headers().firstValue("Location"))
                .hasValueSatisfying(path -> assertThat(path).contains("/explain?channel="));
        assertThat(browser.get("/stock?q=%00").status()).isEqualTo(400);
    }

    @Test
    void takesAChangeBackOnce() {
        String receipt = UUID.randomUUID().toString();
        submit("/stock/change/book", receipt, "receive", "5");
        submit("/stock/change/undo", receipt, "receive", "5");
        submit("/stock/change/undo", receipt, "receive", "5");

        assertThat(available("-a")).isEqualTo(10);
    }

    @Test
    void keepsWhatWasTypedAndNamesWhatIsWrong() {
        TestHub.Reply reply = submit("/stock/change", id, "receive", "many");

        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.raw().body()).contains("is not a number: many", "value=\"many\"");
    }

    @Test
    void saysBeforehandWhatWouldBeRefused() {
        assertThat(words(preview("move", "11", "to", shop + "-b"))).contains("Only 10 are available at Place A");
        assertThat(words(submit("/stock/change/book", id, "move", "11", "to", shop + "-b")
                        .raw()
                        .body()))
                .contains("Nothing was changed", "11 were asked for and 10 can be had");
    }

    private void takesBack(String type, String quantity, String... more) {
        String before = stock();
        String change = UUID.randomUUID().toString();
        String booked =
                submit("/stock/change/book", change, type, quantity, more).raw().body();
        assertThat(words(booked)).as(type).contains("Done");
        assertThat(stock()).as(type).isNotEqualTo(before);

        String undone =
                submit("/stock/change/undo", change, type, quantity, more).raw().body();

        assertThat(words(undone)).as(type).contains("Taken back");
        assertThat(stock()).as(type).isEqualTo(before);
    }

    private void book(String type, String quantity, String... more) {
        submit("/stock/change/book", UUID.randomUUID().toString(), type, quantity, more);
    }

    private String preview(String type, String quantity, String... more) {
        return submit("/stock/change", id, type, quantity, more).raw().body();
    }

    private TestHub.Reply submit(String path, String change, String type, String quantity, String... more) {
        List<String> fields = new ArrayList<>(
                List.of("id", change, "type", type, "sku", shop, "quantity", quantity, "location", shop + "-a"));
        fields.addAll(List.of(more));
        browser.get("/stock/change?type=receive&sku=" + shop);
        return browser.submit(path, fields.toArray(String[]::new));
    }

    private long available(String place) {
        return hub.get("/stock?sku=" + shop + "&location=" + shop + place)
                .body()
                .at("/items/0/available")
                .asLong();
    }

    /** All quantities of the item that are not zero, by place, pool and state. */
    private String stock() {
        StringBuilder all = new StringBuilder();
        hub.get("/stock?sku=" + shop).body().path("items").forEach(level -> {
            for (String state : List.of("available", "reserved", "committed", "damaged")) {
                long quantity = level.path(state).asLong();
                if (quantity != 0) {
                    all.append(level.path("location").asString())
                            .append(' ')
                            .append(level.path("pool").asString())
                            .append(' ')
                            .append(state)
                            .append(' ')
                            .append(quantity)
                            .append('\n');
                }
            }
        });
        return all.toString();
    }

    private static String words(String page) {
        return page.replaceAll("<[^>]*>", " ").replaceAll("\\s+", " ");
    }
}
