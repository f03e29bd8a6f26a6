package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
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
    private final InstantSource clock;

    Published(Levels levels, Setups setups, InstantSource clock) {
        this.levels = levels;
        this.setups = setups;
        this.clock = clock;
    }

    /**
     * What each channel may show, in the listing's own units, of all its locations together.
     *
     * @return by the channel's code, in the order of codes, and there by SKU; what is not stocked is absent
     */
    public Map<String, Map<String, Long>> now(Collection<Sellable> sold) {
        Set<ItemId> items = sold.stream()
                .flatMap(each -> each.parts().stream())
                .map(Part::item)
                .collect(Collectors.toSet());
        Setup setup = setups.current();
        StockReading reading = StockReading.now(levels, items, clock.instant());
        Map<String, Map<String, Long>> shown = new LinkedHashMap<>();
        for (Channel channel : setup.channels()) {
            Counter counter = new Counter(setup, channel, reading.stocks());
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
}
