package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;

/** An item at a location, over all its pools and lots. */
public record Place(ItemId item, LocationId location) {
    static Place of(LevelKey level) {
        return new Place(level.item(), level.location());
    }

    @Override
    public int hashCode() {
        return Long.hashCode(item.value()) * 31 + location.value();
    }
}
