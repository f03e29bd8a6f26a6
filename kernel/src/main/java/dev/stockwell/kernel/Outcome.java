package dev.stockwell.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/** The answer to a command: what was done, or why it was not. Stored with the effect, in the same transaction. */
public sealed interface Outcome {

    /** Whether the command was refused. A refusal is an answer like any other and is repeated for the same id. */
    default boolean isRefusal() {
        return this instanceof Refusal;
    }

    /** Answers that left the stock as it was. */
    sealed interface Refusal extends Outcome {}

    /** A hold was made or replaced. A line that holds fewer units than were asked for is a partial one. */
    record Held(ClaimId claim, Instant expiresAt, List<HeldLine> lines) implements Outcome {}

    /** What a hold's line holds. */
    record HeldLine(int line, long units, long heldUnits, List<Take> sources) {}

    /** A hold became an order's; a line that holds fewer units than were asked for is short. */
    record Confirmed(ClaimId claim, List<HeldLine> lines) implements Outcome {}

    /** A hold's stock went back where it came from. */
    record Released(ClaimId claim) implements Outcome {}

    /** An order's snapshot was compared and the difference booked; not applied: it was older than what is recorded. */
    record OrderApplied(ClaimId claim, boolean applied, List<OrderLineState> lines, Set<Flag> flags)
            implements Outcome {}

    /** An order line after the snapshot. Quantities are the sums over its items, in their smallest steps. */
    record OrderLineState(
            int line, ItemId item, long committed, long shortage, long shipped, long returned, List<Take> sources) {}

    /** Goods were booked: what was taken (negative) from and given (positive) to levels. */
    record Booked(List<Take> takes, Set<Flag> flags) implements Outcome {}

    /** A sale was booked: what it took (negative) from and brought back (positive) to levels. */
    record Sold(List<Take> takes, Set<Flag> flags) implements Outcome {}

    /** The stock does not suffice; each short line is named. */
    record Short(List<Shortage> shortages) implements Refusal {}

    /** A line that could not be served, in its own units. */
    record Shortage(int line, ItemId item, long requestedUnits, long availableUnits) {}

    /** The sender's belief about a number is out of date. */
    record Stale(long current) implements Refusal {}

    /** The command makes no sense in the state in which its subject is. */
    record Refused(Reason reason) implements Refusal {}

    /** Why a command makes no sense now. */
    enum Reason {
        UNKNOWN_CLAIM,
        /** A hold that was confirmed belongs to its order. */
        HOLD_CONFIRMED,
        /** A hold that was released stays so. */
        HOLD_RELEASED,
        /** The claim was an order from the beginning. */
        NOT_A_HOLD,
        /** Somebody else keeps the count at the location, or, for an observation, we do. */
        NOT_AUTHORITY,
        UNKNOWN_SALE,
        /** Holds or orders have some of the item. */
        CLAIMED,
        /** The line has nothing committed at the location. */
        NOTHING_COMMITTED,
        /** A newer observation is recorded. */
        OLDER_OBSERVATION,
        SAME_ITEM
    }

    /** What a person should know of a fact that was recorded. */
    enum Flag {
        /** It took more than was on hand: the count was wrong. */
        NEGATIVE_AVAILABLE,
        /** It took from a pool that is not its own. */
        BORROWED,
        /** It took what a hold or an order had. */
        DISPLACED,
        /** It happened before the newest count, which had already seen it. */
        BEFORE_COUNT
    }
}
