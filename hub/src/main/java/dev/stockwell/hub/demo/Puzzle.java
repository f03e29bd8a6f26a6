package dev.stockwell.hub.demo;

import dev.stockwell.hub.web.Address;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Three screens that show three numbers of the same kettles: 40 in the shop, 28 at the marketplace, 15 at the till. */
final class Puzzle {
    private static final List<String> CHANNELS = List.of(Connecting.CHANNEL, Puzzle.MARKETPLACE, Puzzle.TILL);
    private static final List<String> PLACES = List.of("warehouse", "chicago", Puzzle.FBA);
    static final String SKU = "KETTLE";
    static final String MARKETPLACE = "amazon";
    static final String FBA = "fba-us";
    static final String SYSTEM = "amazon-fba";
    static final String TILL = "till-chicago";
    private static final int IN_WAREHOUSE = 25;
    private static final int IN_CHICAGO = 15;
    private static final int AT_FBA = 12;
    private static final int HELD_BACK = 9;

    private final World world;

    Puzzle(World world) {
        this.world = world;
    }

    /** What the three screens show now, and why. */
    PuzzlePage page() throws IOException {
        List<PuzzlePage.Screen> screens = List.of(
                screen(Connecting.CHANNEL, "the shop", "The shop's own admin", shownInTheShop()),
                screen(MARKETPLACE, "Amazon", "Seller Central, with FBA", null),
                screen(TILL, "the till", "The till in Chicago", null));
        Map<String, Long> units = new HashMap<>();
        for (JsonNode level : world.api().get("/stock?sku=" + SKU).path("items")) {
            units.merge(
                    level.path("location").asString(), level.path("available").asLong(), Long::sum);
        }
        List<PuzzlePage.Place> places = new ArrayList<>();
        for (String code : PLACES) {
            JsonNode place = world.api().get("/locations/" + code);
            List<@Nullable Long> seen = new ArrayList<>();
            for (String channel : CHANNELS) {
                seen.add(seen(channel, code));
            }
            places.add(new PuzzlePage.Place(
                    place.path("name").asString(code),
                    switch (code) {
                        case "warehouse" -> "in our warehouse";
                        case "chicago" -> "in the Chicago store";
                        default -> "in Amazon's warehouse";
                    },
                    place.path("authority").asString("us"),
                    units.getOrDefault(code, 0L),
                    seen));
        }
        return new PuzzlePage(SKU, "Kettle", screens, places);
    }

    private long shownInTheShop() {
        return world.shop().shown().getOrDefault(SKU, Map.of()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }

    /** @param shows what the screen itself shows; null where it shows what the hub answers */
    private PuzzlePage.Screen screen(String channel, String who, String where, @Nullable Long shows)
            throws IOException {
        JsonNode explained = explained(channel, null);
        List<PuzzlePage.Term> terms = new ArrayList<>();
        for (JsonNode term : explained.path("terms")) {
            terms.add(new PuzzlePage.Term(
                    term.path("label").asString(""), term.path("quantity").asLong()));
        }
        return new PuzzlePage.Screen(
                world.api().get("/channels/" + channel).path("name").asString(channel),
                who,
                where,
                shows == null ? explained.path("quantity").asLong() : shows,
                terms,
                Address.of("/items", SKU, "explain").with("channel", channel).text());
    }

    private @Nullable Long seen(String channel, String location) throws IOException {
        JsonNode explained = explained(channel, location);
        boolean isDrawnOn = false;
        for (JsonNode each : explained.path("locations")) {
            isDrawnOn = isDrawnOn || each.asString("").equals(location);
        }
        return isDrawnOn ? explained.path("quantity").asLong() : null;
    }

    private JsonNode explained(String channel, @Nullable String location) throws IOException {
        return world.api()
                .get(Address.of("/stock", SKU, "explain")
                        .with("channel", channel)
                        .with("location", location)
                        .with("sum", location == null ? "true" : null)
                        .text());
    }

    /** Something sells: the till, Amazon from its own warehouse, or Amazon from ours. */
    String sell(String where) throws IOException {
        return switch (where) {
            case "till" -> world.ringUp("chicago", SKU, 1);
            case "fba" -> {
                long left = world.api()
                        .get("/stock?sku=" + SKU + "&location=" + FBA)
                        .at("/items/0/available")
                        .asLong();
                observe(world.api(), Math.max(0, left - 1), world.now());
                yield "Amazon sent one from its own warehouse, and says that " + Math.max(0, left - 1) + " are left.";
            }
            default -> {
                Instant now = world.now();
                world.api()
                        .call("PUT", "/channels/" + MARKETPLACE + "/orders/demo-" + now.toEpochMilli(), """
                                {"updatedAt":"%1$s","placedAt":"%1$s","status":"open","complete":true,
                                 "lines":[{"id":"1","sku":"%2$s","quantity":1}]}""".formatted(
                                        now, SKU));
                yield "Somebody bought one on Amazon, to be sent from our warehouse.";
            }
        };
    }

    /** What the hub knows of them. */
    static void set(Api api, Instant now) throws IOException {
        api.call("PUT", "/locations/" + FBA, """
                {"name":"Amazon's warehouse (FBA)","type":"remote","authority":"%s"}""".formatted(SYSTEM));
        api.call("PUT", "/items/" + SKU, """
                {"title":"Kettle","category":"kettles"}""");
        api.call("PUT", "/channels/" + MARKETPLACE, """
                {"name":"Amazon (pretended)","profile":"marketplace","locations":["warehouse","%s"]}""".formatted(FBA));
        api.call("PUT", "/rules/kettles-amazon", """
                {"channel":"%s","sku":"%s","location":"warehouse","buffer":{"units":%d}}""".formatted(MARKETPLACE, SKU, HELD_BACK));
        api.applied("/movements", """
                {"movements":[
                 {"type":"opening","sku":"%1$s","location":"warehouse","quantity":%2$d},
                 {"type":"opening","sku":"%1$s","location":"chicago","quantity":%3$d}]}""".formatted(SKU, IN_WAREHOUSE, IN_CHICAGO));
        observe(api, AT_FBA, now);
    }

    /** What the shop knows of them. */
    static void stock(SandboxShop shop) {
        shop.addVariant(SKU, null, "Kettle", "39.00");
        shop.stock(SKU, shop.placeNamed("Warehouse"), IN_WAREHOUSE);
        shop.stock(SKU, shop.placeNamed("Chicago"), IN_CHICAGO);
    }

    /** The marketplace says how many lie in its own warehouse. */
    static void observe(Api api, long quantity, Instant at) throws IOException {
        api.applied("/observations", """
                {"system":"%s","observations":[
                 {"sku":"%s","location":"%s","quantities":{"available":%d},"observedAt":"%s"}]}""".formatted(SYSTEM, SKU, FBA, quantity, at));
    }
}
