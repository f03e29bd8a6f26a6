package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The covering of short order lines, oldest first, with what a command has made available. */
final class Shortages {
    private Shortages() {}

    static void cover(Draft draft) {
        for (LevelKey level : new ArrayList<>(draft.freed())) {
            if (draft.item(level.item()).shortage() > 0 && draft.available(level) > 0) {
                cover(draft, level);
            }
        }
    }

    private static void cover(Draft draft, LevelKey level) {
        for (ClaimLine line : waiting(draft, level.item())) {
            long quantity = Math.min(line.open(), draft.available(level));
            if (quantity > 0 && mayUse(draft, line, level)) {
                cover(draft, line, level, quantity);
            }
        }
    }

    private static void cover(Draft draft, ClaimLine line, LevelKey level, long quantity) {
        Claim claim = draft.claim(line.key().claim());
        Movement.Why why = new Movement.Why("cover", claim == null ? null : claim.reference(), null);
        draft.book(
                level.item(),
                quantity,
                new Inside(level, State.AVAILABLE),
                new Inside(level, State.COMMITTED),
                why,
                draft.now());
        ClaimLine.Key key = new ClaimLine.Key(line.key().claim(), line.key().line(), level);
        ClaimLine row = new Claims(draft).lineOr(key, line.placedAt());
        draft.put(row.withOpen(row.open() + quantity));
        draft.put(line.withOpen(line.open() - quantity));
        if (line.open() == quantity) {
            draft.settle(new Trouble.Settled(key.claim(), level.item(), key.line()));
        }
    }

    private static List<ClaimLine> waiting(Draft draft, ItemId item) {
        return draft.linesOf(item).stream()
                .filter(line -> line.isShort() && line.open() > 0)
                .sorted(Comparator.comparingLong(ClaimLine::placedAt)
                        .thenComparing(line -> line.key().claim().value())
                        .thenComparingInt(line -> line.key().line()))
                .toList();
    }

    private static boolean mayUse(Draft draft, ClaimLine line, LevelKey level) {
        PoolId own = line.key().level().pool();
        Claim claim = draft.claim(line.key().claim());
        return (level.pool().equals(own) || level.pool().equals(PoolId.SHARED))
                && claim != null
                && claim.terms().mayUse(line.key(), level.location());
    }
}
