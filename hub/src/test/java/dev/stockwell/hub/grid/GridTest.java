package dev.stockwell.hub.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The grid of a hub with goods of its own in it: what it finds, in which order, and which quantities stand there. */
class GridTest {
    private static final Pattern ROW = Pattern.compile("<tr data-href=\"/items/([^\"]+)\"");
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]+)\" rel=\"next\"");

    private final TestHub hub = TestHub.shared();
    private final TestBrowser browser = TestBrowser.ofTheOwner(hub);

    @Test
    void findsAnItemByTheBeginningOfAnyOfItsWords() {
        String shop = TestHub.fresh("gridword");
        item(shop + "-lamp", "Brass lamp, 40/60 W", shop + "lights");
        item(shop + "-shade", "Shade for a brass lamp", shop + "lights");

        assertThat(rows("/stock?q=bras+" + shop)).containsExactly(shop + "-lamp", shop + "-shade");
        assertThat(rows("/stock?q=60+" + shop)).containsExactly(shop + "-lamp");
        assertThat(rows("/stock?q=" + shop + "+nosuchword")).isEmpty();
    }

    @Test
    void goesStraightToTheItemThatAWholeNameOrNumberNames() {
        String sku = TestHub.fresh("gridscan");
        hub.put("/items/" + sku, "{\"title\":\"Scanned\",\"gtins\":[\"4012345678901\"]}");

        assertThat(browser.get("/stock?q=" + sku.toUpperCase(Locale.ROOT))
                        .raw()
                        .headers()
                        .firstValue("Location"))
                .hasValueSatisfying(path -> assertThat(path).endsWith("/items/" + sku));
        assertThat(browser.get("/stock?q=4012345678901").status()).isIn(302, 303);
    }

    @Test
    void walksThroughAllPagesAndShowsEachItemOnce() {
        String shop = TestHub.fresh("gridpage");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            String sku = shop + "-" + (1000 + i);
            item(sku, "Many", shop);
            made.add(sku);
        }

        List<String> seen = new ArrayList<>();
        String path = "/stock?category=" + shop;
        while (path != null) {
            String page = browser.get(path).raw().body();
            seen.addAll(matches(ROW, page));
            path = matches(NEXT, page).stream()
                    .findFirst()
                    .map(found -> found.replace("&amp;", "&"))
                    .orElse(null);
        }

        assertThat(seen).containsExactlyElementsOf(made);
    }

    @Test
    void narrowsToAPlaceAStateAndWhatIsWrong() {
        String shop = TestHub.fresh("gridonly");
        String here = shop + "-here";
        String there = shop + "-there";
        place(here);
        place(there);
        item(shop + "-a", "A", shop);
        item(shop + "-b", "B", shop);
        move("receive", shop + "-a", here, 5, "");
        move("receive", shop + "-b", there, 5, "");
        move("state", shop + "-b", there, 2, ",\"from\":\"available\",\"to\":\"damaged\",\"reason\":\"broken\"");
        move("adjust", shop + "-a", here, -7, ",\"reason\":\"lost\"");

        assertThat(rows("/stock?location=" + here)).containsExactly(shop + "-a");
        assertThat(rows("/stock?category=" + shop + "&state=damaged")).containsExactly(shop + "-b");
        assertThat(rows("/stock?category=" + shop + "&only=negative")).containsExactly(shop + "-a");
        assertThat(rows("/stock?category=" + shop + "&only=short")).isEmpty();
        hub.assertCoherent();
    }

    @Test
    void showsInACellWhatTheApiAnswers() {
        String shop = TestHub.fresh("gridcell");
        String sku = shop + "-x";
        place(shop);
        item(sku, "X", shop);
        move("receive", sku, shop, 1234, "");
        hub.put("/channels/" + shop, "{\"name\":\"Shop\",\"profile\":\"d2c\",\"locations\":[\"" + shop + "\"]}");
        hub.put("/rules/" + shop, "{\"channel\":\"" + shop + "\",\"buffer\":{\"units\":4}}");

        String states = browser.get("/stock?category=" + shop).raw().body();
        String channels =
                browser.get("/stock?columns=channels&category=" + shop).raw().body();

        assertThat(states).contains(">1,234</a>");
        assertThat(channels).contains(">1,230</a>");
        assertThat(hub.get("/availability?channel=" + shop + "&sku=" + sku)
                        .body()
                        .at("/items/0/available")
                        .asLong())
                .isEqualTo(1230);
        assertThat(browser.get("/stock/totals?category=" + shop).raw().body()).contains("1 item", "1,234");
    }

    @Test
    void givesAwayAllThatMatchesAsCsvAndNoFormulas() {
        String shop = TestHub.fresh("gridcsv");
        item(shop + "-a", "=1+1", shop);
        item(shop + "-b", "Plain, with a comma", shop);

        String csv = browser.get("/stock.csv?category=" + shop).raw().body();

        assertThat(csv.lines())
                .containsExactly(
                        "sku,title,category,unit,On hand,Available,Reserved,Committed,In inspection,Damaged,Display",
                        shop + "-a,'=1+1," + shop + ",piece,0,0,0,0,0,0,0",
                        shop + "-b,\"Plain, with a comma\"," + shop + ",piece,0,0,0,0,0,0,0");
    }

    @Test
    void tellsNonsenseInTheAddressInWords() {
        TestHub.Reply reply = browser.get("/stock?state=nonsense");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.raw().body()).contains("state", "must be one of");
    }

    private List<String> rows(String path) {
        return matches(ROW, browser.get(path).raw().body());
    }

    private static List<String> matches(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }

    private void item(String sku, String title, String category) {
        hub.put("/items/" + sku, "{\"title\":\"" + title + "\",\"category\":\"" + category + "\"}");
    }

    private void place(String code) {
        hub.put("/locations/" + code, "{\"name\":\"" + code + "\",\"type\":\"store\"}");
    }

    private void move(String type, String sku, String location, long quantity, String more) {
        TestHub.Reply reply = hub.post(
                "/movements",
                "{\"movements\":[{\"type\":\"" + type + "\",\"sku\":\"" + sku + "\",\"location\":\"" + location
                        + "\",\"quantity\":" + quantity + more + "}]}");
        assertThat(reply.body().at("/outcomes/0/status").asString()).isEqualTo("applied");
    }
}
