package dev.stockwell.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ExplanationCallsTest {
    private final Shop shop = new Shop();
    private final TestHub hub = shop.hub;

    @AfterEach
    void theStockIsWhatItsLedgerSays() {
        hub.assertCoherent();
    }

    @Test
    void theWebShopsTwelveIsExplained() {
        shop.receive(shop.mug, shop.warehouse, 17);
        UUID cart = shop.hold(shop.mug, 2, Instant.now().plus(1, ChronoUnit.HOURS));
        String floor = shop.rule("{'sku':'%s','location':'%s','keep':2}".formatted(shop.mug, shop.warehouse));
        String web = shop.rule("{'channel':'%s','buffer':{'units':1}}".formatted(shop.web));

        JsonNode explained = shop.explain(shop.mug, "channel=" + shop.web);

        assertThat(shop.shown(shop.mug)).isEqualTo(12);
        assertThat(explained.path("quantity").asLong()).isEqualTo(12);
        assertThat(lines(explained.path("terms")))
                .containsExactly(
                        "level 15 Available in shared at Warehouse",
                        "keep -2 Kept at Warehouse by rule " + floor,
                        "buffer -1 Buffer of 1 by rule " + web);
        assertThat(explained.at("/terms/0/ref/version").asLong()).isEqualTo(2);
        assertThat(explained.at("/terms/1/ref/rule").asString()).isEqualTo(floor);
        assertThat(lines(explained.path("besides"))).containsExactly("reserved 2 Reserved in shared at Warehouse");
        assertThat(explained.at("/besides/0/claims/0/reservation").asString()).isEqualTo(cart.toString());
    }

    @Test
    void aLevelLeadsToItsMovements() {
        shop.receive(shop.mug, shop.warehouse, 17);

        String ledger = shop.explain(shop.mug, "channel=" + shop.web)
                .at("/terms/0/ref/ledger")
                .asString();
        JsonNode newest = hub.get(ledger.substring("/api/v1".length())).body().at("/items/0");

        assertThat(newest.path("toBalance").asLong()).isEqualTo(17);
        assertThat(newest.path("toVersion").asLong()).isEqualTo(1);
    }

    @Test
    void aPacksDivisionIsATerm() {
        shop.receive(shop.mug, shop.warehouse, 29);

        JsonNode explained = shop.explain(shop.mugs, "channel=" + shop.web);

        assertThat(lines(explained.path("terms")))
                .containsExactly(
                        "level 29 Available in shared at Warehouse",
                        "remainder -5 Do not fill a pack of 12 at Warehouse",
                        "pack -22 24 make 2 of 12");
        assertThat(explained.path("stepsPerUnit").asLong()).isEqualTo(12);
    }

    @Test
    void aBundlesLimitingComponentIsMarked() {
        shop.receive(shop.mug, shop.warehouse, 9);
        shop.receive(shop.mug, shop.chicago, 5);
        shop.receive(shop.pot, shop.warehouse, 7);

        JsonNode explained = shop.explain(shop.set, "channel=" + shop.web);

        assertThat(lines(explained.path("terms")))
                .containsExactly(
                        "component 3 " + shop.mug + " is the scarcest component",
                        "split -1 Have their components at different locations");
        assertThat(explained.at("/components/0/limiting").asBoolean()).isTrue();
        assertThat(explained.at("/components/1/limiting").asBoolean()).isFalse();
        assertThat(explained.at("/together/0/quantity").asLong()).isEqualTo(2);
        assertThat(explained.at("/together/1/limitedBy").asString()).isEqualTo(shop.pot);
        assertAddsUp(explained);
    }

    @Test
    void whatIsThereAndCannotBeSoldStandsBesides() {
        shop.receive(shop.mug, shop.warehouse, 10);
        shop.receive(shop.mug, shop.dallas, 5);
        shop.move(
                "'type':'state','sku':'%s','location':'%s','quantity':3,'from':'available','to':'damaged','reason':'fell'"
                        .formatted(shop.mug, shop.warehouse));
        shop.put("/locations/" + shop.dallas, "{\"flags\":{\"participating\":false}}");

        JsonNode explained = shop.explain(shop.mug, "channel=" + shop.web);

        assertThat(explained.path("quantity").asLong()).isEqualTo(7);
        assertThat(lines(explained.path("besides")))
                .containsExactly(
                        "damaged 3 Damaged in shared at Warehouse",
                        "elsewhere 5 Available where the location takes no part, in shared at Dallas");
    }

    @Test
    void withoutAChannelWhatIsOnHandIsExplained() {
        shop.receive(shop.mug, shop.warehouse, 10);
        shop.receive(shop.mug, shop.dallas, 5);
        shop.hold(shop.mug, 4, Instant.now().plus(1, ChronoUnit.HOURS));

        JsonNode explained = shop.explain(shop.mug, "");

        assertThat(explained.path("quantity").asLong()).isEqualTo(11);
        assertThat(explained.path("onHand").asLong()).isEqualTo(15);
        assertAddsUp(explained);
    }

    @Test
    void thePastIsExplainedAsItWasShown() {
        Random random = new Random(7);
        List<Shown> shown = new ArrayList<>();
        String rule = TestHub.fresh("rule");
        for (int round = 0; round < 40; round++) {
            change(random, rule);
            if (random.nextInt(3) == 0) {
                shop.hold(shop.pot, 1, Instant.now().plusMillis(random.nextInt(40)));
            }
            for (String sku : List.of(shop.mug, shop.mugs, shop.pot, shop.set)) {
                Instant before = Instant.now();
                long quantity = shop.shown(sku);
                // While it was answered a hold may have expired: then it is not known which of both was shown.
                Instant after = Instant.now().truncatedTo(ChronoUnit.MICROS);
                shown.add(new Shown(sku, quantity, before, after));
            }
        }
        for (Shown then : shown) {
            long first = explained(then.sku(), then.before());
            long last = explained(then.sku(), then.after());
            assertThat(then.quantity()).as("%s, seed 7", then).isBetween(Math.min(first, last), Math.max(first, last));
        }
    }

    private record Shown(String sku, long quantity, Instant before, Instant after) {}

    private long explained(String sku, Instant at) {
        JsonNode explained = shop.explain(sku, "channel=" + shop.web + "&at=" + at);
        assertAddsUp(explained);
        return explained.path("quantity").asLong();
    }

    private void change(Random random, String rule) {
        String location = List.of(shop.warehouse, shop.chicago, shop.dallas).get(random.nextInt(3));
        switch (random.nextInt(6)) {
            case 0, 1 -> shop.receive(random.nextBoolean() ? shop.mug : shop.pot, location, 1 + random.nextInt(30));
            case 2 ->
                shop.put(
                        "/rules/" + rule,
                        "{\"channel\":\"%s\",\"category\":\"%s\",\"buffer\":{\"percent\":%d},\"cap\":%d}"
                                .formatted(shop.web, shop.category(), random.nextInt(60), random.nextInt(80)));
            case 3 ->
                shop.put(
                        "/bundles/" + shop.set,
                        "{\"components\":[{\"sku\":\"%s\",\"quantity\":%d},{\"sku\":\"%s\",\"quantity\":1}]}"
                                .formatted(shop.mug, 1 + random.nextInt(5), shop.pot));
            case 4 ->
                shop.put(
                        "/locations/" + shop.chicago,
                        "{\"flags\":{\"participating\":%s}}".formatted(random.nextBoolean()));
            default ->
                shop.put(
                        "/items/" + shop.mug,
                        "{\"category\":%s}".formatted(random.nextBoolean() ? "null" : '"' + shop.category() + '"'));
        }
    }

    @Test
    void everyExplanationOfARandomShopAddsUp() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            skus.add(randomItem(random));
            if (i > 1 && random.nextInt(3) == 0) {
                skus.add(randomBundle(random, skus));
            }
        }
        for (String sku : skus) {
            for (String more : List.of("", "&method=pickup&location=" + shop.dallas, "&location=" + shop.warehouse)) {
                JsonNode explained = shop.explain(sku, "channel=" + shop.web + more);

                assertAddsUp(explained);
                assertThat(explained.path("quantity").asLong())
                        .as("%s %s, seed %d", sku, more, seed)
                        .isEqualTo(shop.shown(shop.web, sku, more));
            }
        }
    }

    private String randomItem(Random random) {
        String sku = TestHub.fresh("ITEM");
        shop.put(
                "/items/" + sku,
                "{\"packs\":[{\"sku\":\"%s-P\",\"units\":%d}]}".formatted(sku, 2 + random.nextInt(10)));
        for (String location : List.of(shop.warehouse, shop.chicago, shop.dallas)) {
            if (random.nextInt(3) > 0) {
                shop.receive(sku, location, 1 + random.nextInt(40));
            }
        }
        if (random.nextInt(4) == 0) {
            shop.rule("{'sku':'%s','keep':%d}".formatted(sku, random.nextInt(9)));
        }
        if (random.nextInt(4) == 0) {
            shop.rule("{'channel':'%s','sku':'%s','buffer':{'percent':%d},'endAt':%d,'cap':%d}"
                    .formatted(shop.web, sku, random.nextInt(101), random.nextInt(9), random.nextInt(50)));
        }
        return random.nextBoolean() ? sku : sku + "-P";
    }

    private String randomBundle(Random random, List<String> skus) {
        List<String> parts = skus.stream()
                .filter(sku -> sku.startsWith("ITEM"))
                .skip(random.nextInt(skus.size() / 2))
                .limit(1L + random.nextInt(2))
                .map(sku -> "{\"sku\":\"%s\",\"quantity\":%d}".formatted(sku, 1 + random.nextInt(3)))
                .toList();
        String bundle = TestHub.fresh("BUNDLE");
        shop.put("/bundles/" + bundle, "{\"components\":[" + String.join(",", parts) + "]}");
        return bundle;
    }

    @Test
    void whatIsWrongWithAParameterIsNamed() {
        String path = "/stock/" + shop.mug + "/explain?channel=" + shop.web;
        assertProblem("/stock/no-such/explain?channel=" + shop.web, 404, "sku");
        assertProblem("/stock/" + shop.mug + "/explain?channel=no-such", 404, "channel");
        assertProblem("/stock/" + shop.set + "/explain", 400, "channel");
        assertProblem(path + "&at=" + Instant.now().plusSeconds(60), 400, "at");
        assertProblem(path + "&at=1969-01-01T00:00:00Z", 400, "at");
        assertProblem(path + "&at=yesterday", 400, "at");
        assertProblem(path + "&at=2001-01-01T00:00:00Z", 404, "sku");
        assertProblem(path + "&method=teleport", 400, "method");
        assertProblem(path + "&method=pickup", 400, "location");
        assertProblem(path + "&location=no-such", 404, "location");
    }

    private void assertProblem(String path, int status, String field) {
        TestHub.Reply reply = hub.get(path);

        assertThat(reply.status()).as("%s: %s", path, reply.body()).isEqualTo(status);
        assertThat(reply.body().at("/errors/0/field").asString("")).as(path).isEqualTo(field);
    }

    private static void assertAddsUp(JsonNode explained) {
        assertThat(sum(explained.path("terms")))
                .as(explained.toString())
                .isEqualTo(explained.path("quantity").asLong());
        for (JsonNode component : explained.path("components")) {
            assertThat(sum(component.path("terms")))
                    .as(component.toString())
                    .isEqualTo(component.path("quantity").asLong());
        }
    }

    private static long sum(JsonNode terms) {
        long sum = 0;
        for (JsonNode term : terms) {
            sum += term.path("quantity").asLong();
            assertThat(term.path("sum").asLong()).isEqualTo(sum);
        }
        return sum;
    }

    private static List<String> lines(JsonNode terms) {
        List<String> lines = new ArrayList<>();
        terms.forEach(term -> lines.add(term.path("kind").asString() + " "
                + term.path("quantity").asLong() + " " + term.path("label").asString()));
        return lines;
    }
}
