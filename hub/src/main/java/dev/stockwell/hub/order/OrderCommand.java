package dev.stockwell.hub.order;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.OrderLine;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.Sources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An order's row as the kernel's command: targets for each line, whatever the kernel has recorded of it. */
final class OrderCommand {
    private final StoredOrder order;
    private final Snapshot snapshot;
    private final Channel channel;
    private final Places places;

    OrderCommand(StoredOrder order, Channel channel, Places places) {
        this.order = order;
        this.snapshot = Objects.requireNonNull(order.snapshot());
        this.channel = channel;
        this.places = places;
    }

    /** Whether each line fits into what one line may carry, in the smallest steps of its items. */
    static void requireWithinBounds(Snapshot snapshot, Numbering numbering) {
        for (int i = 0; i < snapshot.lines().size(); i++) {
            Snapshot.Line line = snapshot.lines().get(i);
            NumberedLine numbered = numbering.current(line);
            for (Part part : numbered == null ? List.<Part>of() : numbered.parts()) {
                try {
                    Bounds.steps(line.quantity() + line.shipped(), part.perUnit());
                    Bounds.steps(line.returned(), part.perUnit());
                } catch (IllegalArgumentException tooMany) {
                    throw Problem.of(
                            ProblemCode.OUT_OF_BOUNDS, "lines[" + i + "].quantity", "is more than one line may carry");
                }
            }
        }
    }

    Command.ApplyOrder applied() {
        return new Command.ApplyOrder(
                new Command.OrderKey(order.claim(), order.externalId()),
                order.channel(),
                order.sequence(),
                snapshot.status(),
                snapshot.complete(),
                snapshot.reservation() == null ? null : new ClaimId(snapshot.reservation()),
                lines(),
                snapshot.placedAt());
    }

    private List<OrderLine> lines() {
        List<OrderLine> lines = new ArrayList<>();
        // What a line named before is given back first, so that its new name can have it.
        for (NumberedLine old : order.numbering().superseded(snapshot.lines())) {
            lines.add(new OrderLine(old.number(), old.parts(), 0, 0, channel.shipping(), List.of(), List.of()));
        }
        for (Snapshot.Line line : snapshot.lines()) {
            NumberedLine numbered = order.numbering().current(line);
            if (numbered != null && !numbered.parts().isEmpty()) {
                lines.add(line(line, numbered));
            }
        }
        return lines;
    }

    private OrderLine line(Snapshot.Line line, NumberedLine numbered) {
        Map<String, OrderLine.Counter> shipped = new LinkedHashMap<>();
        for (Snapshot.Fulfilment each : line.fulfilments()) {
            String location = Objects.requireNonNull(each.location());
            add(shipped, location, counter(location, each.quantity(), each.at(), false));
        }
        Map<String, OrderLine.Counter> returned = new LinkedHashMap<>();
        for (Snapshot.Return each : line.returns()) {
            String location = each.location();
            add(returned, location, counter(location, each.quantity(), each.at(), each.restockedByChannel()));
        }
        return new OrderLine(
                numbered.number(),
                numbered.parts(),
                line.quantity(),
                line.cancelled(),
                sources(line),
                List.copyOf(shipped.values()),
                List.copyOf(returned.values()));
    }

    private Sources sources(Snapshot.Line line) {
        return line.pickup() == null
                ? channel.shipping()
                : new Sources(
                        channel.own(),
                        List.of(places.location(line.pickup().location(), "pickup.location")
                                .id()));
    }

    private OrderLine.Counter counter(String location, long units, java.time.Instant at, boolean sellable) {
        return new OrderLine.Counter(places.location(location, "location").id(), units, at, sellable);
    }

    /** The sum at a location, as of the newest of it. */
    private static void add(Map<String, OrderLine.Counter> sums, String location, OrderLine.Counter more) {
        sums.merge(
                location,
                more,
                (sum, next) -> new OrderLine.Counter(
                        sum.location(),
                        sum.units() + next.units(),
                        sum.at().isAfter(next.at()) ? sum.at() : next.at(),
                        sum.sellable() || next.sellable()));
    }
}
