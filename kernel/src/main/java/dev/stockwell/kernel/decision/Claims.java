package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The moves of stock in and out of claim lines: each keeps the level and the line in step. */
final class Claims {
    private final Draft draft;

    Claims(Draft draft) {
        this.draft = draft;
    }

    /** Sets aside or commits what a grant gives to a claim's line. */
    void take(ClaimId claim, int line, Sourcing.Grant grant, Grip grip) {
        for (Part part : grant.demand().parts()) {
            take(
                    claim,
                    line,
                    new Place(part.item(), grant.location()),
                    grant.demand().sources().own(),
                    grant.units() * part.perUnit(),
                    grip);
        }
    }

    /** Takes a quantity that is available, first from the own pool, then from the shared one. */
    void take(ClaimId claim, int line, Place place, PoolId own, long quantity, Grip grip) {
        long rest = quantity;
        if (!own.equals(PoolId.SHARED)) {
            LevelKey level = new LevelKey(place.item(), place.location(), own);
            long fromOwn = Math.min(rest, Math.max(0, draft.available(level)));
            takeFrom(claim, line, level, fromOwn, grip);
            rest -= fromOwn;
        }
        takeFrom(claim, line, new LevelKey(place.item(), place.location(), PoolId.SHARED), rest, grip);
    }

    private void takeFrom(ClaimId claim, int line, LevelKey level, long quantity, Grip grip) {
        if (quantity == 0) {
            return;
        }
        State state = grip.isHold() ? State.RESERVED : State.COMMITTED;
        draft.book(
                level.item(),
                quantity,
                new Inside(level, State.AVAILABLE),
                new Inside(level, state),
                grip.why(),
                grip.occurredAt());
        ClaimLine.Key key = new ClaimLine.Key(claim, line, level);
        ClaimLine row = lineOr(key, grip.placedAt());
        ClaimLine more = row.withOpen(row.open() + quantity);
        draft.put(grip.isHold() ? more.reservedUntil(grip.expiresAt()) : more);
    }

    /** Gives a quantity of a line back to where it came from. */
    void release(ClaimLine line, long quantity, Movement.Why why, long occurredAt) {
        if (!line.isShort()) {
            LevelKey level = line.key().level();
            draft.book(
                    level.item(),
                    quantity,
                    new Inside(level, stateOf(line)),
                    new Inside(level, State.AVAILABLE),
                    why,
                    occurredAt);
        } else if (line.open() == quantity) {
            draft.settle(new Trouble.Settled(
                    line.key().claim(), line.item(), line.key().line()));
        }
        draft.put(line.withOpen(line.open() - quantity));
    }

    /** Takes a quantity of a line out of its location. */
    void ship(ClaimLine line, long quantity, Bucket to, Movement.Why why, long occurredAt) {
        LevelKey level = line.key().level();
        draft.book(level.item(), quantity, new Inside(level, stateOf(line)), to, why, occurredAt);
        draft.put(line.withOpen(line.open() - quantity));
    }

    /** Turns what a hold has set aside into an order's. */
    void commit(ClaimLine line, Movement.Why why, long occurredAt) {
        LevelKey level = line.key().level();
        draft.book(
                level.item(),
                line.open(),
                new Inside(level, State.RESERVED),
                new Inside(level, State.COMMITTED),
                why,
                occurredAt);
        draft.put(line.committed());
    }

    /** Hands a quantity from one line to another, of the same claim or not; what is committed or short stays so. */
    void hand(ClaimLine from, ClaimId claim, int line, long quantity) {
        draft.put(from.withOpen(from.open() - quantity));
        ClaimLine.Key key = new ClaimLine.Key(claim, line, from.key().level());
        ClaimLine row = lineOr(key, from.placedAt());
        draft.put(row.withOpen(row.open() + quantity));
        if (from.isShort()) {
            draft.settle(new Trouble.Settled(
                    from.key().claim(), from.item(), from.key().line()));
            draft.open(new Trouble(Trouble.Kind.SHORT, from.item(), null, claim, line, quantity));
        }
    }

    /** Notes that a line lacks a quantity, and opens the incident that names it. */
    void lack(ClaimId claim, int line, ItemId item, PoolId own, long quantity, long placedAt) {
        if (quantity == 0) {
            return;
        }
        ClaimLine row = lineOr(shortKey(claim, line, item, own), placedAt);
        draft.put(row.withOpen(row.open() + quantity));
        draft.open(new Trouble(Trouble.Kind.SHORT, item, null, claim, line, quantity));
    }

