package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.OrderLine;
import dev.stockwell.kernel.OrderStatus;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Order snapshots: the order as its channel knows it now. Each line's target counters are compared with what its rows
 * already have, so that copies, gaps and any order of arrival end in the same stock.
 */
final class Orders {
    private final Draft draft;
    private final Claims claims;
    private final Merging merging;

    Orders(Draft draft) {
        this.draft = draft;
        this.claims = new Claims(draft);
        this.merging = new Merging(draft);
    }

    Outcome apply(Command.ApplyOrder order) {
        ClaimId id = order.order().claim();
        Claim known = draft.claim(id);
        if (known != null && known.status() == Claim.Status.ORDER && known.version() > order.version()) {
            return new Outcome.OrderApplied(id, false, states(id), Set.of());
        }
        Movement.Why why = new Movement.Why("order", order.order().reference(), null);
        merging.commitReserved(id, why);
        Claim hold = usable(order);
        draft.put(header(order, known, hold));
        if (hold != null) {
            merging.commitReserved(hold.id(), why);
            merging.into(id, hold);
        }
        boolean open = order.status() == OrderStatus.OPEN || order.status() == OrderStatus.ON_HOLD;
        for (OrderLine line : order.lines()) {
            new Line(order, line, open, why).apply();
        }
        if (order.complete() || !open) {
            cancelAbsent(order, why);
            merging.releaseRest(id, order.order().reference());
        }
        return new Outcome.OrderApplied(id, true, states(id), Set.copyOf(draft.flags()));
    }

    /** The hold that was made for this order, unless it is the order's own claim or has ended. */
    private @Nullable Claim usable(Command.ApplyOrder order) {
        if (order.reservation() == null
                || order.reservation().equals(order.order().claim())) {
            return null;
        }
        Claim hold = draft.claim(order.reservation());
        boolean usable =
                hold != null && (hold.status() == Claim.Status.HELD || hold.status() == Claim.Status.CONFIRMED);
        return usable ? hold : null;
    }

    private Claim header(Command.ApplyOrder order, @Nullable Claim known, @Nullable Claim hold) {
        Set<ItemId> items = new TreeSet<>();
        order.lines().forEach(line -> line.parts().stream().map(Part::item).forEach(items::add));
        if (hold != null) {
            items.addAll(hold.items());
        }
        Terms terms = new Terms(Split.IN_ORDER, true, demands(order, known));
        if (known != null) {
            return known.ordered(order.version(), order.order().reference(), items, terms);
        }
        return new Claim(
                order.order().claim(),
                Claim.Status.ORDER,
                order.version(),
                Micros.of(order.placedAt()),
                Micros.NEVER,
                order.channel(),
                order.order().reference(),
                items,
                terms);
    }

    private static List<Demand> demands(Command.ApplyOrder order, @Nullable Claim known) {
        Map<Integer, Demand> demands = new LinkedHashMap<>();
        if (known != null && known.status() == Claim.Status.ORDER) {
            known.terms().lines().forEach(demand -> demands.put(demand.line(), demand));
        }
        for (OrderLine line : order.lines()) {
            if (line.ordered() > 0) {
                demands.put(line.line(), new Demand(line.line(), line.parts(), line.ordered(), line.sources()));
            }
        }
        return List.copyOf(demands.values());
    }

    private void cancelAbsent(Command.ApplyOrder order, Movement.Why why) {
        Set<Integer> present = new TreeSet<>();
        order.lines().forEach(line -> present.add(line.line()));
        for (ClaimLine row : draft.lines(order.order().claim())) {
            if (!row.key().isBoundToNoOrderLine() && !present.contains(row.key().line()) && row.open() > 0) {
                claims.release(row, row.open(), why.because("cancel"), draft.now());
            }
        }
    }

    private List<Outcome.OrderLineState> states(ClaimId claim) {
        Map<List<Object>, List<ClaimLine>> byLine = new LinkedHashMap<>();
        for (ClaimLine row : draft.lines(claim)) {
            if (!row.key().isBoundToNoOrderLine()) {
                byLine.computeIfAbsent(List.of(row.key().line(), row.item()), any -> new ArrayList<>())
                        .add(row);
            }
        }
        return byLine.values().stream().map(Orders::state).toList();
    }

