package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What the authority of a location says it has. Orders that we sent there after it looked are not in its number yet,
 * and our holds never are, so they are taken off; what it has reserved for its own orders is on its way out and not
 * counted here. If it has less than we believed, that is a fact like any other loss.
 */
final class Observations {
    private static final State[] OBSERVED = {State.AVAILABLE, State.QUALITY_CONTROL, State.DAMAGED, State.DISPLAY};

    private final Draft draft;
    private final Goods goods;
    private final List<Take> takes = new ArrayList<>();

    Observations(Draft draft) {
        this.draft = draft;
        this.goods = new Goods(draft);
    }

    Outcome observe(Command.Observe observe) {
        Place place = new Place(observe.item(), observe.location());
        long at = Micros.of(draft.envelope().occurredAt());
        if (draft.rules().isOurs(observe.location())) {
            return new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
        }
        if (at < draft.anchor(place)) {
            return new Outcome.Refused(Outcome.Reason.OLDER_OBSERVATION);
        }
        for (State state : OBSERVED) {
            Long seen = observe.quantities().get(state);
            if (seen != null) {
                settle(place, state, state == State.AVAILABLE ? seen + unseen(place, at) : seen, at);
            }
        }
        draft.putAnchor(place, at);
        takes.addAll(goods.takes());
        return new Outcome.Booked(takes, Set.copyOf(draft.flags()));
    }

    /** What orders took after it looked, and what is held: a hold is never told to anybody. */
    private long unseen(Place place, long at) {
        return draft.since(place, at).uncommitted() - in(place, State.RESERVED);
    }

    private void settle(Place place, State state, long target, long at) {
        LevelKey level = new LevelKey(place.item(), place.location(), PoolId.SHARED);
        Movement.Why why = new Movement.Why("observed", draft.envelope().reference(), null);
        if (state == State.AVAILABLE) {
            long more = target - in(place, state);
            goods.enter(0, level, state, Math.max(0, more), Outside.ADJUSTMENT, why, at);
            goods.leave(0, place, PoolId.SHARED, Math.max(0, -more), Outside.ADJUSTMENT, why, at);
            return;
        }
        long more = target - draft.level(level).in(state);
        Inside inside = new Inside(level, state);
        draft.book(place.item(), Math.max(0, more), Outside.ADJUSTMENT, inside, why, at);
        draft.book(place.item(), Math.max(0, -more), inside, Outside.ADJUSTMENT, why, at);
        if (more != 0) {
            takes.add(new Take(0, level, state, more));
        }
    }

    private long in(Place place, State state) {
        return draft.pools(place).stream()
                .mapToLong(pool -> draft.level(new LevelKey(place.item(), place.location(), pool))
                        .in(state))
                .sum();
    }
}
