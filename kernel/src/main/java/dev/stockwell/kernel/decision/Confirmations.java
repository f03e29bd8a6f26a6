package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A hold that becomes an order's. What has gone since is tried afresh; if it cannot be had, a paid confirmation leaves
 * it short and any other is refused.
 */
final class Confirmations {
    private final Draft draft;
    private final Claims claims;
    private final Holds holds;

    Confirmations(Draft draft) {
        this.draft = draft;
        this.claims = new Claims(draft);
        this.holds = new Holds(draft);
    }

    Outcome confirm(Command.ConfirmHold confirm) {
        Claim claim = draft.claim(confirm.claim());
        if (claim == null || claim.status() == Claim.Status.RELEASED) {
            return new Outcome.Refused(Holds.refusal(claim));
        }
        if (claim.status() == Claim.Status.HELD) {
            return confirm(claim, confirm.order(), confirm.paid());
        }
        return new Outcome.Confirmed(
                claim.id(), lines(claim, units(claim.terms().lines())));
    }

    private Outcome confirm(Claim claim, Command.@Nullable OrderKey order, boolean paid) {
        String reference = order == null ? claim.id().value().toString() : order.reference();
        Movement.Why why = new Movement.Why("order", reference, null);
        new Merging(draft).commitReserved(claim.id(), why);
        List<Outcome.Shortage> shortages = refill(claim, why, paid);
        if (!shortages.isEmpty() && !paid) {
            return new Outcome.Short(shortages);
        }
        Outcome answer = new Outcome.Confirmed(claim.id(), lines(claim, held(claim)));
        bind(claim, order);
        return answer;
    }

    /** Tries to have again what the hold has lost; what cannot be had is short. */
    private List<Outcome.Shortage> refill(Claim claim, Movement.Why why, boolean paid) {
        List<Demand> missing = missing(claim);
        if (missing.isEmpty()) {
            return List.of();
        }
        List<Sourcing.Grant> grants =
                new Sourcing(draft, !paid).plan(missing, claim.terms().split());
        Claims.Grip grip = Claims.Grip.order(why, claim.placedAt(), draft.now());
        for (Sourcing.Grant grant : grants) {
            claims.take(claim.id(), Holds.lineKey(grant.demand().line()), grant, grip);
        }
        if (paid) {
            missing.forEach(demand -> lack(claim, demand));
        }
        return Holds.shortages(missing, Holds.unitsByLine(grants));
    }

    private void lack(Claim claim, Demand missing) {
        Demand whole = claim.terms().demand(missing.line());
        int line = Holds.lineKey(missing.line());
        for (Part part : missing.parts()) {
            long asked = Bounds.steps(whole == null ? missing.units() : whole.units(), part.perUnit());
            long has = open(claim.id(), line, part);
            claims.lack(claim.id(), line, part.item(), missing.sources().own(), asked - has, claim.placedAt());
        }
    }

    private List<Demand> missing(Claim claim) {
        Map<Integer, Long> held = held(claim);
        List<Demand> missing = new ArrayList<>();
        for (Demand demand : claim.terms().lines()) {
            long units = demand.units() - held.getOrDefault(demand.line(), 0L);
            if (units > 0) {
                missing.add(new Demand(demand.line(), demand.parts(), units, demand.sources()));
            }
        }
        return missing;
    }

    /** Whole units that each line has. */
    private Map<Integer, Long> held(Claim claim) {
        Map<Integer, Long> held = new LinkedHashMap<>();
        for (Demand demand : claim.terms().lines()) {
            long units = demand.units();
            for (Part part : demand.parts()) {
                units = Math.min(units, open(claim.id(), Holds.lineKey(demand.line()), part) / part.perUnit());
            }
            held.put(demand.line(), units);
        }
        return held;
    }

    private long open(ClaimId claim, int line, Part part) {
        return claims.rows(claim, line, part.item()).stream()
                .filter(row -> !row.isShort())
                .mapToLong(ClaimLine::open)
                .sum();
    }

    private void bind(Claim claim, Command.@Nullable OrderKey order) {
        if (order == null || order.claim().equals(claim.id())) {
            draft.put(claim.confirmedFor(order == null ? null : order.reference()));
            return;
        }
        Merging merging = new Merging(draft);
        Claim target = draft.claim(order.claim());
        if (target == null) {
            draft.put(new Claim(
                    order.claim(),
                    Claim.Status.CONFIRMED,
                    0,
                    claim.placedAt(),
                    Micros.NEVER,
                    claim.channel(),
                    order.reference(),
                    claim.items(),
                    claim.terms()));
        } else {
            merging.commitReserved(target.id(), new Movement.Why("order", order.reference(), null));
            draft.put(target.joined(order.reference(), claim));
        }
        merging.into(order.claim(), claim);
        if (target != null && target.status() == Claim.Status.ORDER) {
            merging.fillShorts(order.claim());
            merging.releaseRest(order.claim(), order.reference());
        }
    }

    private List<Outcome.HeldLine> lines(Claim claim, Map<Integer, Long> granted) {
        return holds.held(claim.id(), claim.terms().lines(), granted);
    }

    private static Map<Integer, Long> units(List<Demand> demands) {
        Map<Integer, Long> units = new LinkedHashMap<>();
        demands.forEach(demand -> units.put(demand.line(), demand.units()));
        return units;
    }
}
