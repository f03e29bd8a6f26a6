package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The choice of locations for the lines of a claim. What earlier lines of the same claim were given is gone for the
 * later ones, so that two lines of one item never share a unit.
 */
final class Sourcing {
    /** Units that a line gets from a location. */
    record Grant(Demand demand, LocationId location, long units) {}

    private final Draft draft;
    private final boolean leavesKeep;
    private final Map<Place, Map<PoolId, Long>> used = new HashMap<>();

    /** @param leavesKeep whether what the rules keep stays untouched: requests leave it, facts do not */
    Sourcing(Draft draft, boolean leavesKeep) {
        this.draft = draft;
        this.leavesKeep = leavesKeep;
    }

    /** Grants as many units as there are, line by line. A line without a grant gets nothing. */
    List<Grant> plan(List<Demand> demands, Split split) {
        return switch (split) {
            case IN_ORDER -> inOrder(demands);
            case SINGLE -> single(demands);
            case FEWEST -> fewest(demands);
        };
    }

    private List<Grant> inOrder(List<Demand> demands) {
        List<Grant> grants = new ArrayList<>();
        for (Demand demand : demands) {
            long missing = demand.units();
            for (LocationId location : demand.sources().locations()) {
                if (missing > 0) {
                    missing -= grant(grants, demand, location, missing);
                }
            }
        }
        return grants;
    }

    private List<Grant> single(List<Demand> demands) {
        LocationId best = best(demands);
        List<Grant> grants = new ArrayList<>();
        for (Demand demand : demands) {
            if (demand.sources().locations().contains(best)) {
                grant(grants, demand, best, demand.units());
            }
        }
        return grants;
    }

    private List<Grant> fewest(List<Demand> demands) {
        List<Grant> grants = new ArrayList<>();
        List<Demand> open = demands;
        while (!open.isEmpty()) {
            LocationId best = best(open);
            List<Demand> rest = new ArrayList<>();
            long granted = 0;
            for (Demand demand : open) {
                long units =
                        demand.sources().locations().contains(best) ? grant(grants, demand, best, demand.units()) : 0;
                granted += units;
                if (units < demand.units()) {
                    rest.add(new Demand(demand.line(), demand.parts(), demand.units() - units, demand.sources()));
                }
            }
            if (granted == 0) {
                break;
            }
            open = rest;
        }
        return grants;
    }

    /** The location that can give most units; of equal ones the first in order. */
    private LocationId best(List<Demand> demands) {
        Set<LocationId> candidates = new LinkedHashSet<>();
        demands.forEach(demand -> candidates.addAll(demand.sources().locations()));
        LocationId best = LocationId.NOWHERE;
        long most = -1;
        for (LocationId location : candidates) {
            long units = trial(demands, location);
            if (units > most) {
                best = location;
                most = units;
            }
        }
        return best;
    }

    private long trial(List<Demand> demands, LocationId location) {
        Sourcing trial = new Sourcing(draft, leavesKeep);
        used.forEach((place, byPool) -> trial.used.put(place, new HashMap<>(byPool)));
        List<Grant> grants = new ArrayList<>();
        for (Demand demand : demands) {
            if (demand.sources().locations().contains(location)) {
                trial.grant(grants, demand, location, demand.units());
            }
        }
        return grants.stream().mapToLong(Grant::units).sum();
    }

    private long grant(List<Grant> grants, Demand demand, LocationId location, long wanted) {
        long units = wanted;
        for (Part part : demand.parts()) {
            units = Math.min(units, free(new Place(part.item(), location), demand.sources()) / part.perUnit());
        }
        if (units <= 0) {
            return 0;
        }
        for (Part part : demand.parts()) {
            use(new Place(part.item(), location), demand.sources().own(), units * part.perUnit());
        }
        grants.add(new Grant(demand, location, units));
        return units;
    }

    /** max(0, available in the own pool + shared - keep), less what this claim's earlier lines use. */
    private long free(Place place, Sources sources) {
        long keep = leavesKeep ? draft.rules().keep(place.item(), place.location()) : 0;
        long sum = left(place, PoolId.SHARED);
        if (!sources.own().equals(PoolId.SHARED)) {
            sum += left(place, sources.own());
        }
        return Math.max(0, sum - keep);
    }

    private long left(Place place, PoolId pool) {
        return draft.available(new LevelKey(place.item(), place.location(), pool)) - used(place, pool);
    }

    private long used(Place place, PoolId pool) {
        Map<PoolId, Long> byPool = used.get(place);
        return byPool == null ? 0 : byPool.getOrDefault(pool, 0L);
    }

    private void use(Place place, PoolId own, long quantity) {
        long fromOwn = own.equals(PoolId.SHARED) ? 0 : Math.min(quantity, Math.max(0, left(place, own)));
        Map<PoolId, Long> byPool = used.computeIfAbsent(place, any -> new HashMap<>());
        byPool.merge(own, fromOwn, Long::sum);
        byPool.merge(PoolId.SHARED, quantity - fromOwn, Long::sum);
    }
}
