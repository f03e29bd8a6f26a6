package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Rules;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Goods that come from suppliers. What comes for everybody is divided by the share rules, exactly over time. */
final class Arrivals {
    private static final long WHOLE = 10_000;
    private static final Comparator<Portion> FURTHEST_BEHIND =
            Comparator.comparingLong((Portion portion) -> portion.due).reversed();

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
     * Gives each unit to the pool that is furthest behind its share of all that its rule has seen; what no rule claims
     * is the shared pool's share. So no pool is ever a whole unit ahead, however small the receipts are.
     */
    private Map<PoolId, Long> divide(Place place, PoolId pool, long quantity) {
        List<Rules.Share> shares = draft.rules().shares(place.item(), place.location());
        if (!pool.equals(PoolId.SHARED) || shares.isEmpty()) {
            return Map.of(pool, quantity);
        }
        List<Portion> portions = new ArrayList<>();
        Portion rest = new Portion(PoolId.SHARED, Math.multiplyExact(quantity, WHOLE));
        for (Rules.Share share : shares) {
            ShareTotal total = draft.shareTotal(new ShareTotal.Key(place, share.rule()));
            Portion portion = new Portion(share.pool(), due(total, quantity, share.basisPoints()));
            rest.due -= portion.due;
            portions.add(portion);
        }
        portions.add(rest);
        divide(portions, quantity);
        for (int i = 0; i < shares.size(); i++) {
            ShareTotal.Key key = new ShareTotal.Key(place, shares.get(i).rule());
            ShareTotal total = draft.shareTotal(key);
            draft.put(key, new ShareTotal(total.seen() + quantity, total.given() + portions.get(i).given));
        }
        Map<PoolId, Long> divided = new LinkedHashMap<>();
        portions.forEach(portion -> divided.merge(portion.pool, portion.given, Long::sum));
        return divided;
    }

    /** Whole units to those who are that far behind, then the units that are left, one by one. */
    private static void divide(List<Portion> portions, long quantity) {
        long left = quantity;
        for (Portion portion : portions.stream().sorted(FURTHEST_BEHIND).toList()) {
            left -= portion.give(Math.clamp(portion.due / WHOLE, 0, left));
        }
        while (left > 0) {
            left -= Collections.min(portions, FURTHEST_BEHIND).give(1);
        }
    }

    /** What a rule's pool is behind, in parts of a unit as fine as the shares; exact for every total. */
    private static long due(ShareTotal total, long quantity, int basisPoints) {
        long seen = Math.addExact(total.seen(), quantity);
        long whole = seen / WHOLE * basisPoints - total.given();
        return Math.addExact(Math.multiplyExact(whole, WHOLE), seen % WHOLE * basisPoints);
    }

    /** What a pool is behind, and what it is given. */
    private static final class Portion {
        private final PoolId pool;
        private long due;
        private long given;

        Portion(PoolId pool, long due) {
            this.pool = pool;
            this.due = due;
        }

        long give(long units) {
            given += units;
            due -= units * WHOLE;
            return units;
        }
    }
}
