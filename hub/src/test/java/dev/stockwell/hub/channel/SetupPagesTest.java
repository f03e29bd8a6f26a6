package dev.stockwell.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Browser;
import dev.stockwell.hub.testing.TestHub;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SetupPagesTest {
    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;
    private final Browser owner = Browser.ofOwner(hub);

    @Test
    void aLocationIsRefusedBesideItsFieldAndWhatWasTypedStays() {
        String path = "/locations/" + shop.chicago;

        Browser.Seen refused = owner.send(path, "name", "Chicago", "type", "store", "timeZone", "Mars/Base");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text())
                .contains("Time zone must be a time zone, as in America/Chicago.")
                .contains("Nothing was changed");
        assertThat(refused.field("timeZone")).isEqualTo("Mars/Base");
        assertThat(hub.get("/locations/" + shop.chicago).body().path("timeZone").asString())
                .isEqualTo("UTC");
    }

    @Test
    void aLocationThatLeavesTellsWhatChannelsWillShowAndThenTheyDo() {
        shop.receive(shop.mug, shop.warehouse, 8);
        shop.receive(shop.mug, shop.chicago, 20);
        String path = "/locations/" + shop.chicago;
        String[] fields = {"name", "Chicago", "type", "store", "flags.sells", "on", "flags.pickup", "on"};

        Browser.Seen told = owner.part(path, with(fields, "action", "preview"));
        assertThat(told.text())
                .contains("instead of 28 of " + shop.mug)
                .contains("Web " + shop.mug + " 28 8")
                .contains("Till in Chicago " + shop.mug + " 20 0")
                .contains("Web for pickup in Chicago " + shop.mug + " 20 0");
        assertThat(shop.shown(shop.mug)).as("nothing is done yet").isEqualTo(28);
        Browser.Seen done = owner.send(path, fields);

        assertThat(done.path()).isEqualTo("/locations");
        assertThat(done.text())
                .contains("Saved the location " + shop.chicago)
                .contains("Takes no part: no channel draws on it");
        assertThat(shop.shown(shop.mug)).isEqualTo(8);
    }

    @Test
    void aChangeOverAnothersIsToldInWords() {
        String path = "/locations/" + shop.dallas;
        String etag = owner.get(path).field("etag").replace("&#34;", "\"");
        hub.put("/locations/" + shop.dallas, "{\"name\":\"Dallas South\"}");

        Browser.Seen refused = owner.send(path, "etag", etag, "name", "Dallas North", "type", "store");

        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.text()).contains("Somebody else has changed it since you opened this page");
        assertThat(refused.field("name")).isEqualTo("Dallas North");
        assertThat(hub.get("/locations/" + shop.dallas).body().path("name").asString())
                .isEqualTo("Dallas South");
    }

    @Test
    void newThingsNeedACodeThatIsFree() {
        assertThat(owner.send("/pools/-new", "name", "Trade").text()).contains("Code is missing.");
        assertThat(owner.send("/pools/-new", "name", "Trade", "code", "a b").text())
                .contains("Code must be letters, digits");
        assertThat(owner.send("/pools/-new", "name", "Trade", "code", "shared").text())
                .contains("Code is taken");
        String code = TestHub.fresh("pool");

        assertThat(owner.send("/pools/-new", "name", "Trade", "code", code).text())
                .contains("Saved the pool " + code);

        assertThat(hub.get("/pools/" + code).body().path("name").asString()).isEqualTo("Trade");
    }

    @Test
    void whatIsNotThereIsNotMadeByEditingIt() {
        String code = TestHub.fresh("nowhere");

        assertThat(owner.send("/locations/" + code, "name", "Nowhere").status()).isEqualTo(404);
        assertThat(hub.get("/locations/" + code).status()).isEqualTo(404);
    }

    @Test
    void aChannelsLocationsAreOrderedByTheirNumbers() {
        String path = "/channels/" + shop.web;
        String[] fields = {
            "name",
            "Web",
            "profile",
            "d2c",
            "rank." + shop.dallas,
            "1",
            "ship." + shop.dallas,
            "on",
            "rank." + shop.warehouse,
            "2",
            "ship." + shop.warehouse,
            "on",
            "pickup." + shop.warehouse,
            "on"
        };
        shop.receive(shop.mug, shop.dallas, 5);
        assertThat(owner.part(path, with(fields, "action", "preview")).text())
                .contains("Web will show 5 instead of 0 of " + shop.mug);

        owner.send(path, fields);

        assertThat(hub.get("/channels/" + shop.web)
                        .body()
                        .at("/locations/0/code")
                        .asString())
                .isEqualTo(shop.dallas);
        assertThat(hub.get("/channels/" + shop.web)
                        .body()
                        .at("/locations/1/pickup")
                        .asBoolean())
                .isTrue();
        assertThat(hub.get("/channels/" + shop.web).body().path("locations").size())
                .isEqualTo(2);
        assertThat(owner.get("/channels").text()).contains("Dallas, Warehouse");
        assertThat(owner.get(path).field("rank." + shop.dallas)).isEqualTo("1");
    }

    @Test
    void aChannelsListingsAndPlacesAreAddedFoundAndTakenAway() {
        String listings = "/channels/" + shop.web + "/listings";
        assertThat(owner.send(listings + "/-new", "code", "gid/7", "sku", "NOTHING")
                        .text())
                .contains("SKU there is no SKU NOTHING.");
        owner.send(listings + "/-new", "code", "gid/7", "sku", shop.mug, "write", "observe");
        owner.send(listings + "/-new", "code", "4712", "sku", shop.pot);

        assertThat(owner.get(listings + "?q=GID").text()).contains(shop.mug).doesNotContain(shop.pot);
        assertThat(owner.get(listings + "/gid%2F7").field("sku")).isEqualTo(shop.mug);
        assertThat(owner.send(listings + "/gid%2F7", "action", "ask-end").text())
                .contains("Delete gid/7?");
        owner.send(listings + "/gid%2F7", "action", "end");
        assertThat(owner.get(listings).text()).contains("4712").doesNotContain("gid/7");

        String places = "/channels/" + shop.web + "/locations";
        assertThat(owner.send(places + "/-new", "code", "p1").text()).contains("locations: is empty");
        owner.send(places + "/-new", "code", "p1", "at." + shop.chicago, "on");
        assertThat(owner.get(places).text()).contains("p1 " + shop.chicago);
        owner.send(places + "/p1", "action", "end");
        assertThat(owner.get(places).text()).contains("No places yet");
    }

    @Test
    void aListingWhoseIdHasASemicolonIsItselfAndNoOther() {
        String listings = "/channels/" + shop.web + "/listings";
        owner.send(listings + "/-new", "code", "A", "sku", shop.pot);
        owner.send(listings + "/-new", "code", "A;B", "sku", shop.mug);

        assertThat(owner.get(listings).html()).contains("href=\"" + listings + "/A%3BB\"");
        Browser.Seen seen = owner.get(listings + "/A%3BB");
        assertThat(seen.field("sku")).isEqualTo(shop.mug);
        assertThat(seen.html()).contains("action=\"" + listings + "/A%3BB\"");
        owner.send(listings + "/A%3BB", "sku", shop.set);

        assertThat(owner.get(listings + "/A%3BB").field("sku")).isEqualTo(shop.set);
        assertThat(owner.get(listings + "/A").field("sku")).isEqualTo(shop.pot);
    }

    @Test
    void theNextPageOfListingsBeginsWhereTheLastEndedWhateverTheIdsAre() {
        String listings = "/channels/" + shop.web + "/listings";
        for (int i = 0; i <= 100; i++) {
            shop.put("/channels/%s/listings/c%%2B%03d%%26".formatted(shop.web, i), "{\"sku\":\"" + shop.mug + "\"}");
        }
        Matcher next = Pattern.compile("href=\"(" + Pattern.quote(listings) + "\\?[^\"]*after=[^\"]*)\"")
                .matcher(owner.get(listings + "?q=c%2B").html());
        assertThat(next.find()).isTrue();

        String text = owner.get(next.group(1).replace("&amp;", "&")).text();

        assertThat(text).contains("c+100&").doesNotContain("c+000&").doesNotContain("c+099&");
    }

    @Test
    void aSearchForWhatNoTextMayHaveIsRefused() {
        String listings = "/channels/" + shop.web + "/listings";

        for (String query :
                new String[] {"?q=a%00b", "?after=%00", "?q=" + "x".repeat(201), "?after=" + "x".repeat(201)}) {
            assertThat(owner.get(listings + query).status()).as(query).isEqualTo(400);
        }
        assertThat(owner.get(listings + "?q=%20").status()).isEqualTo(200);
    }

    @Test
    void theEffectOnWhatIsMeasuredIsToldInItsUnit() {
        String cloth = shop.cloth();
        shop.receive(cloth, shop.warehouse, 12_500);
        shop.receive(cloth, shop.chicago, 1_500);

        Browser.Seen told = owner.part(
                "/rules/-new", "code", TestHub.fresh("rule"), "sku", cloth, "buffer.units", "500", "action", "preview");

        assertThat(told.text())
                .contains("will show 13.5 instead of 14 of " + cloth)
                .contains("Till in Chicago " + cloth + " 1.5 1");
    }

    @Test
    void theComponentsOfABundleAreExplainedInTheirUnits() {
        String cloth = shop.cloth();
        String cushion = TestHub.fresh("CUSHION");
        shop.put("/bundles/" + cushion, "{\"components\":[{\"sku\":\"%s\",\"quantity\":1500}]}".formatted(cloth));
        shop.receive(cloth, shop.warehouse, 12_500);

        String text =
                owner.get("/items/" + cushion + "/explain?channel=" + shop.web).text();

        assertThat(text)
                .contains("enough for 8, 1.5 each")
                .contains("+12.5 12.5")
                .contains("12.5 make 8 of 1.5 8");
    }

    @Test
    void anExplanationLeadsToAnOrderWhateverItsNumberIs() {
        shop.receive(shop.mug, shop.warehouse, 3);
        shop.put(
                "/channels/" + shop.web + "/orders/%231001",
                "{\"updatedAt\":\"2026-01-01T00:00:00Z\",\"placedAt\":\"2026-01-01T00:00:00Z\",\"status\":\"open\",\"lines\":[{\"id\":\"1\",\"sku\":\"%s\",\"quantity\":2}]}"
                        .formatted(shop.mug));
        String path = "/orders/" + shop.web + "/%231001";

        assertThat(owner.get("/items/" + shop.mug + "/explain").html()).contains("href=\"" + path + "\"");
        assertThat(owner.get(path).text()).contains("Order #1001");
    }

    @Test
    void rulesStandInTheOrderInWhichTheyCountAndSayWhatTheyDo() {
        shop.rule("{'category':'%s','location':'%s','keep':2}".formatted(shop.category(), shop.chicago));
        String own = shop.rule("{'channel':'%s','sku':'%s','buffer':{'percent':10}}".formatted(shop.web, shop.mug));

        String text = owner.get("/rules").text();

        String ofCategory = "Keeps back 2 units of every item of the category " + shop.category() + " in Chicago";
        String ofSku = "Does not show 10 % of what is free of " + shop.mug + " to Web.";
        assertThat(text).contains(ofCategory).contains(ofSku);
        assertThat(text.indexOf(ofSku)).isLessThan(text.indexOf(ofCategory));
        assertThat(owner.get("/rules/" + own).field("buffer.percent")).isEqualTo("10");
    }

    @Test
    void aRuleIsMadeChangedAndDeletedWithItsEffectToldEachTime() {
        shop.receive(shop.mug, shop.warehouse, 30);
        String code = TestHub.fresh("rule");
        assertThat(owner.send("/rules/-new", "code", code, "sku", shop.mug, "category", "x", "cap", "3")
                        .text())
                .contains("A rule names one of category, sku and listing.");
        assertThat(owner.send("/rules/-new", "code", code, "sku", shop.mug, "cap", "three")
                        .text())
                .contains("Cap must be a whole number.");
        String[] fields = {"sku", shop.mug, "channel", shop.web, "buffer.units", "7"};
        assertThat(owner.part("/rules/-new", with(with(fields, "code", code), "action", "preview"))
                        .text())
                .contains("Web will show 23 instead of 30 of " + shop.mug);
        owner.send("/rules/-new", with(fields, "code", code));
        assertThat(shop.shown(shop.mug)).isEqualTo(23);

        owner.send("/rules/" + code, "sku", shop.mug, "channel", shop.web, "buffer.percent", "50");
        assertThat(shop.shown(shop.mug)).isEqualTo(15);

        assertThat(owner.send("/rules/" + code, "action", "ask-end").text())
                .contains("Web will show 30 instead of 15 of " + shop.mug);
        assertThat(owner.send("/rules/" + code, "action", "end").text()).contains("Deleted the rule " + code);
        assertThat(shop.shown(shop.mug)).isEqualTo(30);
    }

    @Test
    void aShareRuleTellsWhatItDoesWithTheNextDelivery() {
        String pool = TestHub.fresh("pool");
        String code = TestHub.fresh("share");
        shop.put("/pools/" + pool, "{\"name\":\"Trade\"}");
        String[] fields = {
            "code", code, "pool", pool, "percent", "60", "scope.skus", shop.mug + "\n", "at." + shop.warehouse, "on"
        };

        assertThat(owner.part("/allocation-rules/-new", with(fields, "action", "preview"))
                        .text())
                .contains(
                        "Of the next 100 " + shop.mug + " received in Warehouse go 60 to " + pool + ", 40 to shared.");
        owner.send("/allocation-rules/-new", fields);
        shop.receive(shop.mug, shop.warehouse, 100);

        assertThat(hub.get("/stock?sku=" + shop.mug + "&pool=" + pool)
                        .body()
                        .at("/items/0/available")
                        .asLong())
                .isEqualTo(60);
        assertThat(owner.get("/allocation-rules").text())
                .contains("Puts 60 % of what suppliers deliver of " + shop.mug + " in Warehouse into the pool " + pool);
        owner.send("/allocation-rules/" + code, "action", "end");
    }

    @Test
    void whoMayOnlyLookSeesFormsThatCannotBeSent() {
        Browser reader = Browser.ofReader(hub);
        for (String path : new String[] {"/locations/" + shop.chicago, "/channels/" + shop.web, "/pools/shared"}) {
            Browser.Seen seen = reader.get(path);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.html()).contains("<fieldset disabled").doesNotContain("value=\"save\"");
        }
        assertThat(reader.get("/rules").text()).doesNotContain("New rule");
    }

    private static String[] with(String[] fields, String name, String value) {
        String[] more = Arrays.copyOf(fields, fields.length + 2);
        more[fields.length] = name;
        more[fields.length + 1] = value;
        return more;
    }
}
