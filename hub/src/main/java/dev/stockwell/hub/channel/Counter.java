package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a channel's numbers come from: it finds the levels and rules for each thing sold, and has them added up. */
final class Counter {
    private final Setup setup;
    private final Channel channel;
    private final DarkReserves.Held held;
    private final Map<ItemId, Map<LocationId, List<Shelf.Stock>>> stocks = new HashMap<>();

    /**
     * @param levels all levels of all items that will be asked for
     * @param held what is held back of them for channels that do not answer
     */
    Counter(Setup setup, Channel channel, List<Shelf.Stock> levels, DarkReserves.Held held) {
        this.setup = setup;
        this.channel = channel;
        this.held = held;
        for (Shelf.Stock level : levels) {
            if (isDrawnOn(level.key().pool())) {
                stocks.computeIfAbsent(level.key().item(), any -> new HashMap<>())
                        .computeIfAbsent(level.key().location(), any -> new ArrayList<>())
                        .add(level);
            }
        }
    }

    boolean isDrawnOn(PoolId pool) {
        return pool.equals(channel.own()) || pool.equals(PoolId.SHARED);
    }

    /** What the channel may show of a stocked thing from some locations. */
    Offer offer(Sellable sold, List<LocationId> locations) {
        if (sold.kind() == Sellable.Kind.BUNDLE) {
            List<Arithmetic.Ingredient> ingredients = sold.parts().stream()
                    .map(part -> new Arithmetic.Ingredient(part.item(), part.perUnit(), shelves(part, locations)))
                    .toList();
            return Arithmetic.ofBundle(ingredients, limits(sold, locations));
        }
        Part part = sold.parts().getFirst();
        ItemId item = part.item();
        List<Shelf> shelves = locations.stream()
                .map(location -> shelf(item, location, rule(sold, buffersAt(location))))
                .toList();
        return Arithmetic.ofItem(part.perUnit(), shelves, limits(sold, locations));
    }

    private List<Shelf> shelves(Part part, List<LocationId> locations) {
        String category = setup.category(part.item());
        return locations.stream()
                .map(location ->
                        shelf(part.item(), location, setup.rules().of(part.item(), category, buffersAt(location))))
                .toList();
    }

    private Shelf shelf(ItemId item, LocationId location, @Nullable Rule buffer) {
        List<Shelf.Stock> levels = stocks.getOrDefault(item, Map.of()).getOrDefault(location, List.of());
        return new Shelf(
                location,
                ownFirst(levels),
                setup.keepRule(item, location),
                buffer,
                held.by(channel.id(), item, location));
    }

    private static List<Shelf.Stock> ownFirst(List<Shelf.Stock> levels) {
        return Stream.concat(
                        levels.stream().filter(level -> !level.key().pool().equals(PoolId.SHARED)),
                        levels.stream().filter(level -> level.key().pool().equals(PoolId.SHARED)))
                .toList();
    }

    /** A cap or end-at that names a location counts where that location alone is behind the number. */
    private Arithmetic.Limits limits(Sellable sold, List<LocationId> locations) {
        Predicate<Rule> here = rule -> rule.isFor(channel.id())
                && (rule.location() == null || locations.equals(List.of(Objects.requireNonNull(rule.location()))));
        boolean isBundle = sold.kind() == Sellable.Kind.BUNDLE;
        return new Arithmetic.Limits(
                isBundle
                        ? rule(sold, here.and(rule -> rule.body().buffer() != null && rule.subject() >= Rule.SKU))
                        : null,
                rule(sold, here.and(rule -> rule.body().endAt() != null)),
                rule(sold, here.and(rule -> rule.body().cap() != null)));
    }

    private @Nullable Rule rule(Sellable sold, Predicate<Rule> applies) {
        return setup.rules().of(sold, applies);
    }

    private Predicate<Rule> buffersAt(LocationId location) {
        return rule -> rule.body().buffer() != null && rule.isFor(channel.id()) && rule.isAt(location);
    }
}
