package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import java.util.List;

/** The joining of a hold and its order, so that nothing is booked for it twice. */
final class Merging {
    private final Draft draft;
    private final Claims claims;

    Merging(Draft draft) {
        this.draft = draft;
        this.claims = new Claims(draft);
    }

    /** Commits what a claim has only set aside. */
    void commitReserved(ClaimId claim, Movement.Why why) {
        for (ClaimLine row : claims.unbound(claim)) {
            if (row.reserved()) {
                claims.commit(row, why, draft.now());
            }
        }
    }

    /** Hands what a hold has, committed already, to its order; the order's lines take over from there. */
    void into(ClaimId order, Claim hold) {
        for (ClaimLine row : claims.unbound(hold.id())) {
            draft.put(row.withOpen(0));
            ClaimLine.Key key =
                    new ClaimLine.Key(order, row.key().line(), row.key().level());
            ClaimLine there = claims.lineOr(key, row.placedAt());
            draft.put(there.withOpen(there.open() + row.open()));
        }
        draft.put(hold.ended(Claim.Status.MERGED));
    }

    /** Gives a quantity of the unbound rows to an order's line, and returns how much there was of it. */
    long bind(ClaimId order, int line, ItemId item, long most) {
        long bound = 0;
        for (ClaimLine row : claims.unbound(order)) {
            long quantity = Math.min(most - bound, row.open());
            if (quantity > 0 && row.item().equals(item)) {
                claims.rebind(row, line, quantity);
                bound += quantity;
            }
        }
        return bound;
    }

    /** Covers the order's short lines from its unbound rows. */
    void fillShorts(ClaimId order) {
        List<ClaimLine> shorts = draft.lines(order).stream()
                .filter(row -> row.isShort() && row.open() > 0 && !row.key().isBoundToNoOrderLine())
                .toList();
        for (ClaimLine row : shorts) {
            long bound = bind(order, row.key().line(), row.item(), row.open());
            if (bound > 0) {
                claims.release(row, bound, new Movement.Why("order", null, null), draft.now());
            }
        }
    }

    /** Gives back what no line of the order has taken over. */
    void releaseRest(ClaimId order, String reference) {
        for (ClaimLine row : claims.unbound(order)) {
            claims.release(row, row.open(), new Movement.Why("release", reference, null), draft.now());
        }
    }
}
