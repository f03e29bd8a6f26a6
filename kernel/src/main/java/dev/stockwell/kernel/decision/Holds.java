package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Holds: made, replaced, released. All lines or none, unless the caller asks for a part. */
final class Holds {
    private final Draft draft;
    private final Claims claims;

    Holds(Draft draft) {
        this.draft = draft;
        this.claims = new Claims(draft);
    }

    Outcome hold(Command.Hold hold) {
        ClaimId claim = new ClaimId(draft.envelope().id().value());
        Ask ask = new Ask(hold.lines(), hold.split(), hold.partial(), Micros.of(hold.expiresAt()));
        return setAside(
                claim,
                ask,
                terms -> new Claim(
                        claim,
                        Claim.Status.HELD,
                        0,
                        draft.now(),
                        ask.expiresAt(),
                        hold.channel(),
                        null,
                        itemsOf(hold.lines()),
                        terms));
    }

    Outcome replace(Command.ReplaceHold replace) {
        Claim claim = draft.claim(replace.claim());
        if (claim == null || claim.status() != Claim.Status.HELD) {
            return new Outcome.Refused(refusal(claim));
        }
        giveBack(claim, "replace");
        Ask ask = new Ask(replace.lines(), replace.split(), replace.partial(), Micros.of(replace.expiresAt()));
        return setAside(claim.id(), ask, terms -> claim.renewed(ask.expiresAt(), itemsOf(replace.lines()), terms));
    }

    Outcome release(Command.ReleaseHold release) {
        Claim claim = draft.claim(release.claim());
        if (claim != null && claim.status() == Claim.Status.RELEASED) {
            return new Outcome.Released(claim.id());
        }
        if (claim == null || claim.status() != Claim.Status.HELD) {
            return new Outcome.Refused(refusal(claim));
        }
        giveBack(claim, "release");
        draft.put(claim.ended(Claim.Status.RELEASED));
        return new Outcome.Released(claim.id());
    }

    /** Why a claim that is not held cannot be treated as a hold. */
    static Outcome.Reason refusal(@Nullable Claim claim) {
        if (claim == null) {
            return Outcome.Reason.UNKNOWN_CLAIM;
        }
        return switch (claim.status()) {
            case HELD, CONFIRMED, MERGED -> Outcome.Reason.HOLD_CONFIRMED;
            case RELEASED -> Outcome.Reason.HOLD_RELEASED;
            case ORDER -> Outcome.Reason.NOT_A_HOLD;
        };
    }

    /** The number under which a hold's line is kept until an order's line takes it over. */
    static int lineKey(int line) {
        return -1 - line;
    }

    private void giveBack(Claim claim, String reason) {
        Movement.Why why = new Movement.Why(reason, claim.id().value().toString(), null);
        for (ClaimLine line : claims.unbound(claim.id())) {
            claims.release(line, line.open(), why, draft.now());
        }
    }

    private Outcome setAside(ClaimId claim, Ask ask, Function<Terms, Claim> header) {
        List<Sourcing.Grant> grants = new Sourcing(draft, true).plan(ask.lines(), ask.split());
        Map<Integer, Long> granted = unitsByLine(grants);
        List<Outcome.Shortage> shortages = shortages(ask.lines(), granted);
        if (!shortages.isEmpty() && (!ask.partial() || grants.isEmpty())) {
            return new Outcome.Short(shortages);
        }
        draft.put(header.apply(new Terms(ask.split(), ask.partial(), granted(ask.lines(), granted))));
        Claims.Grip grip =
                new Claims.Grip(new Movement.Why("hold", null, null), draft.now(), draft.now(), ask.expiresAt());
        for (Sourcing.Grant grant : grants) {
            claims.take(claim, lineKey(grant.demand().line()), grant, grip);
        }
        return new Outcome.Held(claim, Micros.toInstant(ask.expiresAt()), held(claim, ask.lines(), granted));
    }

    /** What a claim's lines have, as an answer. */
    List<Outcome.HeldLine> held(ClaimId claim, List<Demand> demands, Map<Integer, Long> granted) {
        Map<Integer, List<Take>> sources = new LinkedHashMap<>();
        for (ClaimLine row : draft.lines(claim)) {
            if (row.open() > 0 && !row.isShort() && row.key().isBoundToNoOrderLine()) {
                int line = lineKey(row.key().line());
                sources.computeIfAbsent(line, any -> new ArrayList<>())
                        .add(new Take(line, row.key().level(), stateOf(row), row.open()));
            }
        }
        return demands.stream()
                .map(demand -> new Outcome.HeldLine(
                        demand.line(),
                        demand.units(),
                        granted.getOrDefault(demand.line(), 0L),
                        sources.getOrDefault(demand.line(), List.of())))
                .toList();
    }

    static Map<Integer, Long> unitsByLine(List<Sourcing.Grant> grants) {
        Map<Integer, Long> units = new LinkedHashMap<>();
        grants.forEach(grant -> units.merge(grant.demand().line(), grant.units(), Long::sum));
        return units;
    }

    static List<Outcome.Shortage> shortages(List<Demand> demands, Map<Integer, Long> granted) {
        List<Outcome.Shortage> shortages = new ArrayList<>();
        for (Demand demand : demands) {
            long units = granted.getOrDefault(demand.line(), 0L);
            if (units < demand.units()) {
                shortages.add(new Outcome.Shortage(
                        demand.line(), demand.parts().getFirst().item(), demand.units(), units));
            }
        }
        return shortages;
    }

    private static List<Demand> granted(List<Demand> demands, Map<Integer, Long> granted) {
        return demands.stream()
                .filter(demand -> granted.containsKey(demand.line()))
                .map(demand -> new Demand(
                        demand.line(), demand.parts(), granted.getOrDefault(demand.line(), 1L), demand.sources()))
                .toList();
    }

    private static Set<ItemId> itemsOf(List<Demand> demands) {
        Set<ItemId> items = new TreeSet<>();
        demands.forEach(demand -> demand.parts().stream().map(Part::item).forEach(items::add));
        return items;
    }

    private static State stateOf(ClaimLine row) {
        return row.reserved() ? State.RESERVED : State.COMMITTED;
    }

    private record Ask(List<Demand> lines, Split split, boolean partial, long expiresAt) {}
}
