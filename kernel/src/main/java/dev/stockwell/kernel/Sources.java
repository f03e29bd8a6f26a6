package dev.stockwell.kernel;

import java.util.List;

/**
 * Where a line may draw from: the locations in the order in which they are tried, and the channel's own pool, which is
 * emptied before {@link PoolId#SHARED}.
 *
 * @param own the channel's pool; {@link PoolId#SHARED} where it has none
 */
public record Sources(PoolId own, List<LocationId> locations) {
    public Sources {
        locations = List.copyOf(locations);
    }
}
