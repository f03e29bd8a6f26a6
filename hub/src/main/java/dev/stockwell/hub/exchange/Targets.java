package dev.stockwell.hub.exchange;

import dev.stockwell.hub.catalog.ItemChanges;
import dev.stockwell.hub.catalog.SkuFormats;
import dev.stockwell.hub.location.LocationChanges;
import dev.stockwell.hub.stock.Openings;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import java.time.Instant;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the rows of each kind of file are taken in as. */
@Component
class Targets {
    private final ItemChanges items;
    private final SkuFormats formats;
    private final LocationChanges locations;
    private final Openings openings;
    private final JsonMapper json;
    private final RandomGenerator random;

    Targets(
            ItemChanges items,
            SkuFormats formats,
            LocationChanges locations,
            Openings openings,
            JsonMapper json,
            RandomGenerator random) {
        this.items = items;
        this.formats = formats;
        this.locations = locations;
        this.openings = openings;
        this.json = json;
        this.random = random;
    }

    Target of(Table table, Import file) {
        Seen seen = new Seen(random.nextLong());
        Choices choices = file.choices();
        return switch (table.format().kind()) {
            case ITEMS, PACKS ->
                new ItemsTarget(items, new ItemRows(table.format(), choices, json, seen), formats.current());
            case BUNDLES -> new BundlesTarget(items, json, seen);
            case LOCATIONS -> new LocationsTarget(locations, json, seen);
            case STOCK -> new StockTarget(openings, choices, seen, origin(file));
        };
    }

    /** The content names the list, so that the same file is the same list however often it is sent. */
    private static Openings.Origin origin(Import file) {
        Digest content = Objects.requireNonNull(file.digest());
        Instant at = file.createdAt();
        return new Openings.Origin(new CommandId(CommandId.uuidOf(content)), "import " + file.id(), at);
    }
}
