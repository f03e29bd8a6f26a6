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
 * so they are taken off; what it has reserved for its own orders is on its way out and not counted here.
 */
final class Observations {
    private static final State[] OBSERVED = {State.AVAILABLE, State.QUALITY_CONTROL, State.DAMAGED, State.DISPLAY};

    private final Draft draft;
    private final List<Take> takes = new ArrayList<>();

    Observations(Draft draft) {
        this.draft = draft;
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
        draft.requireAllOf(place.item());
        for (State state : OBSERVED) {
            Long seen = observe.quantities().get(state);
            if (seen != null) {
                long target = state == State.AVAILABLE ? seen - unseen(place, at) : seen;
                settle(place, state, target, at);
            }
        }
        draft.putAnchor(place, at);
        return new Outcome.Booked(takes, Set.copyOf(draft.flags()));
    }

    private long unseen(Place place, long at) {
        return draft.linesOf(place.item()).stream()
                .filter(line -> line.location().equals(place.location()) && line.placedAt() > at)
                .mapToLong(ClaimLine::open)
                .sum();
    }

    private void settle(Place place, State state, long target, long at) {
        LevelKey level = new LevelKey(place.item(), place.location(), PoolId.SHARED);
        long more = target - draft.level(level).in(state);
        Movement.Why why = new Movement.Why("observed", draft.envelope().reference(), null);
        Inside inside = new Inside(level, state);
        draft.book(place.item(), Math.max(0, more), Outside.ADJUSTMENT, inside, why, at);
        draft.book(place.item(), Math.max(0, -more), inside, Outside.ADJUSTMENT, why, at);
        if (more != 0) {
            takes.add(new Take(0, level, state, more));
        }
    }
}
