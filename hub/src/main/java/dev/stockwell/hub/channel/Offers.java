package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What is to be shown at places of channels, and how that comes about; many at once by one reading of the levels. */
@Component
public class Offers {
    private final Levels levels;
    private final Setups setups;
    private final Catalog catalog;
    private final DarkReserves reserves;
    private final InstantSource clock;

    Offers(Levels levels, Setups setups, Catalog catalog, DarkReserves reserves, InstantSource clock) {
        this.levels = levels;
        this.setups = setups;
        this.catalog = catalog;
        this.reserves = reserves;
        this.clock = clock;
    }

    /**
     * A thing sold, at a place of a channel.
     *
     * @param behind our locations behind that place; null for all that the channel draws on
     */
    public record Wanted(
            ChannelId channel, Sellable sold, @Nullable Set<LocationId> behind) {}

    /**
     * A number to show.
     *
     * @param quantity in the listing's own units
     * @param terms the steps on the way to it
     */
    public record Offered(long quantity, List<Explanation.Line> terms) {}

    /** The number for each; what is not stocked has none. */
    public Map<Wanted, Offered> of(Collection<Wanted> wanted) {
        Setup setup = setups.current();
        Set<ItemId> items = new HashSet<>();
        wanted.forEach(each -> each.sold().parts().stream().map(Part::item).forEach(items::add));
        StockReading reading = StockReading.now(levels, items, clock.instant());
        DarkReserves.Held held = reserves.now(items);
        Map<ItemId, List<Shelf.Stock>> stocks = new HashMap<>();
        reading.stocks()
                .forEach(stock -> stocks.computeIfAbsent(stock.key().item(), first -> new ArrayList<>())
                        .add(stock));
        Wording words = new Wording(setup, catalog.skus(items), null);
        Map<Wanted, Offered> offered = new HashMap<>();
        for (Wanted each : wanted) {
            Channel channel = setup.channel(each.channel());
            if (channel != null && each.sold().isStocked()) {
                offered.put(each, offer(setup, channel, each, stocks, held, words));
            }
        }
        return offered;
    }

    private static Offered offer(
            Setup setup,
            Channel channel,
            Wanted wanted,
            Map<ItemId, List<Shelf.Stock>> stocks,
            DarkReserves.Held held,
            Wording words) {
        List<Shelf.Stock> own = wanted.sold().parts().stream()
                .map(Part::item)
                .distinct()
                .flatMap(item -> stocks.getOrDefault(item, List.of()).stream())
                .toList();
        Ask.Scope scope = new Ask(Ask.Method.SHIP, null, wanted.behind(), true)
                .scopes(channel)
                .getFirst();
        Offer offer = new Counter(setup, channel, own, held).offer(wanted.sold(), scope.locations());
        return new Offered(
                offer.quantity(), words.lines(offer.terms(), wanted.sold().units()));
    }
}
