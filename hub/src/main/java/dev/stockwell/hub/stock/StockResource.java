package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.reading.LevelQuery;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The levels as they are now. What overdue holds had is shown as available. */
@RestController
@RequestMapping("/api/v1")
class StockResource {
    private static final int SKUS_MAX = 500;
    private static final int KEY_PARTS = 4;

    private final Levels levels;
    private final Catalog catalog;
    private final Setups setups;
    private final InstantSource clock;

    StockResource(Levels levels, Catalog catalog, Setups setups, InstantSource clock) {
        this.levels = levels;
        this.catalog = catalog;
        this.setups = setups;
        this.clock = clock;
    }

    /** The quantities of one item, at one location, in one pool, in its smallest steps. */
    record Level(
            String sku,
            String location,
            String pool,
            long onHand,
            long available,
            long reserved,
            long committed,
            long qualityControl,
            long damaged,
            long display,
            long incoming,
            long version) {}

    @GetMapping("/stock")
    Page<Level> stock(
            @RequestParam(name = "sku", required = false) @Nullable List<String> skus,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String pool,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Places places = setups.current().places();
        LevelQuery query = new LevelQuery(
                skus == null ? null : items(skus),
                location == null ? null : places.location(location, "location").id(),
                pool == null ? null : places.pool(pool, "pool"),
                after(page),
                page.read());
        List<LevelView> found = levels.page(query);
        Set<ItemId> items = found.stream().map(level -> level.key().item()).collect(Collectors.toSet());
        Map<ItemId, String> names = catalog.skus(items);
        Map<LevelKey, Long> overdue = levels.overdue(items, clock.instant());
        return Page.of(
                found,
                page,
                level -> shown(level.withReleased(overdue.getOrDefault(level.key(), 0L)), names, places),
                level -> key(level.key()));
    }

    private Set<ItemId> items(List<String> skus) {
        List<String> wanted = Input.list(skus, "sku", SKUS_MAX);
        catalog.prepare(wanted);
        Set<ItemId> items = new LinkedHashSet<>();
        for (String sku : wanted) {
            Sellable what = catalog.require(sku, "sku");
            if (what.item() == null) {
                throw Problem.of(
                        ProblemCode.NOT_AN_ITEM, "sku", what.sku() + " is a bundle and has no stock of its own");
            }
            items.add(what.item());
        }
        return items;
    }

    private static Level shown(LevelView level, Map<ItemId, String> names, Places places) {
        return new Level(
                names.getOrDefault(level.key().item(), "?"),
                places.code(level.key().location()),
                places.code(level.key().pool()),
                level.onHand(),
                level.available(),
                level.reserved(),
                level.committed(),
                level.qualityControl(),
                level.damaged(),
                level.display(),
                0,
                level.version());
    }

    private static @Nullable LevelKey after(PageRequest page) {
        String[] parts = page.parts(KEY_PARTS);
        return parts == null
                ? null
                : new LevelKey(
                        new ItemId(PageRequest.number(parts[0])),
                        new LocationId(Math.toIntExact(PageRequest.number(parts[1]))),
                        new PoolId(Math.toIntExact(PageRequest.number(parts[2]))),
                        new LotId(Math.toIntExact(PageRequest.number(parts[3]))));
    }

    private static String key(LevelKey key) {
        return key.item().value() + "\n" + key.location().value() + "\n"
                + key.pool().value() + "\n" + key.lot().value();
    }
}
