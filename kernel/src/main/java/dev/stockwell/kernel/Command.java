package dev.stockwell.kernel;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Something that is to change stock.
 *
 * <p>A <em>request</em> may be refused; a <em>fact</em> has already happened and is always recorded. Quantities are in
 * the item's smallest step unless they are called units.
 */
public sealed interface Command {

    /** Whether this has already happened: facts are never refused for stock, and their answers are kept for ever. */
    default boolean isFact() {
        return this instanceof Fact;
    }

    /** A command that may be refused. */
    sealed interface Request extends Command {}

    /** A command that has already happened. */
    sealed interface Fact extends Command {}

    // Claims: holds and orders

    /** Sets stock aside until an instant. The claim's id is the command's own. */
    record Hold(ChannelId channel, List<Demand> lines, Split split, boolean partial, Instant expiresAt)
            implements Request {
        public Hold {
            lines = requireDistinct(lines, Demand::line);
        }
    }

    /** Replaces a hold's lines and expiry in one step; what it held counts as free for it. */
    record ReplaceHold(ClaimId claim, List<Demand> lines, Split split, boolean partial, Instant expiresAt)
            implements Request {
        public ReplaceHold {
            lines = requireDistinct(lines, Demand::line);
        }
    }

    /** Turns a hold into an order, or a paid hold into a fact: then what has meanwhile gone is short. */
    record ConfirmHold(ClaimId claim, @Nullable OrderKey order, boolean paid) implements Request {}

    /** Gives a hold's stock back where it came from. */
    record ReleaseHold(ClaimId claim) implements Request {}

    /**
     * The order as its channel knows it now; the difference to what is recorded is computed under the lock.
     *
     * @param version the snapshot's own time in microseconds since 1970; an older one changes nothing
     * @param complete whether lines that are absent are gone
     * @param reservation a hold that was made for this order
     */
    record ApplyOrder(
            OrderKey order,
            ChannelId channel,
            long version,
            OrderStatus status,
            boolean complete,
            @Nullable ClaimId reservation,
            List<OrderLine> lines,
            Instant placedAt)
            implements Fact {
        public ApplyOrder {
            lines = requireDistinct(lines, OrderLine::line);
        }
    }

    /** Names an order: its claim's id, chosen once, and the channel's own number for it. */
    record OrderKey(ClaimId claim, String reference) {}

    /** Says whether what a line has committed at a location lies in the picker's hands, where no other fact takes it. */
    record Pick(ClaimId claim, int line, LocationId location, boolean picked) implements Request {}

    /**
     * The picker could not find a line's goods, or found them damaged; the line goes to another location or is short.
     *
     * @param damaged whether they were there but damaged
     */
    record FailPick(ClaimId claim, int line, ItemId item, LocationId location, long quantity, boolean damaged)
            implements Fact {
        public FailPick {
            Bounds.requireQuantity(quantity);
        }
    }

    /** Another location takes over a part of an order line, both legs at once. */
    record Reroute(ClaimId claim, int line, ItemId item, LocationId from, LocationId to, long quantity)
            implements Request {
        public Reroute {
            Bounds.requireQuantity(quantity);
        }
    }

    // The till

    /** Goods that changed hands in a store. */
    record RecordSale(ChannelId channel, LocationId location, PoolId own, List<SaleLine> lines) implements Fact {}

    /** Undoes a recorded sale: what it took comes back, what it brought back leaves. */
    record VoidSale(CommandId sale) implements Fact {
        /** The only id under which a sale can be voided, so that it happens once. */
        public CommandId id() {
            return CommandId.derived(sale, "void");
        }
    }

    // Goods in, goods out, goods found and lost

    /** Goods that came from a supplier, into available or quality control; share rules act on shared receipts. */
    record Receive(
            ItemId item,
            LocationId location,
            PoolId pool,
            long quantity,
            State into,
            @Nullable Money unitCost) implements Fact {
        public Receive {
            Bounds.requireQuantity(quantity);
            requireUnclaimed(into);
        }
    }

    /** Goods that went back to a supplier. */
    record ReturnToSupplier(ItemId item, LocationId location, PoolId pool, long quantity) implements Fact {
        public ReturnToSupplier {
            Bounds.requireQuantity(quantity);
        }
    }

