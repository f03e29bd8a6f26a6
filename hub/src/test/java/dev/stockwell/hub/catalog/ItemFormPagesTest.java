package dev.stockwell.hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestBrowser;
import dev.stockwell.hub.testing.TestHub;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Items made and changed by hand, through the pages. */
class ItemFormPagesTest {
    private final TestHub hub = TestHub.shared();
    private final TestBrowser browser = TestBrowser.ofTheOwner(hub);
    private final String sku = TestHub.fresh("form");

    @Test
    void makesAnItemWithAllThatWasFilledIn() {
        browser.get("/catalog/new");
        TestHub.Reply made = browser.submit(
                "/catalog/new",
                "sku",
                sku,
                "title",
                "Mug",
                "category",
                "mugs",
                "gtins",
                "4099999000012\n",
                "aliases",
                sku + "-old\n",
                "stocked",
                "on",
                "unit.code",
                "piece",
                "unit.decimals",
                "0",
                "unitCost.amount",
                "2.55",
                "unitCost.currency",
                "EUR",
                "packs[0].sku",
                sku + "-12",
                "packs[0].units",
                "12");

        assertThat(made.status()).isEqualTo(303);
        JsonNode item = hub.get("/items/" + sku).body();
        assertThat(item.path("title").asString()).isEqualTo("Mug");
        assertThat(item.at("/gtins/0").asString()).isEqualTo("4099999000012");
        assertThat(item.at("/packs/0/units").asLong()).isEqualTo(12);
        assertThat(item.at("/unitCost/amount").asString()).isEqualTo("2.55");
        assertThat(hub.get("/items/" + sku + "-old").body().path("sku").asString())
                .isEqualTo(sku);
        hub.put("/items/" + sku, "{\"gtins\":[]}");
    }

    @Test
    void changesClearsAndRenames() {
        hub.put(
                "/items/" + sku,
                "{\"title\":\"Mug\",\"category\":\"mugs\",\"packs\":[{\"sku\":\"" + sku + "-6\",\"units\":6}]}");
        String etag =
                hub.get("/items/" + sku).raw().headers().firstValue("ETag").orElseThrow();
        browser.get("/items/" + sku + "/edit");

        TestHub.Reply saved = browser.submit(
                "/items/" + sku + "/edit",
                "etag",
                etag,
                "sku",
                sku + "-new",
                "title",
                "Cup",
                "category",
                "",
                "stocked",
                "on",
                "unit.code",
                "piece",
                "unit.decimals",
                "0");

        assertThat(saved.status()).isEqualTo(303);
        JsonNode item = hub.get("/items/" + sku).body();
        assertThat(item.path("sku").asString()).isEqualTo(sku + "-new");
        assertThat(item.path("title").asString()).isEqualTo("Cup");
        assertThat(item.has("category")).isFalse();
        assertThat(hub.get("/items/" + sku + "-6").status()).isEqualTo(404);
    }

    @Test
    void anEmptiedPackGoesAndTheOthersStay() {
        hub.put("/items/" + sku, "{\"packs\":[%s,%s,%s]}".formatted(pack(2), pack(3), pack(4)));
        String etag =
                hub.get("/items/" + sku).raw().headers().firstValue("ETag").orElseThrow();
        browser.get("/items/" + sku + "/edit");

        browser.submit(
                "/items/" + sku + "/edit",
                "etag",
                etag,
                "sku",
                sku,
                "stocked",
                "on",
                "packs[0].sku",
                "",
                "packs[0].units",
                "",
                "packs[1].sku",
                sku + "-3",
                "packs[1].units",
                "3",
                "packs[2].sku",
                sku + "-4",
                "packs[2].units",
                "4");

        assertThat(hub.get("/items/" + sku).body().path("packs").size()).isEqualTo(2);
    }

    private String pack(int units) {
        return "{\"sku\":\"" + sku + "-" + units + "\",\"units\":" + units + "}";
    }

    @Test
    void keepsWhatWasTypedAndNamesTheFieldThatIsWrong() {
        browser.get("/catalog/new");
        TestHub.Reply refused = browser.submit(
                "/catalog/new", "sku", sku, "title", "Kept title", "gtins", "4099999000013", "unit.decimals", "many");

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.raw().body()).contains("Kept title", "must be a whole number");
        assertThat(hub.get("/items/" + sku).status()).isEqualTo(404);
    }

    @Test
    void aSkuMayHaveAnySign() {
        for (String sign : List.of("/", "\\", ";", "%", "+", "#", "?", "&", " x", "ä", "..", "\"", "<b>")) {
            String name = sku + sign + "1";
            String path =
                    "/items/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");

            assertThat(hub.put(path, "{\"title\":\"Signs\"}").status()).as(name).isEqualTo(201);

            assertThat(hub.get(path).body().path("sku").asString()).isEqualTo(name);
            assertThat(browser.get(path).raw().body()).as(name).contains("Signs", "Where it is");
            assertThat(browser.get(path + "/edit").status()).as(name).isEqualTo(200);
            assertThat(browser.get(path + "/explain").status()).as(name).isEqualTo(200);
        }
    }

    @Test
    void refusesANameThatIsTakenAndAnOldForm() {
        hub.put("/items/" + sku, "{\"title\":\"First\"}");
        browser.get("/catalog/new");
        TestHub.Reply taken = browser.submit("/catalog/new", "sku", sku, "title", "Second", "stocked", "on");
        TestHub.Reply old = browser.submit(
                "/items/" + sku + "/edit", "etag", "\"1\"", "sku", sku, "title", "Second", "stocked", "on");

        assertThat(taken.status()).isEqualTo(422);
        assertThat(taken.raw().body()).contains("names something already");
        assertThat(old.status()).isEqualTo(412);
        assertThat(hub.get("/items/" + sku).body().path("title").asString()).isEqualTo("First");
    }
}
