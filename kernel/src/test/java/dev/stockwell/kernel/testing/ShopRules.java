package dev.stockwell.kernel.testing;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Rules;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** Rules that tests set for their own items. Without any nothing is kept or shared; all places but FBA are ours. */
final class ShopRules implements Rules {
    private final Map<ItemId, Map<LocationId, Long>> keeps = new ConcurrentHashMap<>();
    private final Map<ItemId, List<Share>> shares = new ConcurrentHashMap<>();
    private final AtomicLong rule = new AtomicLong();

    void keep(long quantity, ItemId item, LocationId location) {
        keeps.computeIfAbsent(item, any -> new ConcurrentHashMap<>()).put(location, quantity);
    }

    void share(ItemId item, PoolId pool, int basisPoints) {
        shares.computeIfAbsent(item, any -> new CopyOnWriteArrayList<>())
                .add(new Share(rule.incrementAndGet(), pool, basisPoints));
    }

    @Override
    public long revision() {
        return 1;
    }

    @Override
    public long keep(ItemId item, LocationId location) {
        return keeps.getOrDefault(item, Map.of()).getOrDefault(location, 0L);
    }

    @Override
    public List<Share> shares(ItemId item, LocationId location) {
        return List.copyOf(shares.getOrDefault(item, List.of()));
    }

    @Override
    public boolean isOurs(LocationId location) {
        return !location.equals(Shop.FBA);
    }

    @Override
    public LocalDate businessDate(LocationId location, Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }
}
