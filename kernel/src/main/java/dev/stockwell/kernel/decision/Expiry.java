package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ItemId;
import java.util.Collection;

/** The end of holds whose time is over, as real movements, before anything else is decided on their items. */
final class Expiry {
    private Expiry() {}

    /** Whether a hold of any of these items may be overdue. */
    static boolean isDue(Stock stock, Collection<ItemId> items, long now) {
        for (ItemId item : items) {
            if (stock.item(item).nextExpiry() <= now) {
                return true;
            }
        }
        return false;
    }

    static void giveBackOverdue(Draft draft, Collection<ItemId> items) {
        for (ItemId item : items) {
            if (draft.item(item).nextExpiry() <= draft.now()) {
                giveBackOverdue(draft, item);
            }
        }
    }

    private static void giveBackOverdue(Draft draft, ItemId item) {
        Claims claims = new Claims(draft);
        long next = draft.item(item).later();
        for (ClaimLine line : draft.linesOf(item)) {
            if (line.reserved() && line.expiresAt() <= draft.now()) {
                String claim = line.key().claim().value().toString();
                claims.release(line, line.open(), new Movement.Why("expiry", claim, null), line.expiresAt());
            } else if (line.reserved()) {
                next = Math.min(next, line.expiresAt());
            }
        }
        draft.putNextExpiry(item, next);
    }
}
