package dev.stockwell.hub.order;

import static dev.stockwell.hub.order.Shop.done;
import static dev.stockwell.hub.order.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ParkedLinesTest {
    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;
    private final String unknown = TestHub.fresh("NEW");

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aLineThatNamesSomethingUnknownIsParkedWhileTheOthersAreServed() {
        shop.with(shop.mug, shop.warehouse, 9);

        JsonNode answer = done(
                shop.snapshot("1001", 1, "open", line("1", shop.mug, 2, ""), line("2", unknown, 3, "\"cancelled\":1")));

        assertThat(answer.at("/lines/0/committed").asLong()).isEqualTo(2);
        assertThat(answer.at("/lines/1/parked").asLong()).isEqualTo(2);
        assertThat(shop.get("1001").at("/lines/1/parked").asLong()).isEqualTo(2);
        JsonNode incident = incident(true);
        assertThat(incident.path("order").asString()).isEqualTo("1001");
        assertThat(incident.path("line").asString()).isEqualTo("2");
        assertThat(incident.path("sku").asString()).isEqualTo(unknown);
        assertThat(incident.path("quantity").asLong()).isEqualTo(2);
        assertThat(incident.path("happened").asString())
                .isEqualTo("line 2 of order 1001 names " + unknown + ", which is not known here.");
    }

    @Test
    void anItemOfThatNameLetsTheLineTakeEffect() {
        shop.snapshot("1001", 1, "open", line("1", unknown, 3, ""));

        done(hub.put("/items/" + unknown, "{\"title\":\"New\"}"));

        assertThat(shop.get("1001").at("/lines/0/parked").asLong()).isZero();
        assertThat(shop.get("1001").at("/lines/0/short").asLong()).isEqualTo(3);
        assertThat(incident(false).path("closedAt").asString()).isNotEmpty();
        shop.with(unknown, shop.warehouse, 9);
        assertThat(shop.stock(unknown, shop.warehouse)).isEqualTo("available 6, committed 3, qualityControl 0");
        JsonNode again = done(shop.snapshot("1001", 1, "open", line("1", unknown, 3, "")));
        assertThat(again.path("replayed").asBoolean()).isTrue();
    }

    @Test
    void anAliasLetsItTakeEffectToo() {
        shop.with(shop.mug, shop.warehouse, 9);
        shop.snapshot("1001", 1, "open", line("1", unknown, 3, ""));
        done(hub.put("/items/" + shop.mug, "{\"aliases\":[\"" + unknown + "\"]}"));
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 6, committed 3, qualityControl 0");
    }

    @Test
    void aRenameToThatNameDoesSoToo() {
        shop.with(shop.mug, shop.warehouse, 9);
        shop.snapshot("1001", 1, "open", line("1", unknown, 3, ""));
        done(hub.post("/items/" + shop.mug + "/rename", "{\"sku\":\"" + unknown + "\"}"));
        assertThat(shop.stock(unknown, shop.warehouse)).isEqualTo("available 6, committed 3, qualityControl 0");
    }

    @Test
    void aListingLetsTheLinesThatNameItTakeEffectAndItsLaterChangeDoesNotMoveThem() {
        shop.with(shop.mug, shop.warehouse, 99).with(shop.pot, shop.warehouse, 9);
        String shipped =
                "\"fulfilments\":[{\"id\":\"f\",\"location\":\"%s\",\"quantity\":1}]".formatted(shop.warehouse);
        String listed = "{\"id\":\"1\",\"listing\":\"L/1\",\"quantity\":2,%s}".formatted(shipped);
        assertThat(done(shop.snapshot("1001", 1, "open", listed))
                        .at("/lines/0/parked")
                        .asLong())
                .isEqualTo(2);

        String listing = "/channels/" + shop.channel + "/listings/L%2F1";
        done(hub.put(listing, "{\"sku\":\"" + shop.mug + "-12\"}"));

        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 75, committed 12, qualityControl 0");
        done(hub.put(listing, "{\"sku\":\"" + shop.pot + "\"}"));
        done(shop.snapshot("1001", 2, "open", listed));
        assertThat(shop.stock(shop.mug, shop.warehouse)).isEqualTo("available 75, committed 12, qualityControl 0");
        assertThat(shop.stock(shop.pot, shop.warehouse)).isEqualTo("available 9, committed 0, qualityControl 0");
    }

    @Test
    void aCancelledOrderWaitsForNothing() {
        shop.snapshot("1001", 1, "open", line("1", unknown, 3, ""));
        JsonNode cancelled = done(shop.snapshot("1001", 2, "cancelled", line("1", unknown, 3, "")));

        assertThat(cancelled.at("/lines/0/parked").asLong()).isZero();
        assertThat(incident(false).path("order").asString()).isEqualTo("1001");
    }

    @Test
    void snapshotsThatComeWhileTheItemIsMadeAreNeverLeftParked() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                String sku = TestHub.fresh("RACED");
                String order = "raced-" + round;
                Future<JsonNode> snapshot =
                        threads.submit(() -> done(shop.snapshot(order, 1, "open", line("1", sku, 1, ""))));
                Future<JsonNode> item = threads.submit(() -> done(hub.put("/items/" + sku, "{\"title\":\"Raced\"}")));
                snapshot.get();
                item.get();
                assertThat(shop.get(order).at("/lines/0/short").asLong()).isEqualTo(1);
            }
        }
    }

    @Test
    void manyOrdersThatWaitForOneNameAllTakeEffect() {
        int orders = 150;
        shop.with(shop.mug, shop.warehouse, orders);
        for (int i = 0; i < orders; i++) {
            done(shop.snapshot("many-" + i, 1, "open", line("1", unknown, 1, "")));
        }
        done(hub.put("/items/" + shop.mug, "{\"aliases\":[\"" + unknown + "\"]}"));

        List<String> seen = new ArrayList<>();
        long end = System.nanoTime() + 20_000_000_000L;
        do {
            seen.add(shop.stock(shop.mug, shop.warehouse));
        } while (!seen.getLast().contains("committed " + orders) && System.nanoTime() < end);
        assertThat(seen.getLast()).isEqualTo("available 0, committed 150, qualityControl 0");
    }

    private JsonNode incident(boolean isOpen) {
        JsonNode all = done(hub.get("/incidents?kind=parked&open=" + isOpen + "&limit=1000"));
        return all.path("items")
                .valueStream()
                .filter(each -> each.path("channel").asString("").equals(shop.channel))
                .findFirst()
                .orElseThrow();
    }
}
