package dev.stockwell.kernel;

import java.time.Instant;
import java.util.List;

/**
 * A line of an order snapshot: target counters as the channel knows them, in the line's own units.
 *
 * @param ordered units ordered in all
 * @param cancelled units of these that are cancelled
 * @param shipped how many have left, by location; the sum of all its fulfilments there
 * @param returned how many came back, by location
 */
public record OrderLine(
        int line,
        List<Part> parts,
        long ordered,
        long cancelled,
        Sources sources,
        List<Counter> shipped,
        List<Counter> returned) {
    public OrderLine {
        parts = Part.together(parts);
        shipped = List.copyOf(shipped);
        returned = List.copyOf(returned);
        Bounds.requireCount(ordered);
        Bounds.requireCount(cancelled);
        Bounds.requireSteps(parts, ordered);
        for (Counter counter : shipped) {
            Bounds.requireSteps(parts, counter.units());
        }
        for (Counter counter : returned) {
            Bounds.requireSteps(parts, counter.units());
        }
    }

    /**
     * A target at one location.
     *
     * @param at when the newest of it happened
     * @param sellable for returns: the channel has restocked it, so it is available at once instead of inspected
     */
    public record Counter(LocationId location, long units, Instant at, boolean sellable) {
        public Counter {
            Bounds.requireCount(units);
        }
    }
}
