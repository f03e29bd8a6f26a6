package dev.stockwell.hub.grid;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Published;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the grid: the items of a page, and of each the quantities that its columns ask for. */
@Component
class Grid {
    private static final int ROWS = 50;
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final List<StateColumn> STATES = List.of(
            new StateColumn("on-hand", "On hand", "All units there, whatever their state", LevelView::onHand),
            new StateColumn("available", "Available", "Free to be sold or moved", LevelView::available),
            new StateColumn("reserved", "Reserved", "Held for carts and drafts", LevelView::reserved),
            new StateColumn("committed", "Committed", "Sold and not yet handed over", LevelView::committed),
            new StateColumn("quality-control", "In inspection", "Waits to be looked at", LevelView::qualityControl),
            new StateColumn("damaged", "Damaged", "There, and not fit for sale", LevelView::damaged),
            new StateColumn("display", "Display", "Samples that are not for sale", LevelView::display));

    private final GridRows rows;
    private final Levels levels;
    private final Catalog catalog;
    private final Published published;
    private final Setups setups;
    private final InstantSource clock;
    private volatile @Nullable Everything everything;

    Grid(GridRows rows, Levels levels, Catalog catalog, Published published, Setups setups, InstantSource clock) {
        this.rows = rows;
        this.levels = levels;
        this.catalog = catalog;
        this.published = published;
        this.setups = setups;
        this.clock = clock;
    }

    private record StateColumn(String code, String name, String explanation, ToLongFunction<LevelView> quantity) {
        GridPage.Column column() {
            return new GridPage.Column(code, name, explanation);
        }
    }

    /** A level's quantities in the order of the columns of states. */
    static List<Long> states(LevelView level) {
        return STATES.stream().map(state -> state.quantity().applyAsLong(level)).toList();
    }

    GridPage page(GridQuery query) {
        return page(query, ROWS);
    }

    /** The rows of a page alone. */
    List<GridPage.Row> rows(GridQuery query) {
        Setup setup = setups.current();
        return filled(query, setup, rows.page(query, setup.places(), channel(query, setup), ROWS));
    }

    /** All that matches, a thousand rows at a time. */
    void pages(GridQuery query, Consumer<GridPage> each) {
        GridQuery next = query;
        while (next != null) {
            GridPage page = page(next, PageRequest.LIMIT_MAX);
            each.accept(page);
            next = page.nextQuery();
        }
    }

    private GridPage page(GridQuery query, int most) {
        Setup setup = setups.current();
        List<GridRows.Found> found = rows.page(query, setup.places(), channel(query, setup), most + 1);
        boolean isMore = found.size() > most;
        List<GridRows.Found> shown = isMore ? found.subList(0, most) : found;
        return new GridPage(
                query,
                columns(query, setup),
                filled(query, setup, shown),
                choices(setup),
                found.isEmpty() && !query.isFiltered() && query.after() == null,
                isMore ? query.after(shown.getLast().key()) : null);
    }

    GridPage.Totals totals(GridQuery query) {
        Setup setup = setups.current();
        Places places = setup.places();
        Integer channel = channel(query, setup);
        int count = rows.count(query, places, channel);
        List<GridRows.Sum> sums = query.columns() == GridQuery.Columns.CHANNELS
                ? List.of()
                : query.isFiltered() ? rows.sums(query, places, channel) : everything(query, places);
        return new GridPage.Totals(
                query,
                Math.min(count, GridRows.COUNTED_MAX),
                count > GridRows.COUNTED_MAX,
                columns(query, setup),
                totals(query, setup, sums));
    }

    /** The sums of all levels read all of them, so they are kept for a moment. */
    private List<GridRows.Sum> everything(GridQuery query, Places places) {
        Instant now = clock.instant();
        Everything known = everything;
        if (known == null || known.readAt().plus(KEPT).isBefore(now)) {
            known = new Everything(rows.sums(query, places, null), now);
            everything = known;
        }
        return known.sums();
    }

    private record Everything(List<GridRows.Sum> sums, Instant readAt) {}

