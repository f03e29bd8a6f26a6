package dev.stockwell.hub.channel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.Effect;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.store.Proposal;
import dev.stockwell.hub.testing.TestHub;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is foretold of a change is what the API answers once it is made, for every number and no other. */
class EffectsTest {
    private static final int CHANGES = 20;

    private final TestHub hub = TestHub.start();
    private final List<String> skus = new ArrayList<>();

    @AfterEach
    void stopHub() {
        hub.stop();
    }

    @Test
    void everyForetoldNumberIsWhatTheApiAnswersAfterTheChange() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        setUp(random);
        Map<String, Long> before = answered();
        for (int i = 0; i < CHANGES; i++) {
            Wish wish = wish(random);
            Effect effect = hub.bean(Foresight.class).of(proposal(wish));
            put(wish.path(), wish.body());
            Map<String, Long> after = answered();

            Map<String, String> changed = new HashMap<>();
            for (String number : union(before, after)) {
                long was = before.getOrDefault(number, 0L);
                long is = after.getOrDefault(number, 0L);
                if (was != is) {
                    changed.put(number, was + " to " + is);
                }
            }
            Map<String, String> foretold = new HashMap<>();
            effect.largest()
                    .forEach(each -> foretold.put(
                            each.channel() + " " + each.how() + " " + each.sku(),
                            each.before() + " to " + each.after()));
            String what = "seed " + seed + ", change " + i + ": " + wish;
            assertThat(effect.changed()).as(what).isEqualTo(changed.size());
            assertThat(changed).as(what).containsAllEntriesOf(foretold);
            assertThat(foretold).as(what).hasSize(Math.min(20, changed.size()));
            before = after;
        }
    }

    private record Wish(Class<?> shape, String path, String code, String body) {}

    private void setUp(Random random) {
        for (String place : List.of("a", "b", "c")) {
            put("/locations/" + place, "{\"name\":\"" + place + "\"}");
        }
        put("/pools/own", "{\"name\":\"Own\"}");
        for (int i = 0; i < 4; i++) {
            String sku = "I" + i;
            put(
                    "/items/" + sku,
                    "{\"category\":\"k%d\",\"packs\":[{\"sku\":\"%s-P\",\"units\":%d}]}"
                            .formatted(i % 2, sku, 2 + random.nextInt(4)));
            skus.addAll(List.of(sku, sku + "-P"));
        }
        put("/bundles/S", "{\"components\":[{\"sku\":\"I0\",\"quantity\":2},{\"sku\":\"I1\",\"quantity\":1}]}");
        skus.add("S");
        put("/channels/web", "{\"name\":\"web\",\"locations\":[\"a\",{\"code\":\"b\",\"pickup\":true}]}");
        put("/channels/trade", "{\"name\":\"trade\",\"profile\":\"wholesale\",\"pool\":\"own\",\"locations\":[\"c\"]}");
        put("/channels/till", "{\"name\":\"till\",\"profile\":\"pos\",\"locations\":[\"a\",\"b\"]}");
        put("/channels/web/listings/L1", "{\"sku\":\"I2\"}");
        for (int i = 0; i < 4; i++) {
            for (String place : List.of("a", "b", "c")) {
                for (String pool : List.of("shared", "own")) {
                    hub.post(
                            "/movements",
                            "{\"movements\":[{\"type\":\"receive\",\"sku\":\"I%d\",\"location\":\"%s\",\"pool\":\"%s\",\"quantity\":%d}]}"
                                    .formatted(i, place, pool, 1 + random.nextInt(40)));
                }
            }
        }
    }

    private static Wish wish(Random random) {
        String place = one(random, "a", "b", "c");
        return switch (random.nextInt(3)) {
            case 0 -> {
                String flag = one(random, "participating", "shipsOnline", "pickup", "sells");
                yield new Wish(
                        type("dev.stockwell.hub.location.LocationBody"),
                        "/locations/" + place,
                        place,
                        "{\"flags\":{\"%s\":%s}}".formatted(flag, random.nextBoolean()));
            }
            case 1 -> {
                String code = one(random, "web", "trade", "till");
                yield new Wish(
                        ChannelBody.class,
                        "/channels/" + code,
                        code,
                        "{\"pool\":%s,\"locations\":[\"%s\",{\"code\":\"%s\",\"ship\":%s,\"pickup\":true}]}"
                                .formatted(
                                        random.nextBoolean() ? "null" : "\"own\"",
                                        place,
                                        place.equals("a") ? "b" : "a",
                                        random.nextBoolean()));
            }
            default -> {
                String code = "r" + random.nextInt(4);
                String about = one(
                        random,
                        "'sku':'I1','listing':null,'category':null,",
                        "'sku':'S','listing':null,'category':null,",
                        "'sku':null,'listing':null,'category':'k0',",
                        "'sku':null,'listing':null,'category':null,",
                        "'sku':null,'listing':'L1','category':null,'channel':'web',");
                String what = one(
                        random,
                        "'buffer':{'units':3,'percent':null},'cap':null,'endAt':null",
                        "'buffer':{'units':null,'percent':20},'cap':12,'endAt':null",
                        "'buffer':null,'cap':9,'endAt':4");
                String at = random.nextBoolean() ? ",'location':'" + place + "'" : ",'location':null";
                yield new Wish(
                        RuleBody.class, "/rules/" + code, code, ("{" + about + what + at + "}").replace('\'', '"'));
            }
        };
    }

    private Proposal proposal(Wish wish) {
        DocumentCalls<?> calls =
                hub.bean(DocumentCalls.class, ResolvableType.forClassWithGenerics(DocumentCalls.class, wish.shape()));
        return calls.propose(wish.code(), (ObjectNode) JsonMapper.shared().readTree(wish.body()));
    }

    /** All numbers that the API answers, under the words by which an effect names them. */
    private Map<String, Long> answered() {
        Map<String, Long> numbers = new HashMap<>();
        for (String channel : List.of("web", "trade", "till")) {
            for (String method : List.of("ship", "pickup")) {
                String asked =
                        "/availability?channel=" + channel + "&method=" + method + "&sku=" + String.join("&sku=", skus);
                for (JsonNode each : hub.get(asked).body().path("items")) {
                    String place = each.path("location").asString("");
                    String how =
                            method.equals("pickup") ? "for pickup in " + place : place.isEmpty() ? "" : "in " + place;
                    numbers.put(
                            channel + " " + how + " " + each.path("sku").asString(""),
                            each.path("available").asLong());
                }
            }
        }
        return numbers;
    }

    private void put(String path, String body) {
        TestHub.Reply reply = hub.put(path, body);
        assertThat(reply.status()).as(path + " " + body + " " + reply.body()).isLessThan(300);
    }

    private static List<String> union(Map<String, Long> one, Map<String, Long> other) {
        List<String> all = new ArrayList<>(one.keySet());
        other.keySet().stream().filter(key -> !one.containsKey(key)).forEach(all::add);
        return all;
    }

    private static String one(Random random, String... choices) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new IllegalStateException(gone);
        }
    }
}
