package dev.stockwell.hub.grid;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Chromium;
import dev.stockwell.hub.testing.TestHub;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a merchant through the pages, in a real browser: bring goods in, see them, ask why, change, take back. */
class WalkThroughTest {
    private final TestHub hub = TestHub.shared();
    private final String shop = TestHub.fresh("walk");

    @TempDir
    Path folder;

    @Test
    void aMerchantImportsLooksAsksWhyAdjustsAndUndoes() throws IOException {
        hub.put("/locations/" + shop, "{\"name\":\"Shelf " + shop + "\",\"type\":\"store\"}");
        hub.put(
                "/channels/" + shop,
                "{\"name\":\"Web " + shop + "\",\"profile\":\"d2c\",\"locations\":[\"" + shop + "\"]}");
        hub.put("/rules/" + shop, "{\"channel\":\"" + shop + "\",\"buffer\":{\"units\":3}}");
        try (Chromium browser = Chromium.open(hub)) {
            browser.signIn();
            bringIn(browser, "items.csv", "sku,title,category\n" + shop + "-mug,Mug," + shop + "\n");
            bringIn(browser, "stock.csv", "sku,location,quantity\n" + shop + "-mug," + shop + ",15\n");
            browser.picture("import");

            browser.go("/stock?columns=channels&category=" + shop);
            browser.waitForText("tbody tr .who", shop + "-mug");
            browser.picture("grid");
            browser.press("a.door[href*='channel=" + shop + "']");

            browser.waitForText(".figure", "12");
            assertThat(browser.texts(".sum tr.total td")).contains("12");
            browser.picture("explanation");

            browser.go("/items/" + shop + "-mug");
            browser.waitFor(".chart canvas");
            browser.picture("item");
            browser.follow("Adjust");
            browser.choose("#c-location", shop);
            browser.write("#c-quantity-0", "-4");
            browser.write("#c-reason", "lost");
            browser.press("main button[type=submit].btn-primary");
            browser.waitForText("main", "This is what will happen");
            browser.picture("preview");
            browser.press("main button[type=submit].btn-primary");
            browser.waitForText("h1", "Done");
            assertThat(available()).isEqualTo(11);

            browser.press("form[action='/stock/change/undo'] button");
            browser.waitForText("h1", "Taken back");
            assertThat(available()).isEqualTo(15);

            browser.phone();
            browser.go("/items/" + shop + "-mug");
            browser.waitFor(".chart canvas");
            browser.picture("item-phone");
            assertThat(browser.complaints()).isEmpty();
        }
        hub.assertCoherent();
    }

    /** Gives a file, looks at what it would change, and takes it in. */
    private void bringIn(Chromium browser, String name, String content) throws IOException {
        browser.go("/import");
        browser.giveFile("#file", Files.writeString(folder.resolve(name), content));
        browser.press("main form[action='/import'] button[type=submit]");
        browser.waitForText("#state", "Would be new");
        browser.press("form[action$='/run'] button");
        browser.waitForText("#state .sum tr:first-child td:first-child", "New");
        assertThat(browser.texts("#state .sum tr:first-child td.num")).containsExactly("1");
    }

    @Test
    void aNumberOnTheScreenChangesWhileOneLooksAtIt() {
        hub.put("/locations/" + shop, "{\"name\":\"Shelf\",\"type\":\"store\"}");
        hub.put("/items/" + shop + "-live", "{\"title\":\"Live\",\"category\":\"" + shop + "\"}");
        receive(7);
        try (Chromium browser = Chromium.open(hub)) {
            browser.signIn();
            browser.go("/stock?category=" + shop);
            browser.waitForText("tbody td.num", "7");

            receive(5);

            browser.waitForText("tbody td.num a.changed", "12");
        }
    }

    private void receive(int quantity) {
        hub.post(
                "/movements",
                "{\"movements\":[{\"type\":\"receive\",\"sku\":\"" + shop + "-live\",\"location\":\"" + shop
                        + "\",\"quantity\":" + quantity + "}]}");
    }

    private long available() {
        return hub.get("/stock?sku=" + shop + "-mug")
                .body()
                .at("/items/0/available")
                .asLong();
    }
}
