package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Split;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a claim asks for and may draw on; kept with it, so that a hold can be tried afresh and an order re-routed.
 *
 * @param lines with the units that were granted (holds) or ordered (orders)
 */
public record Terms(Split split, boolean partial, List<Demand> lines) {
    public Terms {
        lines = List.copyOf(lines);
    }

    Terms with(Terms more) {
        List<Demand> all = new ArrayList<>(lines);
        all.addAll(more.lines);
        return new Terms(split, partial, all);
    }

    boolean mayUse(ClaimLine.Key shortLine, LocationId location) {
        Demand demand = demand(shortLine.line());
        return demand != null && demand.sources().locations().contains(location);
    }

    /** What a line asks for, by the number under which its rows are kept. */
    @Nullable
    Demand demand(int line) {
        for (Demand demand : lines) {
            if (demand.line() == line || Holds.lineKey(demand.line()) == line) {
                return demand;
            }
        }
        return null;
    }
}
