package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Outcome.Flag;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Facts about goods that are already gone or already there. What exceeds available is taken from the other pools, then
 * from holds, then from the newest orders that nobody has picked, and only then below zero.
 */
final class Goods {
    private static final Movement.Why COUNTED_ALREADY = new Movement.Why("counted-already", null, null);

    private final Draft draft;
    private final Claims claims;
    private final List<Take> takes = new ArrayList<>();

    Goods(Draft draft) {
        this.draft = draft;
        this.claims = new Claims(draft);
    }

    /** What was taken and given so far. */
    List<Take> takes() {
        return List.copyOf(takes);
    }

    /** Takes goods that are gone from a location, whoever they were meant for. */
    void leave(int line, Place place, PoolId own, long quantity, Bucket to, Movement.Why why, long at) {
        if (wasCounted(place, at)) {
            leaveCounted(line, place, quantity, to, why, at);
        } else {
            leaveNow(line, place, own, quantity, level -> to, why, at);
        }
    }

    /** Takes goods for a new state at their location, whoever they were meant for. */
    void change(int line, Place place, PoolId own, long quantity, State to, Movement.Why why, long at) {
        leaveNow(line, place, own, quantity, level -> new Inside(level, to), why, at);
    }

    /** Takes in goods that have come to a location. */
    void enter(int line, LevelKey level, State into, long quantity, Bucket from, Movement.Why why, long at) {
        if (quantity == 0) {
            return;
        }
        draft.book(level.item(), quantity, from, new Inside(level, into), why, at);
        takes.add(new Take(line, level, into, quantity));
        if (wasCounted(Place.of(level), at)) {
            draft.flag(Flag.BEFORE_COUNT);
            draft.book(level.item(), quantity, new Inside(level, into), Outside.ADJUSTMENT, COUNTED_ALREADY, at);
        }
    }

    /** Puts back into available what a count has already seen leave. */
    void undoIfCounted(Place place, long quantity, long at) {
        if (wasCounted(place, at)) {
            draft.flag(Flag.BEFORE_COUNT);
            Inside shared = new Inside(shared(place), State.AVAILABLE);
            draft.book(place.item(), quantity, Outside.ADJUSTMENT, shared, COUNTED_ALREADY, at);
        }
    }

    private boolean wasCounted(Place place, long at) {
        return at < draft.anchor(place);
    }

    private void leaveCounted(int line, Place place, long quantity, Bucket to, Movement.Why why, long at) {
        undoIfCounted(place, quantity, at);
        takeFrom(line, shared(place), quantity, level -> to, why, at);
    }

    private void leaveNow(
            int line,
            Place place,
            PoolId own,
            long quantity,
            Function<LevelKey, Bucket> to,
            Movement.Why why,
            long at) {
        long rest = quantity;
        rest -= takeAvailable(line, place, own, rest, to, why, at);
        rest -= takeAvailable(line, place, PoolId.SHARED, rest, to, why, at);
        for (PoolId pool : draft.pools(place)) {
            long borrowed = takeAvailable(line, place, pool, rest, to, why, at);
            if (borrowed > 0) {
                draft.flag(Flag.BORROWED);
            }
            rest -= borrowed;
        }
        if (rest > 0) {
            draft.requireAllOf(place.item());
            rest -= displace(line, place, rest, to, why, at);
        }
        if (rest > 0) {
            draft.flag(Flag.NEGATIVE_AVAILABLE);
            draft.open(new Trouble(Trouble.Kind.NEGATIVE, place.item(), place.location(), null, null, rest));
            takeFrom(line, shared(place), rest, to, why, at);
        }
    }

    private long takeAvailable(
            int line, Place place, PoolId pool, long most, Function<LevelKey, Bucket> to, Movement.Why why, long at) {
        LevelKey level = new LevelKey(place.item(), place.location(), pool);
        long quantity = Math.min(most, Math.max(0, draft.available(level)));
        takeFrom(line, level, quantity, to, why, at);
        return quantity;
    }

    private void takeFrom(
            int line, LevelKey level, long quantity, Function<LevelKey, Bucket> to, Movement.Why why, long at) {
        if (quantity > 0) {
            draft.book(level.item(), quantity, new Inside(level, State.AVAILABLE), to.apply(level), why, at);
            takes.add(new Take(line, level, State.AVAILABLE, -quantity));
        }
    }

    private long displace(int line, Place place, long most, Function<LevelKey, Bucket> to, Movement.Why why, long at) {
        long taken = 0;
        for (ClaimLine victim : victims(place)) {
            long quantity = Math.min(most - taken, victim.open());
            if (quantity > 0) {
                Movement.Why displaced = new Movement.Why("displaced", why.reference(), null);
                claims.release(victim, quantity, displaced, at);
                takeFrom(line, victim.key().level(), quantity, to, why, at);
                draft.flag(Flag.DISPLACED);
                draft.open(new Trouble(
                        Trouble.Kind.DISPLACED,
                        place.item(),
                        place.location(),
                        victim.key().claim(),
                        victim.key().line(),
                        quantity));
                if (!victim.reserved()) {
                    claims.resettle(victim, quantity, displaced, at);
                }
                taken += quantity;
            }
        }
        return taken;
    }

    /** Holds before orders, the newest first; what is picked is out of reach. */
    private List<ClaimLine> victims(Place place) {
        return draft.linesOf(place.item()).stream()
                .filter(line ->
                        line.open() > 0 && !line.picked() && line.location().equals(place.location()))
                .sorted(Comparator.comparing((ClaimLine line) -> !line.reserved())
                        .thenComparing(ClaimLine::placedAt, Comparator.reverseOrder())
                        .thenComparing(line -> line.key().claim().value(), Comparator.reverseOrder()))
                .toList();
    }

    private static LevelKey shared(Place place) {
        return new LevelKey(place.item(), place.location(), PoolId.SHARED);
    }
}
