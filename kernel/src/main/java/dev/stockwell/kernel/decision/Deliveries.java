package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.OrderLine;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What of an order line has left and come back, per location, against what is recorded. Counters may fall. */
final class Deliveries {
    private final Draft draft;
    private final Claims claims;
    private final Goods goods;
    private final ClaimId claim;
    private final OrderLine line;
    private final ItemId item;
    private final Movement.Why why;

    Deliveries(Draft draft, ClaimId claim, OrderLine line, ItemId item, Movement.Why why) {
        this.draft = draft;
        this.claims = new Claims(draft);
        this.goods = new Goods(draft);
        this.claim = claim;
        this.line = line;
        this.item = item;
        this.why = why;
    }

    void follow(long perUnit) {
        Map<LocationId, Target> shipped = targets(line.shipped(), perUnit, ClaimLine::shipped);
        shipped.forEach((location, target) -> {
            if (target.more() < 0) {
                unship(location, -target.more(), target.at());
            }
        });
        shipped.forEach((location, target) -> {
            if (target.more() > 0) {
                ship(location, target.more(), target.at());
            }
        });
        targets(line.returned(), perUnit, ClaimLine::returned).forEach((location, target) -> {
            if (target.more() > 0) {
                takeBack(location, target.more(), target);
            } else if (target.more() < 0) {
                undoReturn(location, -target.more(), target.at());
            }
        });
    }

    /** The goods left: what the line has there first, then what it has elsewhere, whose place it has taken. */
    private void ship(LocationId location, long quantity, long at) {
        Movement.Why shipped = why.because("ship");
        long rest = quantity;
        for (ClaimLine row : committedPickedFirst()) {
            long part = Math.min(rest, row.open());
            if (part > 0 && row.location().equals(location)) {
                claims.ship(row, part, Outside.CUSTOMER, shipped, at);
                addShipped(row.key(), part);
                goods.undoIfCounted(new Place(item, location), part, at);
                rest -= part;
            }
        }
        if (rest > 0) {
            shipUncommitted(location, rest, shipped, at);
        }
    }

    private void shipUncommitted(LocationId location, long quantity, Movement.Why shipped, long at) {
        long replaced = quantity;
        for (ClaimLine row : claims.open(claim, line.line(), item)) {
            long part = Math.min(replaced, row.open());
            if (part > 0) {
                claims.release(row, part, why.because("re-route"), at);
                replaced -= part;
            }
        }
        PoolId own = line.sources().own();
        goods.leave(line.line(), new Place(item, location), own, quantity, Outside.CUSTOMER, shipped, at);
        addShipped(key(location), quantity);
    }

    /** A shipment turned out not to have happened: the goods are committed again, unless they never were there. */
    private void unship(LocationId location, long quantity, long at) {
        long rest = quantity;
        for (ClaimLine row : claims.rows(claim, line.line(), item)) {
            long part = Math.min(rest, row.shipped());
            if (part > 0 && row.location().equals(location)) {
                LevelKey level = row.key().level();
                long missing = Math.clamp(-draft.available(level), 0, part);
                Movement.Why unshipped = why.because("unship");
                draft.book(item, missing, Outside.CUSTOMER, new Inside(level, State.AVAILABLE), unshipped, at);
                draft.book(item, part - missing, Outside.CUSTOMER, new Inside(level, State.COMMITTED), unshipped, at);
                draft.put(row.withShipped(row.shipped() - part).withOpen(row.open() + part - missing));
                rest -= part;
            }
        }
    }

    private void takeBack(LocationId location, long quantity, Target target) {
        State into = target.sellable() ? State.AVAILABLE : State.QUALITY_CONTROL;
        LevelKey level = new LevelKey(item, location, PoolId.SHARED);
        goods.enter(line.line(), level, into, quantity, Outside.CUSTOMER, why.because("return"), target.at());
        ClaimLine row = claims.lineOr(key(location), target.at());
        draft.put(row.withReturned(row.returned() + quantity));
    }

    /** A return turned out not to have happened: the goods are the customer's again. */
    private void undoReturn(LocationId location, long quantity, long at) {
        Place place = new Place(item, location);
        LevelKey level = new LevelKey(item, location, PoolId.SHARED);
        Movement.Why undone = why.because("unreturn");
        long inspected = Math.min(quantity, draft.level(level).in(State.QUALITY_CONTROL));
        draft.book(item, inspected, new Inside(level, State.QUALITY_CONTROL), Outside.CUSTOMER, undone, at);
        goods.leave(line.line(), place, PoolId.SHARED, quantity - inspected, Outside.CUSTOMER, undone, at);
        ClaimLine row = claims.lineOr(key(location), at);
        draft.put(row.withReturned(row.returned() - quantity));
    }

    private List<ClaimLine> committedPickedFirst() {
        List<ClaimLine> rows = new ArrayList<>(claims.rows(claim, line.line(), item));
        rows.removeIf(row -> row.isShort() || row.open() == 0);
        rows.sort(Comparator.comparing(row -> !row.picked()));
        return rows;
    }

    private void addShipped(ClaimLine.Key key, long quantity) {
        ClaimLine row = claims.lineOr(key, draft.now());
        draft.put(row.withShipped(row.shipped() + quantity));
    }

    private ClaimLine.Key key(LocationId location) {
        return new ClaimLine.Key(claim, line.line(), new LevelKey(item, location, PoolId.SHARED));
    }

    private Map<LocationId, Target> targets(
            List<OrderLine.Counter> counters, long perUnit, ToLongFunction<ClaimLine> recorded) {
        Map<LocationId, Target> targets = new LinkedHashMap<>();
        for (OrderLine.Counter counter : counters) {
            targets.merge(
                    counter.location(),
                    new Target(Bounds.steps(counter.units(), perUnit), Micros.of(counter.at()), counter.sellable()),
                    Target::plus);
        }
        for (ClaimLine row : claims.rows(claim, line.line(), item)) {
            if (recorded.applyAsLong(row) > 0) {
                targets.merge(row.location(), new Target(-recorded.applyAsLong(row), draft.now(), false), Target::plus);
            }
        }
        return targets;
    }

    /** How much more than is recorded, since when, and whether what came back can be sold at once. */
    private record Target(long more, long at, boolean sellable) {
        Target plus(Target other) {
            return new Target(Math.addExact(more, other.more), Math.min(at, other.at), sellable || other.sellable);
        }
    }
}
