package dev.stockwell.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class AvailabilityCallsTest {
    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void aWebShopShowsWhatItsShippingLocationsHaveTogether() {
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.chicago, 8);
        shop.receive(shop.mug, shop.dallas, 5);

        assertThat(shop.shown(shop.mug)).isEqualTo(23);
        assertThat(shop.shown(shop.mugs)).as("packs of 12").isEqualTo(1);
        assertThat(shop.shown(shop.web, shop.mug, "&location=" + shop.chicago)).isEqualTo(8);
        assertThat(shop.shown(shop.web, shop.mug, "&location=" + shop.dallas))
                .as("it does not ship from Dallas")
                .isZero();
    }

    @Test
    void aTillShowsItsOwnLocation() {
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.chicago, 8);

        JsonNode items = shop.availability("channel=" + shop.till + "&sku=" + shop.mug);

        assertThat(items.at("/0/available").asLong()).isEqualTo(8);
        assertThat(items.at("/0/location").asString()).isEqualTo(shop.chicago);
    }

    @Test
    void pickupIsShownForEachLocationUnlessTheSumIsAskedFor() {
        shop.receive(shop.mug, shop.chicago, 8);
        shop.receive(shop.mug, shop.dallas, 5);

        JsonNode each = shop.availability("channel=" + shop.web + "&method=pickup&sku=" + shop.mug);

        assertThat(each.size()).isEqualTo(2);
        assertThat(each.at("/0/location").asString()).isEqualTo(shop.chicago);
        assertThat(each.at("/0/available").asLong()).isEqualTo(8);
        assertThat(each.at("/1/available").asLong()).isEqualTo(5);
        assertThat(shop.shown(shop.web, shop.mug, "&method=pickup&location=" + shop.dallas))
                .isEqualTo(5);
        assertThat(shop.shown(shop.web, shop.mug, "&method=pickup&sum=true")).isEqualTo(13);
    }

    @Test
    void aChannelsOwnPlaceNarrowsToTheLocationsBehindIt() {
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.chicago, 8);
        shop.put("/channels/" + shop.web + "/locations/gid-7", "{\"locations\":[\"%s\"]}".formatted(shop.chicago));

        assertThat(shop.shown(shop.web, shop.mug, "&channelLocation=gid-7")).isEqualTo(8);
        assertThat(shop.shown(shop.web, shop.mug, "&channelLocation=default")).isEqualTo(23);
    }

    @Test
    void aLocationThatNoLongerTakesPartIsNotShown() {
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.chicago, 8);

        shop.put("/locations/" + shop.chicago, "{\"flags\":{\"participating\":false}}");

        assertThat(shop.shown(shop.mug)).isEqualTo(15);
        assertThat(shop.shown(shop.web, shop.mug, "&location=" + shop.chicago)).isZero();
        assertThat(shop.availability("channel=" + shop.web + "&method=pickup&sku=" + shop.mug)
                        .size())
                .isEqualTo(1);
    }

    @Test
    void aWholesaleChannelDrawsOnItsPoolAndShared() {
        String pool = TestHub.fresh("pool");
        String wholesale = TestHub.fresh("wholesale");
        shop.put("/pools/" + pool, "{\"name\":\"Wholesale\"}");
        shop.put(
                "/channels/" + wholesale,
                "{\"name\":\"Trade\",\"profile\":\"wholesale\",\"pool\":\"%s\",\"locations\":[\"%s\"]}"
                        .formatted(pool, shop.warehouse));
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.warehouse, pool, 60);

        assertThat(shop.shown(wholesale, shop.mug, "")).isEqualTo(75);
        assertThat(shop.shown(shop.mug)).isEqualTo(15);
    }

    @Test
    void theMostSpecificRuleCounts() {
        shop.receive(shop.mug, shop.warehouse, 30);
        shop.put("/channels/" + shop.web + "/listings/4711", "{\"sku\":\"%s\"}".formatted(shop.mug));

        shop.rule("{'channel':'%s','cap':25}".formatted(shop.web));
        assertThat(shop.shown(shop.mug)).isEqualTo(25);
        shop.rule("{'channel':'%s','category':'%s','cap':20}".formatted(shop.web, shop.category()));
        assertThat(shop.shown(shop.mug)).isEqualTo(20);
        shop.rule("{'channel':'%s','sku':'%s','cap':15}".formatted(shop.web, shop.mug));
        assertThat(shop.shown(shop.mug)).isEqualTo(15);
        shop.rule("{'channel':'%s','listing':'4711','cap':10}".formatted(shop.web));
        assertThat(shop.shown(shop.mug)).isEqualTo(10);
    }

    @Test
    void aRuleOfAnItemHoldsForItsPacksUnlessThePackHasItsOwn() {
        shop.receive(shop.mug, shop.warehouse, 60);

        shop.rule("{'channel':'%s','sku':'%s','buffer':{'units':1}}".formatted(shop.web, shop.mug));
        assertThat(shop.shown(shop.mugs)).as("59 make 4").isEqualTo(4);
        shop.rule("{'channel':'%s','sku':'%s','buffer':{'units':13}}".formatted(shop.web, shop.mugs));
        assertThat(shop.shown(shop.mugs)).as("47 make 3").isEqualTo(3);
        assertThat(shop.shown(shop.mug)).isEqualTo(59);
    }

    @Test
    void aRuleStaysWithAnItemThatIsRenamed() {
        shop.receive(shop.mug, shop.warehouse, 30);
        shop.rule("{'channel':'%s','sku':'%s','cap':7}".formatted(shop.web, shop.mug));
        String renamed = TestHub.fresh("CUP");

        hub.post("/items/" + shop.mug + "/rename", "{\"sku\":\"%s\"}".formatted(renamed));

        assertThat(shop.shown(renamed)).isEqualTo(7);
        assertThat(shop.shown(shop.mug)).as("by its alias").isEqualTo(7);
    }

    @Test
    void aLocationsOwnBufferIsTakenThereAndNotElsewhere() {
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.chicago, 8);

        shop.rule("{'channel':'%s','buffer':{'percent':10}}".formatted(shop.web));
        assertThat(shop.shown(shop.mug)).as("10 % of 23 are 3").isEqualTo(20);
        shop.rule("{'channel':'%s','location':'%s','buffer':{'units':6}}".formatted(shop.web, shop.chicago));
        assertThat(shop.shown(shop.mug)).as("15 less 2, and 8 less 6").isEqualTo(15);
        assertThat(shop.shown(shop.web, shop.mug, "&location=" + shop.chicago)).isEqualTo(2);
    }

    @Test
    void aCapOfOneLocationCountsWhereItAloneIsShown() {
        shop.receive(shop.mug, shop.warehouse, 15);
        shop.receive(shop.mug, shop.chicago, 8);

        shop.rule("{'channel':'%s','location':'%s','cap':3}".formatted(shop.web, shop.chicago));

        assertThat(shop.shown(shop.mug)).isEqualTo(23);
        assertThat(shop.shown(shop.web, shop.mug, "&location=" + shop.chicago)).isEqualTo(3);
    }

    @Test
    void bundlesThatShareAComponentAreEachShownInFull() {
        String single = TestHub.fresh("SINGLE");
        shop.put(
                "/bundles/" + single,
                "{\"components\":[{\"sku\":\"%s\",\"quantity\":1},{\"sku\":\"%s\",\"quantity\":1}]}"
                        .formatted(shop.mug, shop.pot));
        shop.receive(shop.mug, shop.warehouse, 11);
        shop.receive(shop.pot, shop.warehouse, 5);

        assertThat(shop.shown(shop.set)).isEqualTo(2);
        assertThat(shop.shown(single)).isEqualTo(5);
    }

    @Test
    void aBundleIsPutTogetherAtOneLocation() {
        shop.receive(shop.mug, shop.warehouse, 8);
        shop.receive(shop.pot, shop.chicago, 5);

        assertThat(shop.shown(shop.set)).isZero();
        shop.receive(shop.pot, shop.warehouse, 1);
        assertThat(shop.shown(shop.set)).isEqualTo(1);
    }

    @Test
    void componentsBuffersEnterABundleAndTheirCapsDoNot() {
        shop.receive(shop.mug, shop.warehouse, 12);
        shop.receive(shop.pot, shop.warehouse, 9);

        shop.rule("{'channel':'%s','sku':'%s','buffer':{'units':1},'cap':1}".formatted(shop.web, shop.mug));
        assertThat(shop.shown(shop.set)).isEqualTo(2);
        shop.rule("{'channel':'%s','sku':'%s','buffer':{'units':1}}".formatted(shop.web, shop.set));
        assertThat(shop.shown(shop.set)).as("less one set").isEqualTo(1);
    }

    @Test
    void whatIsNotStockedHasNoNumberAndNoLimit() {
        String gift = TestHub.fresh("GIFT");
        shop.put("/items/" + gift, "{\"stocked\":false}");

        JsonNode item =
                shop.availability("channel=" + shop.web + "&sku=" + gift).path(0);

        assertThat(item.path("counted").asBoolean(true)).isFalse();
        assertThat(item.path("available").isNull()).isTrue();
        assertThat(shop.explain(gift, "channel=" + shop.web).path("quantity").isNull())
                .isTrue();
    }

    @Test
    void anExpiredHoldIsShownAtOnce() {
        shop.receive(shop.mug, shop.warehouse, 15);
        Instant expiry = Instant.now().plusMillis(200);
        shop.hold(shop.mug, 4, expiry);

        long before = shop.shown(shop.mug);
        boolean isBefore = Instant.now().isBefore(expiry);
        while (Instant.now().isBefore(expiry)) {
            Thread.onSpinWait();
        }

        assertThat(shop.shown(shop.mug)).isEqualTo(15);
        assertThat(before).isEqualTo(isBefore ? 11 : before);
    }

    @Test
    void withoutASkuAllThatCanBeSoldComesPageByPage() {
        shop.receive(shop.mug, shop.warehouse, 15);
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = hub.get("/availability?channel=" + shop.web + "&limit=7" + cursor)
                    .body();
            page.path("items").forEach(item -> seen.add(item.path("sku").asString()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asString();
        } while (!cursor.isEmpty());

        assertThat(seen).doesNotHaveDuplicates().contains(shop.mug, shop.mugs, shop.pot, shop.set);
    }

    @Test
    void aSkuMayHaveAComma() {
        String odd = TestHub.fresh("CUP, BLUE");
        shop.put("/items/" + Shop.encoded(odd), "{\"title\":\"Cup\"}");
        shop.receive(odd, shop.warehouse, 3);

        assertThat(shop.shown(odd)).isEqualTo(3);
    }

    @Test
    void fiveHundredSkusTakeAsManyStatementsAsOne() {
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            String item = TestHub.fresh("BULK");
            String bundle = TestHub.fresh("BULK-SET");
            shop.put("/items/" + item, "{}");
            shop.put("/bundles/" + bundle, "{\"components\":[{\"sku\":\"%s\",\"quantity\":2}]}".formatted(item));
            skus.add(item);
            skus.add(bundle);
        }
        String query = skus.stream().map(sku -> "&sku=" + sku).collect(Collectors.joining());

        long before = statements();
        JsonNode items = shop.availability("channel=" + shop.web + query);
        long first = statements() - before;
        before = statements();
        shop.availability("channel=" + shop.web + query);
        long second = statements() - before;

        assertThat(items.size()).isEqualTo(500);
        assertThat(first)
                .as("catalogue read, setup read, levels read, and housekeeping")
                .isBetween(2L, 30L);
        assertThat(second).as("levels read, and housekeeping").isBetween(2L, 12L);
    }

    @Test
    void whatIsWrongWithAParameterIsNamed() {
        assertProblem("/availability", 400, "channel");
        assertProblem("/availability?channel=no-such", 404, "channel");
        String query = "/availability?channel=" + shop.web;
        assertProblem(query + "&sku=no-such", 404, "sku");
        assertProblem(query + "&sku=", 400, "sku");
        assertProblem(query + "&sku=%00", 400, "sku");
        assertProblem(query + "&sku=X".repeat(501), 400, "sku");
        assertProblem(query + "&method=teleport", 400, "method");
        assertProblem(query + "&location=no-such", 404, "location");
        assertProblem(query + "&channelLocation=no-such", 404, "channelLocation");
        assertProblem(query + "&sum=perhaps", 400, "sum");
        assertProblem(query + "&limit=0", 400, "limit");
        assertProblem(query + "&cursor=*", 400, "cursor");
    }

    private void assertProblem(String path, int status, String field) {
        TestHub.Reply reply = hub.get(path);

        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(status);
        assertThat(reply.body().at("/errors/0/field").asString("")).as(path).isEqualTo(field);
    }

    /** Each statement outside a transaction takes a connection of its own from the pool. */
    private long statements() {
        return hub.bean(MeterRegistry.class)
                .get("hikaricp.connections.acquire")
                .timer()
                .count();
    }
}
