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
            claims.hand(row, order, row.key().line(), row.open());
        }
        draft.put(hold.ended(Claim.Status.MERGED));
    }

    /** Gives up to a quantity of the unbound rows to an order's line. */
    void bind(ClaimId order, int line, ItemId item, long most) {
        bind(order, claims.unbound(order), line, item, most);
    }

    private long bind(ClaimId order, List<ClaimLine> unbound, int line, ItemId item, long most) {
        long bound = 0;
        for (ClaimLine row : unbound) {
            long quantity = Math.min(most - bound, row.open());
            if (quantity > 0 && row.item().equals(item)) {
                claims.hand(row, order, line, quantity);
                bound += quantity;
            }
        }
        return bound;
    }

    /** Covers the order's short lines from what its unbound rows have. */
    void fillShorts(ClaimId order) {
        List<ClaimLine> shorts = draft.lines(order).stream()
                .filter(row -> row.isShort() && row.open() > 0 && !row.key().isBoundToNoOrderLine())
                .toList();
        for (ClaimLine row : shorts) {
            List<ClaimLine> stocked = claims.unbound(order).stream()
                    .filter(unbound -> !unbound.isShort())
                    .toList();
            long bound = bind(order, stocked, row.key().line(), row.item(), row.open());
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
