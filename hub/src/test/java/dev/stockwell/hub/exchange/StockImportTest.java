package dev.stockwell.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Opening stock comes in through the kernel, each line of a file once. */
class StockImportTest {
    private final TestHub hub = TestHub.shared();
    private final Shop shop = new Shop();
    private final Files files = new Files(hub);

    @Test
    void openingStockIsBookedOnceHoweverOftenTheFileComes() {
        String file = "sku,location,quantity,unit cost,currency\n%s,%s,15,2.10,USD\n%s,Store-x,3,,\n%s,%s,4,,\n"
                .formatted(shop.mug, shop.warehouse, shop.mug, shop.box, shop.store);

        JsonNode first = files.run("?kind=stock", file);
        shop.received(shop.mug, shop.warehouse, 5);
        JsonNode second = files.run("?kind=stock", file);

        assertThat(first.at("/preview/new").asInt()).isEqualTo(2);
        assertThat(first.at("/report/new").asInt()).isEqualTo(2);
        assertThat(first.at("/report/bad").asInt()).isEqualTo(1);
        assertThat(second.at("/preview/unchanged").asInt()).isEqualTo(2);
        assertThat(second.at("/report/unchanged").asInt()).isEqualTo(2);
        assertThat(shop.level(shop.mug, shop.warehouse).path("onHand").asInt()).isEqualTo(20);
        assertThat(shop.level(shop.mug, shop.store).path("onHand").asInt()).isEqualTo(48);
        hub.assertCoherent();
    }

    @Test
    void eachPoolGetsItsOwnAndWhatIsExportedChangesNothing() {
        hub.put("/pools/" + shop.web, "{\"name\":\"Direct\"}");
        shop.received(shop.pot, shop.warehouse, 3);
        String file = "quantity,sku,location,pool\n10,%1$s,%2$s,shared\n5,%1$s,%2$s,%3$s\n"
                .formatted(shop.pot, shop.warehouse, shop.web);

        files.run("?kind=stock", file);

        assertThat(shop.level(shop.pot, shop.warehouse).path("onHand").asInt()).isEqualTo(10);
        JsonNode direct =
                hub.get("/stock?sku=%s&pool=%s".formatted(shop.pot, shop.web)).body();
        assertThat(direct.at("/items/0/onHand").asInt()).isEqualTo(5);
        // Other tests' goods are in the file too, some of them below zero, which no opening can be.
        String exported = hub.get("/exports/stock")
                .raw()
                .body()
                .lines()
                .filter(line -> line.startsWith("sku,") || line.contains(shop.pot))
                .collect(Collectors.joining("\n"));
        JsonNode back = files.preview("?kind=stock", exported);
        assertThat(back.at("/preview/rows").asInt()).isEqualTo(2);
        assertThat(back.at("/preview/new").asInt()
                        + back.at("/preview/changed").asInt()
                        + back.at("/preview/bad").asInt())
                .as(back.toString())
                .isZero();
        hub.assertCoherent();
    }

    @Test
    void anOpeningThatIsOlderThanACountIsRefusedAndSaysSo() {
        hub.post(
                "/movements",
                "{\"movements\":[{\"type\":\"count\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":7}]}"
                        .formatted(shop.pot, shop.warehouse));

        JsonNode done = files.run(
                "?kind=stock",
                "sku,location,quantity,at\n%1$s,%2$s,100,2020-01-01T00:00:00Z\n%1$s,%2$s,5,2999-01-01T00:00:00Z\n"
                        .formatted(shop.pot, shop.warehouse));

        assertThat(done.path("status").asString()).isEqualTo("done");
        assertThat(done.at("/report/bad").asInt()).isEqualTo(2);
        assertThat(shop.level(shop.pot, shop.warehouse).path("onHand").asInt()).isEqualTo(7);
    }

    @Test
    void shopifysInventoryNamesPlacesByTheirNames() {
        JsonNode done = files.run("", """
                Handle,Title,Option1 Name,Option1 Value,SKU,HS Code,COO,Location,Incoming (not editable),On hand (current),On hand (new)
                mug,Mug,Title,Default Title,%1$s,,,%2$s,0,7,
                mug,Mug,Title,Default Title,%1$s,,,%3$s,0,not stocked,
                """.formatted(shop.mug, shop.store, shop.warehouse));

        assertThat(done.path("format").asString()).isEqualTo("shopify-inventory");
        assertThat(done.at("/report/new").asInt()).isEqualTo(1);
        assertThat(done.at("/report/skipped").size()).isEqualTo(1);
        assertThat(shop.level(shop.mug, shop.store).path("onHand").asInt()).isEqualTo(7);
    }
}
