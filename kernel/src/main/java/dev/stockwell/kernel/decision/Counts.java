package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Anchors: what was there at an instant. Goods that moved after that instant were not seen by the count, so it is
 * compared with what the books would have said then; goods that moved before it and are told later change nothing.
 */
final class Counts {
    private final Draft draft;
    private final Goods goods;
    private final long at;

    Counts(Draft draft) {
        this.draft = draft;
        this.goods = new Goods(draft);
        this.at = Micros.of(draft.envelope().occurredAt());
    }

    Outcome count(Command.Count count) {
        Place place = new Place(count.item(), count.location());
        boolean all = count.of() == Command.Count.Of.ON_HAND;
        return anchor(place, () -> {
            long expected = expected(place, all);
            vary(place, PoolId.SHARED, count.counted() - expected, Outside.ADJUSTMENT, why("count", null));
        });
    }

    Outcome open(Command.Open open) {
        Place place = new Place(open.item(), open.location());
        return anchor(place, () -> {
            long more = open.onHand() - expected(place, true);
            vary(place, open.pool(), more, Outside.OPENING, why("opening", open.unitCost()));
        });
    }

    private Outcome anchor(Place place, Runnable variance) {
        if (!draft.rules().isOurs(place.location())) {
            return new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
        }
        if (at < draft.anchor(place)) {
            draft.flag(Outcome.Flag.BEFORE_COUNT);
        } else {
            variance.run();
            draft.putAnchor(place, at);
        }
        return new Outcome.Booked(goods.takes(), Set.copyOf(draft.flags()));
    }

    private void vary(Place place, PoolId pool, long more, Outside from, Movement.Why why) {
        if (more > 0) {
            LevelKey level = new LevelKey(place.item(), place.location(), pool);
            goods.enter(0, level, State.AVAILABLE, more, from, why, at);
        } else if (more < 0) {
            goods.leave(0, place, pool, -more, Outside.ADJUSTMENT, why, at);
        }
    }

    private long expected(Place place, boolean all) {
        long now = sum(place.item(), place.location(), all);
        Since since = draft.since(place, at);
        return now - (all ? since.onHand() : since.available());
    }

    private long sum(ItemId item, LocationId location, boolean all) {
        long sum = 0;
        for (PoolId pool : draft.pools(new Place(item, location))) {
            Level level = draft.level(new LevelKey(item, location, pool));
            sum += all ? level.onHand() : level.in(State.AVAILABLE);
        }
        return sum;
    }

    private Movement.Why why(String otherwise, @Nullable Money unitCost) {
        String reason = draft.envelope().reason();
        return new Movement.Why(
                reason == null ? otherwise : reason, draft.envelope().reference(), unitCost);
    }
}
