package dev.stockwell.kernel.testing;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.OrderLine;
import dev.stockwell.kernel.OrderStatus;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as its channel knows it, said line by line; what is said of a line is said after it. */
public final class Snapshot {
    private final Command.OrderKey key;
    private final Instant now;
    private final List<OrderLine> lines = new ArrayList<>();
    private long version;
    private Instant placedAt;
    private OrderStatus status = OrderStatus.OPEN;
    private boolean complete;
    private @Nullable ClaimId reservation;

    Snapshot(Command.OrderKey key, long version, Instant now) {
        this.key = key;
        this.version = version;
        this.now = now;
        this.placedAt = now;
    }

    /** The next line: units of an item. */
    public Snapshot line(long units, ItemId item, LocationId... locations) {
        return line(lines.size(), List.of(new Part(item, 1)), units, PoolId.SHARED, locations);
    }

    /** A line in full. */
    public Snapshot line(int number, List<Part> parts, long units, PoolId own, LocationId... locations) {
        Sources sources = new Sources(own, List.of(locations));
        lines.add(new OrderLine(number, parts, units, 0, sources, List.of(), List.of()));
        return this;
    }

    /** Units of the line that are cancelled. */
    public Snapshot cancelled(long units) {
        OrderLine last = lines.removeLast();
        lines.add(new OrderLine(
                last.line(), last.parts(), last.ordered(), units, last.sources(), last.shipped(), last.returned()));
        return this;
    }

    /** Units of the line that have left just now. */
    public Snapshot shipped(long units, LocationId from) {
        return shipped(units, from, now);
    }

    /** Units of the line that had left at an instant. */
    public Snapshot shipped(long units, LocationId from, Instant at) {
        OrderLine last = lines.removeLast();
        List<OrderLine.Counter> shipped = new ArrayList<>(last.shipped());
        shipped.add(new OrderLine.Counter(from, units, at, false));
        lines.add(new OrderLine(
                last.line(), last.parts(), last.ordered(), last.cancelled(), last.sources(), shipped, last.returned()));
        return this;
    }

    /** Units of the line that came back, to be inspected or to be sold again. */
    public Snapshot returned(long units, LocationId to, boolean sellable) {
        OrderLine last = lines.removeLast();
        List<OrderLine.Counter> returned = new ArrayList<>(last.returned());
        returned.add(new OrderLine.Counter(to, units, now, sellable));
        lines.add(new OrderLine(
                last.line(), last.parts(), last.ordered(), last.cancelled(), last.sources(), last.shipped(), returned));
        return this;
    }

    /** The hold that was made for this order. */
    public Snapshot boundTo(ClaimId hold) {
        reservation = hold;
        return this;
    }

    /** Lines that are not named are gone. */
    public Snapshot complete() {
        complete = true;
        return this;
    }

    /** The order as a whole is something else than open. */
    public Snapshot status(OrderStatus other) {
        status = other;
        return this;
    }

    /** The snapshot's own time; each is one later than the one before unless it is said. */
    public Snapshot version(long micros) {
        version = micros;
        return this;
    }

    /** When the customer ordered. */
    public Snapshot placedAt(Instant instant) {
        placedAt = instant;
        return this;
    }

    /** The command that brings it. */
    public Command.ApplyOrder command() {
        return new Command.ApplyOrder(key, Shop.WEB, version, status, complete, reservation, lines, placedAt);
    }
}