    private static Outcome.OrderLineState state(List<ClaimLine> rows) {
        long shortage = 0;
        long shipped = 0;
        long returned = 0;
        List<Take> sources = new ArrayList<>();
        int line = rows.getFirst().key().line();
        for (ClaimLine row : rows) {
            shortage += row.isShort() ? row.open() : 0;
            shipped += row.shipped();
            returned += row.returned();
            if (!row.isShort() && row.open() > 0) {
                sources.add(new Take(line, row.key().level(), State.COMMITTED, row.open()));
            }
        }
        long committed = sources.stream().mapToLong(Take::quantity).sum();
        return new Outcome.OrderLineState(
                line, rows.getFirst().item(), committed, shortage, shipped, returned, sources);
    }

    /** One line of a snapshot against what its rows have. */
    private final class Line {
        private final OrderLine line;
        private final ClaimId claim;
        private final long openUnits;
        private final Movement.Why why;
        private final long placedAt;

        Line(Command.ApplyOrder order, OrderLine line, boolean open, Movement.Why why) {
            this.line = line;
            this.claim = order.order().claim();
            long left = line.ordered() - line.cancelled() - units(line.shipped());
            this.openUnits = open ? Math.max(0, left) : 0;
            this.why = why;
            this.placedAt = Micros.of(order.placedAt());
        }

        void apply() {
            releaseOtherItems();
            for (Part part : line.parts()) {
                takeOver(part);
                new Deliveries(draft, claim, line, part.item(), why).follow(part.perUnit());
                cutDown(part);
            }
            commitMissing();
        }

        /** A line that was mapped anew no longer wants the items that it had. */
        private void releaseOtherItems() {
            Set<ItemId> wanted = line.parts().stream().map(Part::item).collect(Collectors.toSet());
            for (ClaimLine row : draft.lines(claim, line.line())) {
                if (!wanted.contains(row.item()) && row.open() > 0) {
                    claims.release(row, row.open(), why.because("cancel"), draft.now());
                }
            }
        }

        /** What the order's own hold has is used before anything else. */
        private void takeOver(Part part) {
            long target = Bounds.steps(openUnits + units(line.shipped()), part.perUnit());
            long has = claims.rows(claim, line.line(), part.item()).stream()
                    .mapToLong(row -> row.open() + row.shipped())
                    .sum();
            merging.bind(claim, line.line(), part.item(), Math.max(0, target - has));
        }

        private void cutDown(Part part) {
            long excess = open(part) - Bounds.steps(openUnits, part.perUnit());
            for (ClaimLine row : claims.open(claim, line.line(), part.item())) {
                long quantity = Math.min(excess, row.open());
                if (quantity > 0) {
                    claims.release(row, quantity, why.because("cancel"), draft.now());
                    excess -= quantity;
                }
            }
        }

        private void commitMissing() {
            long units = openUnits;
            for (Part part : line.parts()) {
                units = Math.min(units, missing(part) / part.perUnit());
            }
            if (units > 0) {
                Demand demand = new Demand(line.line(), line.parts(), units, line.sources());
                Claims.Grip grip = Claims.Grip.order(
                        why, placedAt, Micros.of(draft.envelope().occurredAt()));
                for (Sourcing.Grant grant : new Sourcing(draft, false).plan(List.of(demand), Split.IN_ORDER)) {
                    claims.take(claim, line.line(), grant, grip);
                }
            }
            for (Part part : line.parts()) {
                claims.lack(claim, line.line(), part.item(), line.sources().own(), missing(part), placedAt);
            }
        }

        private long missing(Part part) {
            return Math.max(0, Bounds.steps(openUnits, part.perUnit()) - open(part));
        }

        private long open(Part part) {
            return claims.rows(claim, line.line(), part.item()).stream()
                    .mapToLong(ClaimLine::open)
                    .sum();
        }

        private static long units(List<OrderLine.Counter> counters) {
            return counters.stream().mapToLong(OrderLine.Counter::units).reduce(0, Math::addExact);
        }
    }
}
