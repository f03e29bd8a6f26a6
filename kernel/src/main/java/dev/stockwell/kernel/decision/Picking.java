package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Outcome.Reason;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What happens to committed goods before they leave: picked, not found, or taken from elsewhere. */
final class Picking {
    private final Draft draft;
    private final Claims claims;

    Picking(Draft draft) {
        this.draft = draft;
        this.claims = new Claims(draft);
    }

    Outcome pick(Command.Pick pick) {
        Claim claim = draft.claim(pick.claim());
        if (claim == null) {
            return new Outcome.Refused(Reason.UNKNOWN_CLAIM);
        }
        List<ClaimLine> rows = draft.lines(claim.id()).stream()
                .filter(row -> row.key().line() == pick.line())
                .filter(row -> row.location().equals(pick.location()) && row.open() > 0 && !row.reserved())
                .toList();
        rows.forEach(row -> draft.put(row.withPicked(pick.picked())));
        return rows.isEmpty() ? new Outcome.Refused(Reason.NOTHING_COMMITTED) : booked();
    }

    Outcome fail(Command.FailPick failed) {
        long committed = committed(failed.claim(), failed.line(), failed.item(), failed.location());
        if (committed < failed.quantity()) {
            return refusal(failed.claim());
        }
        Movement.Why why =
                new Movement.Why(failed.damaged() ? "damaged" : "not-found", reference(failed.claim()), null);
        long rest = failed.quantity();
        for (ClaimLine row : claims.open(failed.claim(), failed.line(), failed.item())) {
            long quantity = Math.min(rest, row.open());
            if (quantity > 0 && !row.isShort() && row.location().equals(failed.location())) {
                Bucket to = failed.damaged() ? new Inside(row.key().level(), State.DAMAGED) : Outside.ADJUSTMENT;
                claims.ship(row, quantity, to, why, Micros.of(draft.envelope().occurredAt()));
                claims.resettle(row, quantity, why.because("re-route"), draft.now());
                rest -= quantity;
            }
        }
        return booked();
    }

    Outcome reroute(Command.Reroute reroute) {
        long committed = committed(reroute.claim(), reroute.line(), reroute.item(), reroute.from());
        if (committed < reroute.quantity()) {
            return refusal(reroute.claim());
        }
        Place to = new Place(reroute.item(), reroute.to());
        PoolId own = ownPool(reroute);
        long free = Math.max(0, claims.free(to, own) - draft.rules().keep(to.item(), to.location()));
        if (free < reroute.quantity()) {
            return new Outcome.Short(
                    List.of(new Outcome.Shortage(reroute.line(), reroute.item(), reroute.quantity(), free)));
        }
        Movement.Why why = new Movement.Why("re-route", reference(reroute.claim()), null);
        long rest = reroute.quantity();
        for (ClaimLine row : claims.open(reroute.claim(), reroute.line(), reroute.item())) {
            long quantity = Math.min(rest, row.open());
            if (quantity > 0 && !row.isShort() && row.location().equals(reroute.from())) {
                claims.release(row, quantity, why, draft.now());
                Claims.Grip grip = Claims.Grip.order(why, row.placedAt(), draft.now());
                claims.take(reroute.claim(), reroute.line(), to, own, quantity, grip);
                rest -= quantity;
            }
        }
        return booked();
    }

    private long committed(ClaimId claim, int line, ItemId item, LocationId location) {
        return claims.rows(claim, line, item).stream()
                .filter(row -> row.location().equals(location) && !row.reserved())
                .mapToLong(ClaimLine::open)
                .sum();
    }

    private Outcome refusal(ClaimId claim) {
        return new Outcome.Refused(draft.claim(claim) == null ? Reason.UNKNOWN_CLAIM : Reason.NOTHING_COMMITTED);
    }

    private PoolId ownPool(Command.Reroute reroute) {
        Claim claim = draft.claim(reroute.claim());
        Demand demand = claim == null ? null : claim.terms().demand(reroute.line());
        return demand == null ? PoolId.SHARED : demand.sources().own();
    }

    private @Nullable String reference(ClaimId claim) {
        Claim known = draft.claim(claim);
        return known == null ? null : known.reference();
    }

    private Outcome booked() {
        return new Outcome.Booked(List.of(), Set.copyOf(draft.flags()));
    }
}
