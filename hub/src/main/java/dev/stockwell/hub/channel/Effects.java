package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Effect;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.store.Proposal;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Foretells the numbers that channels will show: both numbers of each pair come from the arithmetic that answers calls,
 * by one reading of the levels, once under what holds and once under what would hold.
 */
@Component
class Effects implements Foresight {
    private static final int SHOWN_MAX = 20;
    private static final int BUNDLES_MAX = 500;

    private final Setups setups;
    private final EffectScope scope;
    private final ShareForecast shares;
    private final Catalog catalog;
    private final Levels levels;
    private final DarkReserves reserves;
    private final InstantSource clock;

    Effects(
            Setups setups,
            EffectScope scope,
            ShareForecast shares,
            Catalog catalog,
            Levels levels,
            DarkReserves reserves,
            InstantSource clock) {
        this.setups = setups;
        this.scope = scope;
        this.shares = shares;
        this.catalog = catalog;
        this.levels = levels;
        this.reserves = reserves;
        this.clock = clock;
    }

    /** One number that a channel shows. */
    private record Number(
            String channel, Ask.Method method, @Nullable LocationId place, String sku, int decimals) {}

    @Override
    public Effect of(Proposal proposal) {
        Setup present = setups.current();
        if (proposal.kind() == DocumentKind.ALLOCATION_RULE) {
            return Effect.of(shares.of(proposal, present));
        }
        EffectScope.Found found = scope.of(proposal, present);
        List<Sellable> sold = catalog.soldOf(found.items(), BUNDLES_MAX);
        Set<ItemId> items = new HashSet<>(found.items());
        sold.forEach(each -> each.parts().stream().map(Part::item).forEach(items::add));
        Setup after = setups.proposed(proposal, items);
        List<Shelf.Stock> stocks =
                StockReading.now(levels, items, clock.instant()).stocks();
        DarkReserves.Held held = reserves.lately(items);
        Map<Number, Long> before = numbers(present, sold, stocks, held);
        Map<Number, Long> then = numbers(after, sold, stocks, held);
        Set<Number> all = new HashSet<>(before.keySet());
        all.addAll(then.keySet());
        List<Effect.Change> changes = all.stream()
                .map(number -> change(number, after, before.getOrDefault(number, 0L), then.getOrDefault(number, 0L)))
                .filter(change -> change.distance() > 0)
                .sorted(Comparator.comparingLong(Effect.Change::distance)
                        .reversed()
                        .thenComparing(Effect.Change::how)
                        .thenComparing(Effect.Change::channel)
                        .thenComparing(Effect.Change::sku))
                .toList();
        return new Effect(
                changes.subList(0, Math.min(SHOWN_MAX, changes.size())),
                changes.size(),
                found.items().size(),
                found.isSample(),
                List.of());
    }

    private static Map<Number, Long> numbers(
            Setup setup, List<Sellable> sold, List<Shelf.Stock> stocks, DarkReserves.Held held) {
        Map<Number, Long> numbers = new HashMap<>();
        for (Channel channel : setup.channels()) {
            Counter counter = new Counter(setup, channel, stocks, held);
            for (Ask.Method method : Ask.Method.values()) {
                for (Ask.Scope scope : new Ask(method, null, null, false).scopes(channel)) {
                    for (Sellable each : sold) {
                        numbers.put(
                                new Number(
                                        channel.code(),
                                        method,
                                        scope.named(),
                                        each.sku(),
                                        each.measure().decimals()),
                                counter.offer(each, scope.locations()).quantity());
                    }
                }
            }
        }
        return numbers;
    }

    private static Effect.Change change(Number number, Setup setup, long before, long after) {
        Location place = number.place() == null ? null : setup.places().location(number.place());
        String at = place == null ? "" : place.name();
        String how = number.method() == Ask.Method.PICKUP ? "for pickup in " + at : at.isEmpty() ? "" : "in " + at;
        String channel = setup.channel(number.channel(), "channel").name();
        return new Effect.Change(channel, number.sku(), how, before, after, number.decimals());
    }
}