    private static List<Long> totals(GridQuery query, Setup setup, List<GridRows.Sum> sums) {
        return switch (query.columns()) {
            case CHANNELS -> List.of();
            case STATES ->
                List.of(
                        sum(sums, GridRows.Sum::onHand),
                        sum(sums, GridRows.Sum::available),
                        sum(sums, GridRows.Sum::reserved),
                        sum(sums, GridRows.Sum::committed),
                        sum(sums, GridRows.Sum::qualityControl),
                        sum(sums, GridRows.Sum::damaged),
                        sum(sums, GridRows.Sum::display));
            case LOCATIONS -> {
                ToLongFunction<GridRows.Sum> quantity =
                        query.measure() == GridQuery.Measure.ON_HAND ? GridRows.Sum::onHand : GridRows.Sum::available;
                List<Long> totals = new ArrayList<>();
                totals.add(sum(sums, quantity));
                for (Location location : locations(query, setup)) {
                    totals.add(sum(
                            sums.stream()
                                    .filter(sum ->
                                            sum.location() == location.id().value())
                                    .toList(),
                            quantity));
                }
                yield totals;
            }
        };
    }

    private static long sum(List<GridRows.Sum> sums, ToLongFunction<GridRows.Sum> quantity) {
        return sums.stream().mapToLong(quantity).reduce(0, Math::addExact);
    }

    private static @Nullable Integer channel(GridQuery query, Setup setup) {
        return query.channel() == null
                ? null
                : setup.channel(query.channel(), "channel").id().value();
    }

    private static List<Location> locations(GridQuery query, Setup setup) {
        return query.location() == null
                ? setup.places().locations()
                : List.of(setup.places().location(query.location(), "location"));
    }

    private static List<GridPage.Column> columns(GridQuery query, Setup setup) {
        return switch (query.columns()) {
            case STATES -> STATES.stream().map(StateColumn::column).toList();
            case CHANNELS ->
                setup.channels().stream()
                        .map(channel -> new GridPage.Column(
                                channel.code(), channel.name(), "What " + channel.name() + " may show now"))
                        .toList();
            case LOCATIONS -> {
                String what = query.measure() == GridQuery.Measure.ON_HAND ? "On hand" : "Available";
                List<GridPage.Column> columns = new ArrayList<>();
                columns.add(new GridPage.Column("all", "All", what + " at all locations together"));
                for (Location location : locations(query, setup)) {
                    columns.add(new GridPage.Column(location.code(), location.name(), what + " at " + location.name()));
                }
                yield columns;
            }
        };
    }

    private List<GridPage.Row> filled(GridQuery query, Setup setup, List<GridRows.Found> found) {
        Map<ItemId, List<LevelView>> stock = stock(query, setup, found);
        Map<String, Map<String, Long>> offers =
                query.columns() == GridQuery.Columns.CHANNELS ? published.now(sold(found)) : Map.of();
        List<GridPage.Row> filled = new ArrayList<>();
        for (GridRows.Found item : found) {
            List<LevelView> there = stock.getOrDefault(item.item(), List.of());
            filled.add(new GridPage.Row(
                    item.item().value(),
                    item.sku(),
                    Address.of("/items", item.sku()).text(),
                    item.title(),
                    item.category(),
                    item.isStocked(),
                    item.decimals(),
                    item.unit(),
                    item.missing(),
                    item.isStocked() ? cells(query, setup, item, there, offers) : List.of()));
        }
        return filled;
    }

    private Collection<Sellable> sold(List<GridRows.Found> found) {
        return catalog.findAll(found.stream().map(GridRows.Found::sku).toList()).values();
    }

