package dev.stockwell.kernel;

/** Names the quantities of one item, at one location, in one pool, of one lot. */
public record LevelKey(ItemId item, LocationId location, PoolId pool, LotId lot) {
    /** The level of goods that are not tracked by lot. */
    public LevelKey(ItemId item, LocationId location, PoolId pool) {
        this(item, location, pool, LotId.UNTRACKED);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(item.value()) * 31 * 31 * 31
                + location.value() * 31 * 31
                + pool.value() * 31
                + lot.value();
    }
}
