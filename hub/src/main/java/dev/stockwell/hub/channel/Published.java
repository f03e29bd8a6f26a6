package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What all channels may show of some things now, by one reading of the levels. */
@Component
public class Published {
    private static final Ask EVERYWHERE = new Ask(Ask.Method.SHIP, null, null, true);

    private final Levels levels;
    private final Setups setups;
    private final DarkReserves reserves;
    private final InstantSource clock;

    Published(Levels levels, Setups setups, DarkReserves reserves, InstantSource clock) {
        this.levels = levels;
        this.setups = setups;
        this.reserves = reserves;
        this.clock = clock;
    }

    /**
     * What each channel may show, in the listing's own units, of all its locations together.
     *
     * @return by the channel's code, in the order of codes, and there by SKU; what is not stocked is absent
     */
    public Map<String, Map<String, Long>> now(Collection<Sellable> sold) {
        return after(sold, Map.of());
    }

    /**
     * What each channel might show if what is available were changed.
     *
     * @param changes how much more of it, or less, would be in some levels
     */
    public Map<String, Map<String, Long>> after(Collection<Sellable> sold, Map<LevelKey, Long> changes) {
        Set<ItemId> items = sold.stream()
                .flatMap(each -> each.parts().stream())
                .map(Part::item)
                .collect(Collectors.toSet());
        Setup setup = setups.current();
        List<Shelf.Stock> stocks =
                changed(StockReading.now(levels, items, clock.instant()).stocks(), changes);
        DarkReserves.Held held = reserves.lately(items);
        Map<String, Map<String, Long>> shown = new LinkedHashMap<>();
        for (Channel channel : setup.channels()) {
            Counter counter = new Counter(setup, channel, stocks, held);
            Ask.Scope scope = EVERYWHERE.scopes(channel).getFirst();
            Map<String, Long> numbers = new HashMap<>();
            for (Sellable each : sold) {
                if (each.isStocked()) {
                    numbers.put(
                            each.sku(), counter.offer(each, scope.locations()).quantity());
                }
            }
            shown.put(channel.code(), numbers);
        }
        return shown;
    }

    private static List<Shelf.Stock> changed(List<Shelf.Stock> stocks, Map<LevelKey, Long> changes) {
        Map<LevelKey, Shelf.Stock> byKey = new LinkedHashMap<>();
        stocks.forEach(stock -> byKey.put(stock.key(), stock));
        changes.forEach((key, change) -> {
            Shelf.Stock known = byKey.getOrDefault(key, new Shelf.Stock(key, 0, 0, 0));
            byKey.put(
                    key,
                    new Shelf.Stock(key, known.version(), Math.addExact(known.available(), change), known.overdue()));
        });
        return List.copyOf(byKey.values());
    }
}
