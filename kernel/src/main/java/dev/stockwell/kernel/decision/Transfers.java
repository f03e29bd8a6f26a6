package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Requests that move available goods to another location, another pool or another item. */
final class Transfers {
    private static final State[] UNCLAIMED = {State.AVAILABLE, State.QUALITY_CONTROL, State.DAMAGED, State.DISPLAY};

    private final Draft draft;
    private final long at;
    private final List<Take> takes = new ArrayList<>();

    Transfers(Draft draft) {
        this.draft = draft;
        this.at = Micros.of(draft.envelope().occurredAt());
    }

    Outcome move(Command.Move move) {
        if (!areOurs(move.from(), move.to())) {
            return new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
        }
        LevelKey from = new LevelKey(move.item(), move.from(), move.pool());
        return shift(from, new LevelKey(move.item(), move.to(), move.pool()), move.quantity(), keep(from), "move");
    }

    Outcome allocate(Command.Allocate allocate) {
        if (!areOurs(allocate.location())) {
            return new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
        }
        LevelKey from = new LevelKey(allocate.item(), allocate.location(), allocate.from());
        LevelKey to = new LevelKey(allocate.item(), allocate.location(), allocate.to());
        return shift(from, to, allocate.quantity(), 0, "allocate");
    }

    Outcome convert(Command.Convert convert) {
        if (!areOurs(convert.location())) {
            return new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
        }
        LevelKey from = new LevelKey(convert.from(), convert.location(), convert.pool());
        LevelKey to = new LevelKey(convert.to(), convert.location(), convert.pool());
        long free = Math.max(0, draft.available(from) - keep(from));
        if (free < convert.quantity()) {
            return lacking(convert.from(), convert.quantity(), free);
        }
        convert(from, State.AVAILABLE, convert.quantity(), to, convert.toQuantity(), "convert");
        return booked();
    }

    Outcome merge(Command.Merge merge) {
        if (merge.from().equals(merge.into())) {
            return new Outcome.Refused(Outcome.Reason.SAME_ITEM);
        }
        for (LevelKey key : draft.levelsOf(merge.from())) {
            Level level = draft.level(key);
            if (level.in(State.RESERVED) != 0 || level.in(State.COMMITTED) != 0) {
                return new Outcome.Refused(Outcome.Reason.CLAIMED);
            }
        }
        if (draft.item(merge.from()).shortage() > 0) {
            return new Outcome.Refused(Outcome.Reason.CLAIMED);
        }
        draft.requireAllOf(merge.into());
        for (LevelKey key : draft.levelsOf(merge.from())) {
            LevelKey into = new LevelKey(merge.into(), key.location(), key.pool());
            for (State state : UNCLAIMED) {
                long quantity = draft.level(key).in(state);
                convert(key, state, quantity, into, quantity, "merge");
            }
        }
        return booked();
    }

    private Outcome shift(LevelKey from, LevelKey to, long quantity, long keep, String otherwise) {
        long free = Math.max(0, draft.available(from) - keep);
        if (from.equals(to)) {
            return booked();
        }
        if (free < quantity) {
            return lacking(from.item(), quantity, free);
        }
        draft.book(
                from.item(),
                quantity,
                new Inside(from, State.AVAILABLE),
                new Inside(to, State.AVAILABLE),
                why(otherwise),
                at);
        takes.add(new Take(0, from, State.AVAILABLE, -quantity));
        takes.add(new Take(0, to, State.AVAILABLE, quantity));
        return booked();
    }

    /** Both legs; a negative quantity, which only available can have, goes the other way. */
    private void convert(LevelKey from, State state, long quantity, LevelKey to, long toQuantity, String otherwise) {
        Inside left = new Inside(from, state);
        Inside entered = new Inside(to, state);
        Movement.Why why = why(otherwise);
        draft.book(from.item(), Math.max(0, -quantity), Outside.CONVERSION, left, why, at);
        draft.book(to.item(), Math.max(0, -toQuantity), entered, Outside.CONVERSION, why, at);
        draft.book(from.item(), Math.max(0, quantity), left, Outside.CONVERSION, why, at);
        draft.book(to.item(), Math.max(0, toQuantity), Outside.CONVERSION, entered, why, at);
        if (quantity != 0) {
            takes.add(new Take(0, from, state, -quantity));
            takes.add(new Take(0, to, state, toQuantity));
        }
    }

    private long keep(LevelKey from) {
        return from.pool().equals(PoolId.SHARED) ? draft.rules().keep(from.item(), from.location()) : 0;
    }

    private boolean areOurs(LocationId... locations) {
        for (LocationId location : locations) {
            if (!draft.rules().isOurs(location)) {
                return false;
            }
        }
        return true;
    }

    private static Outcome lacking(ItemId item, long requested, long free) {
        return new Outcome.Short(List.of(new Outcome.Shortage(0, item, requested, free)));
    }

    private Movement.Why why(String otherwise) {
        String reason = draft.envelope().reason();
        return new Movement.Why(
                reason == null ? otherwise : reason, draft.envelope().reference(), null);
    }

    private Outcome booked() {
        return new Outcome.Booked(takes, Set.copyOf(draft.flags()));
    }
}
