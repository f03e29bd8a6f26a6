package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.reading.ClaimView;
import java.util.List;

/** The lines of a reservation as they are now. Once its order has taken them over they are the order's. */
final class ReservationLines {
    private final ClaimView claim;
    private final Sourced sourced;
    private final Catalog catalog;

    ReservationLines(ClaimView claim, Sourced sourced, Catalog catalog) {
        this.claim = claim;
        this.sourced = sourced;
        this.catalog = catalog;
    }

    List<ReservationShown.Line> now() {
        return claim.demands().stream().map(this::line).toList();
    }

    private ReservationShown.Line line(Demand demand) {
        List<ClaimLineView> rows = claim.lines().stream()
                .filter(row -> row.line() == -1 - demand.line() && row.open() > 0 && !row.isShort())
                .toList();
        List<Take> takes = rows.stream()
                .map(row -> new Take(
                        demand.line(), row.level(), row.isReserved() ? State.RESERVED : State.COMMITTED, row.open()))
                .toList();
        long held = demand.units();
        for (Part part : demand.parts()) {
            long steps = takes.stream()
                    .filter(take -> take.level().item().equals(part.item()))
                    .mapToLong(Take::quantity)
                    .sum();
            held = Math.min(held, steps / part.perUnit());
        }
        return new ReservationShown.Line(catalog.named(demand.parts()), demand.units(), held, sourced.shown(takes));
    }
}
