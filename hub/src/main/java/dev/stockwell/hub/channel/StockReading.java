package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The levels of some items at one instant, with what holds had whose time was over then.
 *
 * @param overdue by level; part of what it has reserved
 */
record StockReading(List<LevelView> levels, Map<LevelKey, Long> overdue) {

    /** Levels first: a hold that is given back between the two statements is then missed, not counted twice. */
    static StockReading now(Levels levels, Collection<ItemId> items, Instant now) {
        if (items.isEmpty()) {
            return new StockReading(List.of(), Map.of());
        }
        List<LevelView> read = levels.of(items);
        return new StockReading(read, levels.overdue(items, now));
    }

    static StockReading knownAt(Levels levels, Set<ItemId> items, Instant at) {
        return items.isEmpty()
                ? new StockReading(List.of(), Map.of())
                : new StockReading(levels.knownAt(items, at), levels.overdueAt(items, at));
    }

    List<Shelf.Stock> stocks() {
        return levels.stream()
                .map(level -> new Shelf.Stock(level.key(), level.version(), level.available(), overdue(level.key())))
                .toList();
    }

    long overdue(LevelKey key) {
        return overdue.getOrDefault(key, 0L);
    }
}
