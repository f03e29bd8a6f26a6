package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * Which levels are wanted, in the order of their keys.
 *
 * @param items null for all
 * @param location null for all
 * @param pool null for all
 * @param after the last level of the page before; null for the first page
 */
public record LevelQuery(
        @Nullable Collection<ItemId> items,
        @Nullable LocationId location,
        @Nullable PoolId pool,
        @Nullable LevelKey after,
        int limit) {}
