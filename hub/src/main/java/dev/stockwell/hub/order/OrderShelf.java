package dev.stockwell.hub.order;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.reading.ClaimView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** What the kernel has recorded of an order's lines, turned into their own units. */
final class OrderShelf {
    private final Map<Integer, List<Outcome.OrderLineState>> byLine = new HashMap<>();

    private OrderShelf(List<Outcome.OrderLineState> states) {
        states.forEach(state ->
                byLine.computeIfAbsent(state.line(), any -> new ArrayList<>()).add(state));
    }

    /** As a command left it. */
    static OrderShelf of(Outcome.OrderApplied outcome) {
        return new OrderShelf(outcome.lines());
    }

    /** As it is now. */
    static OrderShelf of(ClaimView claim) {
        return new OrderShelf(claim.lines().stream().map(OrderShelf::state).toList());
    }

    /** Of an order that the kernel does not know yet. */
    static OrderShelf empty() {
        return new OrderShelf(List.of());
    }

    /** Nothing stands there, and nothing has left or come back. */
    boolean isEmpty(int line) {
        return byLine.getOrDefault(line, List.of()).stream()
                .allMatch(state -> state.committed() + state.shortage() + state.shipped() + state.returned() == 0);
    }

    /** Whole units of which every part is there. */
    long committed(NumberedLine line) {
        return whole(line, Outcome.OrderLineState::committed);
    }

    /** Units of which any part is lacking. */
    long lacking(NumberedLine line) {
        long most = 0;
        for (Part part : line.parts()) {
            most = Math.max(
                    most, Math.ceilDiv(sum(line, part.item(), Outcome.OrderLineState::shortage), part.perUnit()));
        }
        return most;
    }

    long shipped(NumberedLine line) {
        return whole(line, Outcome.OrderLineState::shipped);
    }

    long returned(NumberedLine line) {
        return whole(line, Outcome.OrderLineState::returned);
    }

    List<Take> sources(NumberedLine line) {
        return byLine.getOrDefault(line.number(), List.of()).stream()
                .flatMap(state -> state.sources().stream())
                .toList();
    }

    private long whole(NumberedLine line, ToLongFunction<Outcome.OrderLineState> what) {
        return line.parts().stream()
                .mapToLong(part -> sum(line, part.item(), what) / part.perUnit())
                .min()
                .orElse(0);
    }

    private long sum(NumberedLine line, ItemId item, ToLongFunction<Outcome.OrderLineState> what) {
        return byLine.getOrDefault(line.number(), List.of()).stream()
                .filter(state -> state.item().equals(item))
                .mapToLong(what)
                .sum();
    }

    private static Outcome.OrderLineState state(ClaimLineView row) {
        long committed = row.isShort() ? 0 : row.open();
        return new Outcome.OrderLineState(
                row.line(),
                row.level().item(),
                committed,
                row.isShort() ? row.open() : 0,
                row.shipped(),
                row.returned(),
                committed == 0 ? List.of() : List.of(new Take(row.line(), row.level(), State.COMMITTED, committed)));
    }
}