    /**
     * Goods that were found (positive) or went missing (negative), with the envelope's reason.
     *
     * @param into the state in which they were found; what went missing was available
     */
    record Adjust(ItemId item, LocationId location, PoolId pool, State into, long quantity) implements Fact {
        public Adjust {
            Bounds.requireQuantity(Math.absExact(quantity));
            requireUnclaimed(into);
        }

        /** Found fit for sale, or missing. */
        public Adjust(ItemId item, LocationId location, PoolId pool, long quantity) {
            this(item, location, pool, State.AVAILABLE, quantity);
        }
    }

    /** An anchor: what was counted at the envelope's instant. The variance lands in available, shared first. */
    record Count(ItemId item, LocationId location, long counted, Of of) implements Fact {
        public Count {
            Bounds.requireCount(counted);
        }

        /** What was counted: all that is on hand, or only what is available. */
        public enum Of {
            ON_HAND,
            AVAILABLE
        }
    }

    /** An anchor: the stock with which Stockwell starts to keep an item at a location. */
    record Open(
            ItemId item,
            LocationId location,
            PoolId pool,
            long onHand,
            @Nullable Money unitCost) implements Fact {
        public Open {
            Bounds.requireCount(onHand);
        }
    }

    /**
     * Sets available to a number.
     *
     * @param expected what the sender believes it is; null skips the check
     */
    record SetAvailable(
            ItemId item,
            LocationId location,
            PoolId pool,
            long available,
            @Nullable Long expected) implements Request {
        public SetAvailable {
            Bounds.requireCount(available);
        }
    }

    /** Moves goods from one state to another at one location, with the envelope's reason. */
    record ChangeState(ItemId item, LocationId location, PoolId pool, State from, State to, long quantity)
            implements Fact {
        public ChangeState {
            requireUnclaimed(from);
            requireUnclaimed(to);
            Bounds.requireQuantity(quantity);
        }
    }

    /** Takes goods out of a state for good, with the envelope's reason. */
    record WriteOff(ItemId item, LocationId location, PoolId pool, State from, long quantity) implements Fact {
        public WriteOff {
            requireUnclaimed(from);
            Bounds.requireQuantity(quantity);
        }
    }

    /** Moves available goods to another location, both legs at once. */
    record Move(ItemId item, LocationId from, LocationId to, PoolId pool, long quantity) implements Request {
        public Move {
            Bounds.requireQuantity(quantity);
        }
    }

    /** Moves available goods from one pool to another at one location. */
    record Allocate(ItemId item, LocationId location, PoolId from, PoolId to, long quantity) implements Request {
        public Allocate {
            Bounds.requireQuantity(quantity);
        }
    }

    /** Turns available goods of one item into goods of another: opens a case, builds a kit, regrades. */
    record Convert(ItemId from, long quantity, ItemId to, long toQuantity, LocationId location, PoolId pool)
            implements Request {
        public Convert {
            Bounds.requireQuantity(quantity);
            Bounds.requireQuantity(toQuantity);
        }
    }

    /** Turns everything of an item into another item; refused while holds or orders have any of it. */
    record Merge(ItemId from, ItemId into) implements Fact {}

    /**
     * What the authority of a location says it has there; booked as the difference.
     *
     * @param system the authority that speaks
     */
    record Observe(ItemId item, LocationId location, String system, Map<State, Long> quantities) implements Fact {
        public Observe {
            quantities = Map.copyOf(quantities);
            quantities.values().forEach(Bounds::requireCount);
        }
    }

    /** Gives back what expired holds have of these items. Decisions do it anyway for the items they touch. */
    record Expire(List<ItemId> items) implements Request {}

    private static <T> List<T> requireDistinct(List<T> lines, ToIntFunction<T> number) {
        if (lines.stream().mapToInt(number).distinct().count() < lines.size()) {
            throw new IllegalArgumentException("two lines have the same number");
        }
        return List.copyOf(lines);
    }

    private static void requireUnclaimed(State state) {
        if (state == State.RESERVED || state == State.COMMITTED) {
            throw new IllegalArgumentException(state + " belongs to holds and orders");
        }
    }
}
