package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Places;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Take;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Levels by the names that people gave them. */
@Component
class Sourced {
    private final Catalog catalog;
    private final Setups setups;

    Sourced(Catalog catalog, Setups setups) {
        this.catalog = catalog;
        this.setups = setups;
    }

    /** What was taken from where. */
    List<SourceShown> shown(Collection<Take> takes) {
        Places places = setups.current().places();
        Map<ItemId, String> names =
                catalog.skus(takes.stream().map(take -> take.level().item()).collect(Collectors.toSet()));
        return takes.stream()
                .map(take -> shown(take.level(), take.quantity(), names, places))
                .toList();
    }

    private static SourceShown shown(LevelKey level, long quantity, Map<ItemId, String> names, Places places) {
        return new SourceShown(
                names.getOrDefault(level.item(), "?"),
                places.code(level.location()),
                places.code(level.pool()),
                quantity);
    }
}
