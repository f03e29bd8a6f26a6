package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goods that come from suppliers. What comes for everybody is divided by the share rules, exactly over time. */
final class Arrivals {
    private static final int WHOLE = 10_000;

    private final Draft draft;
    private final Goods goods;

    Arrivals(Draft draft) {
        this.draft = draft;
        this.goods = new Goods(draft);
    }

    Outcome receive(Command.Receive receive) {
        if (!draft.rules().isOurs(receive.location())) {
            return new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
        }
        Movement.Why why = new Movement.Why("receive", draft.envelope().reference(), receive.unitCost());
        long at = Micros.of(draft.envelope().occurredAt());
        Place place = new Place(receive.item(), receive.location());
        divide(place, receive.pool(), receive.quantity()).forEach((pool, quantity) -> {
            LevelKey level = new LevelKey(place.item(), place.location(), pool);
            if (quantity > 0) {
                goods.enter(0, level, receive.into(), quantity, Outside.SUPPLIER, why, at);
            }
        });
        return new Outcome.Booked(goods.takes(), Set.copyOf(draft.flags()));
    }

    /**
     * Gives each rule's pool what brings it nearest to its share of all that the rule has seen: the unit goes to
     * whoever is furthest behind, so that any sequence of small receipts ends where one large one would.
     */
    private Map<PoolId, Long> divide(Place place, PoolId pool, long quantity) {
        List<Rules.Share> shares = draft.rules().shares(place.item(), place.location());
        if (!pool.equals(PoolId.SHARED) || shares.isEmpty()) {
            return Map.of(pool, quantity);
        }
        Map<PoolId, Long> divided = new LinkedHashMap<>();
        long rest = quantity;
        for (Rules.Share share : shares) {
            ShareTotal.Key key = new ShareTotal.Key(place, share.rule());
            ShareTotal total = draft.shareTotal(key);
            long seen = Math.addExact(total.seen(), quantity);
            long due = part(seen, share.basisPoints()) - total.given();
            long given = Math.clamp(due, 0, rest);
            draft.put(key, new ShareTotal(seen, total.given() + given));
            divided.merge(share.pool(), given, Long::sum);
            rest -= given;
        }
        divided.merge(PoolId.SHARED, rest, Long::sum);
        return divided;
    }

    /** The share of a total, rounded half up; exact for every total. */
    private static long part(long total, int basisPoints) {
        long whole = total / WHOLE * basisPoints;
        long remainder = total % WHOLE * basisPoints;
        return whole + (remainder + WHOLE / 2) / WHOLE;
    }
}