    /**
     * Commits what another of the line's locations has, in place of what it lost at one; the rest is short.
     *
     * @param lost the line that lost the quantity
     */
    void resettle(ClaimLine lost, long quantity, Movement.Why why, long occurredAt) {
        ClaimId claim = lost.key().claim();
        int line = lost.key().line();
        Demand demand = demand(claim, line);
        long rest = quantity;
        if (demand != null) {
            Grip grip = Grip.order(why, lost.placedAt(), occurredAt);
            for (LocationId location : demand.sources().locations()) {
                if (rest > 0 && !location.equals(lost.location())) {
                    Place place = new Place(lost.item(), location);
                    long there = Math.min(rest, free(place, demand.sources().own()));
                    take(claim, line, place, demand.sources().own(), there, grip);
                    rest -= there;
                }
            }
        }
        lack(claim, line, lost.item(), ownPool(demand, lost), rest, lost.placedAt());
    }

    /** What facts may take at a place without disturbing anybody. */
    long free(Place place, PoolId own) {
        long sum = draft.available(new LevelKey(place.item(), place.location(), PoolId.SHARED));
        if (!own.equals(PoolId.SHARED)) {
            sum += draft.available(new LevelKey(place.item(), place.location(), own));
        }
        return Math.max(0, sum);
    }

    /** A claim's lines that no order line has taken over yet; what is short comes last. */
    List<ClaimLine> unbound(ClaimId claim) {
        return draft.unbound(claim).stream()
                .filter(line -> line.open() > 0)
                .sorted(Comparator.comparing(ClaimLine::isShort))
                .toList();
    }

    /**
     * The open rows of one order line and item as they are to be given back: what is short, then what is not picked,
     * from the last source to the first. So what stays is what would have been committed if less had been wanted from
     * the beginning.
     */
    List<ClaimLine> open(ClaimId claim, int line, ItemId item) {
        Demand demand = demand(claim, line);
        return rows(claim, line, item).stream()
                .filter(row -> row.open() > 0)
                .sorted(Comparator.comparing((ClaimLine row) -> !row.isShort())
                        .thenComparing(ClaimLine::picked)
                        .thenComparingInt(row -> -rank(demand, row))
                        .thenComparing(row -> row.key().level().pool().equals(ownPool(demand, row))))
                .toList();
    }

    /** The how-manieth source a row is from; beyond all of them if it is no source any more. */
    private static int rank(@Nullable Demand demand, ClaimLine row) {
        int index = demand == null ? 0 : demand.sources().locations().indexOf(row.location());
        return index < 0 ? Integer.MAX_VALUE : index;
    }

    /** All rows of one order line and item. */
    List<ClaimLine> rows(ClaimId claim, int line, ItemId item) {
        return draft.lines(claim, line, item);
    }

    ClaimLine lineOr(ClaimLine.Key key, long placedAt) {
        ClaimLine row = draft.line(key);
        return row == null ? ClaimLine.none(key, placedAt) : row;
    }

    static ClaimLine.Key shortKey(ClaimId claim, int line, ItemId item, PoolId own) {
        return new ClaimLine.Key(claim, line, new LevelKey(item, LocationId.NOWHERE, own));
    }

    private @Nullable Demand demand(ClaimId claim, int line) {
        Claim head = draft.claim(claim);
        return head == null ? null : head.terms().demand(line);
    }

    private static PoolId ownPool(@Nullable Demand demand, ClaimLine line) {
        return demand == null ? line.key().level().pool() : demand.sources().own();
    }

    private static State stateOf(ClaimLine line) {
        return line.reserved() ? State.RESERVED : State.COMMITTED;
    }

    /**
     * How a claim takes stock. Times are in microseconds.
     *
     * @param expiresAt {@link Micros#NEVER} for an order
     */
    record Grip(Movement.Why why, long placedAt, long occurredAt, long expiresAt) {
        static Grip order(Movement.Why why, long placedAt, long occurredAt) {
            return new Grip(why, placedAt, occurredAt, Micros.NEVER);
        }

        boolean isHold() {
            return expiresAt != Micros.NEVER;
        }
    }
}