    private Map<ItemId, List<LevelView>> stock(GridQuery query, Setup setup, List<GridRows.Found> found) {
        if (found.isEmpty() || query.columns() == GridQuery.Columns.CHANNELS) {
            return Map.of();
        }
        Set<ItemId> items = found.stream().map(GridRows.Found::item).collect(Collectors.toSet());
        List<LevelView> read = levels.of(items);
        Map<LevelKey, Long> overdue = levels.overdue(items, clock.instant());
        Places places = setup.places();
        return read.stream()
                .filter(level -> query.location() == null
                        || places.code(level.key().location()).equals(query.location()))
                .filter(level ->
                        query.pool() == null || places.code(level.key().pool()).equals(query.pool()))
                .map(level -> level.withReleased(overdue.getOrDefault(level.key(), 0L)))
                .collect(Collectors.groupingBy(level -> level.key().item()));
    }

    private static List<GridPage.Cell> cells(
            GridQuery query,
            Setup setup,
            GridRows.Found item,
            List<LevelView> there,
            Map<String, Map<String, Long>> offers) {
        Address explanation = Address.of("/items", item.sku(), "explain");
        String id = "q" + item.item().value() + "-";
        List<GridPage.Cell> cells = new ArrayList<>();
        switch (query.columns()) {
            case STATES -> {
                String path = explanation.with("location", query.location()).text();
                for (StateColumn state : STATES) {
                    cells.add(new GridPage.Cell(
                            id + state.code(),
                            sumOf(there, state.quantity()),
                            path,
                            state.code().equals("on-hand") ? byState(there) : byPlace(there, setup, state.quantity())));
                }
            }
            case LOCATIONS -> {
                ToLongFunction<LevelView> quantity =
                        query.measure() == GridQuery.Measure.ON_HAND ? LevelView::onHand : LevelView::available;
                cells.add(new GridPage.Cell(
                        id + "all", sumOf(there, quantity), explanation.text(), byPlace(there, setup, quantity)));
                for (Location location : locations(query, setup)) {
                    List<LevelView> here = there.stream()
                            .filter(level -> level.key().location().equals(location.id()))
                            .toList();
                    cells.add(new GridPage.Cell(
                            id + location.code(),
                            sumOf(here, quantity),
                            explanation.with("location", location.code()).text(),
                            byState(here)));
                }
            }
            case CHANNELS -> {
                for (Channel channel : setup.channels()) {
                    cells.add(new GridPage.Cell(
                            id + channel.code(),
                            offers.getOrDefault(channel.code(), Map.of()).getOrDefault(item.sku(), 0L),
                            explanation.with("channel", channel.code()).text(),
                            "What " + channel.name() + " may show; opens how it comes about"));
                }
            }
        }
        return cells;
    }

    private static long sumOf(List<LevelView> levels, ToLongFunction<LevelView> quantity) {
        return levels.stream().mapToLong(quantity).reduce(0, Math::addExact);
    }

    private static String byState(List<LevelView> levels) {
        String parts = STATES.stream()
                .skip(1)
                .filter(state -> sumOf(levels, state.quantity()) != 0)
                .map(state ->
                        sumOf(levels, state.quantity()) + " " + state.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" + "));
        return parts.isEmpty() ? "Nothing there" : parts;
    }

    private static String byPlace(List<LevelView> levels, Setup setup, ToLongFunction<LevelView> quantity) {
        String parts = levels.stream()
                .filter(level -> quantity.applyAsLong(level) != 0)
                .map(level -> quantity.applyAsLong(level) + " "
                        + setup.places().code(level.key().location())
                        + (level.key().pool().equals(PoolId.SHARED)
                                ? ""
                                : " (" + setup.places().code(level.key().pool()) + ")"))
                .collect(Collectors.joining(" + "));
        return parts.isEmpty() ? "Nothing at any location" : parts;
    }

    private GridPage.Choices choices(Setup setup) {
        return new GridPage.Choices(
                setup.places().locations().stream()
                        .map(location -> new GridPage.Choice(location.code(), location.name()))
                        .toList(),
                setup.places().pools().stream()
                        .map(pool -> new GridPage.Choice(pool, pool))
                        .toList(),
                setup.channels().stream()
                        .map(channel -> new GridPage.Choice(channel.code(), channel.name()))
                        .toList(),
                rows.categories());
    }
}
