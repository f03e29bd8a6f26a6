package dev.stockwell.hub.demo;

import dev.stockwell.hub.web.Address;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Reads from the hub and from the shop what the story's page shows. */
final class Story {
    private static final int ENTRIES = 30;
    private static final List<String> PLACES = List.of("Warehouse", "Chicago", "Dallas");
    private static final List<StoryPage.Item> ITEMS = Stream.of("MUG-BLUE", "POT", "TRAY", "CANDLE", "NAPKIN")
            .map(sku -> new StoryPage.Item(
                    sku,
                    switch (sku) {
                        case "MUG-BLUE" -> "Blue mug";
                        case "POT" -> "Tea pot";
                        case "TRAY" -> "Bamboo tray";
                        default -> World.title(sku);
                    }))
            .toList();

    private final World world;
    private final Guide guide;
    private final Chronicle chronicle;

    Story(World world) {
        this.world = world;
        this.guide = new Guide(world.deeds());
        this.chronicle = new Chronicle(world.deeds());
    }

    /** What the hub says of an item at the moment. */
    record Heard(
            String sku,
            JsonNode levels,
            JsonNode told,
            JsonNode ledger,
            JsonNode connection,
            Map<String, Long> tills) {}

    /** The item of a SKU; the first where it is none to play with. */
    static StoryPage.Item item(@Nullable String sku) {
        return ITEMS.stream().filter(each -> each.sku().equals(sku)).findFirst().orElse(ITEMS.getFirst());
    }

    StoryPage page(@Nullable String wanted) throws IOException {
        StoryPage.Item item = item(wanted);
        Heard heard = hear(item.sku());
        chronicle.write(heard, activity(), world.api().get("/incidents?limit=10"));
        Map<String, Long> shown = world.shop().shown().getOrDefault(item.sku(), Map.of());
        StoryPage.Shop shop = shop(heard.connection());
        List<StoryPage.Row> rows = new ArrayList<>();
        for (String place : PLACES) {
            rows.add(row(place, heard, shown.get(place), shop));
        }
        return new StoryPage(
                item,
                ITEMS,
                rows,
                shop,
                guide.steps(heard, world.last().orElse(null)),
                world.deeds().newest(ENTRIES),
                world.broken(),
                world.isPublicBuying(),
                world.last().filter(order -> !order.isDone()).isPresent(),
                world.trouble());
    }

    private Heard hear(String sku) throws IOException {
        String asked = Address.of("").with("sku", sku).text();
        return new Heard(
                sku,
                world.api().get("/stock" + asked).path("items"),
                ifConnected("/publications" + asked).path("items"),
                world.api().get("/ledger" + asked + "&limit=20").path("items"),
                ifConnected("/connection"),
                Map.of("Chicago", till("chicago", asked), "Dallas", till("dallas", asked)));
    }

    private JsonNode activity() {
        return ifConnected("/activity?limit=30");
    }

    /** What the hub says of the channel; nothing where it is not connected. */
    private JsonNode ifConnected(String path) {
        try {
            return world.api().get("/channels/" + Connecting.CHANNEL + path);
        } catch (IOException notConnected) {
            return MissingNode.getInstance();
        }
    }

    private long till(String location, String asked) throws IOException {
        return world.api()
                .get("/availability" + asked + "&channel=till-" + location)
                .at("/items/0/available")
                .asLong(0);
    }

    private static StoryPage.Shop shop(JsonNode connection) {
        return new StoryPage.Shop(
                connection.path("stage").asString(""),
                connection.path("darkSince").isString()
                        ? Instant.parse(connection.path("darkSince").asString())
                        : null,
                connection.path("error").asString(""),
                connection.path("unitsAtRisk").asLong(0),
                connection.path("differing").asLong(0));
    }

    private static StoryPage.Row row(String place, Heard heard, @Nullable Long shown, StoryPage.Shop shop) {
        String location = String.valueOf(Connecting.PLACES.get(place));
        JsonNode told = told(heard.told(), place);
        Long desired = told.path("desired").isNumber() ? told.path("desired").asLong() : null;
        long shownOrNone = shown == null ? 0 : shown;
        String state = "on its way";
        String tone = "info";
        if (told.isMissingNode() || desired == null) {
            state = "not told anything";
            tone = "secondary";
        } else if (desired == shownOrNone) {
            state = "agrees";
            tone = "success";
        } else if (told.path("refusal").isString()) {
            state = told.path("refusal").asString();
            tone = "warning";
        } else if (shop.darkSince() != null) {
            state = "waits until the shop answers";
            tone = "danger";
        } else if (told.path("acknowledged").asLong(-1) == desired) {
            state = "acknowledged, and not shown";
            tone = "warning";
        }
        return new StoryPage.Row(
                place,
                location,
                sum(heard.levels(), location, "onHand"),
                sum(heard.levels(), location, "available"),
                desired,
                shown,
                heard.tills().get(place),
                why(told),
                state,
                tone);
    }

    static JsonNode told(JsonNode publications, String place) {
        for (JsonNode each : publications) {
            if (each.path("placeName").asString("").equals(place)) {
                return each;
            }
        }
        return MissingNode.getInstance();
    }

    /** What makes the shop's number another one than what is free: the terms that are no level. */
    private static String why(JsonNode told) {
        List<String> reasons = new ArrayList<>();
        for (JsonNode term : told.path("terms")) {
            String kind = term.path("kind").asString("");
            long quantity = term.path("quantity").asLong();
            if (!kind.equals("level") && quantity != 0) {
                reasons.add(Math.abs(quantity) + " " + (kind.equals("keep") ? "kept here" : kind));
            }
        }
        return String.join(", ", reasons);
    }

    private static long sum(JsonNode levels, String location, String quantity) {
        long sum = 0;
        for (JsonNode level : levels) {
            if (level.path("location").asString("").equals(location)) {
                sum += level.path(quantity).asLong(0);
            }
        }
        return sum;
    }
}
