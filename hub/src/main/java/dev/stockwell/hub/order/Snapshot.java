package dev.stockwell.hub.order;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.stockwell.hub.web.MoneyBody;
import dev.stockwell.kernel.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** An order as its channel knows it, understood: each number is possible and each place is known. Stored as it is. */
record Snapshot(
        long version,
        Instant updatedAt,
        Instant placedAt,
        OrderStatus status,
        boolean complete,
        @Nullable UUID reservation,
        List<Line> lines,
        @Nullable ObjectNode shipTo,
        @Nullable String requestedShipDate) {

    /** A line's target counters, in its own units. */
    record Line(
            String id,
            @Nullable String sku,
            @Nullable String listing,
            long quantity,
            long cancelled,
            @Nullable MoneyBody unitPrice,
            @Nullable Pickup pickup,
            List<Fulfilment> fulfilments,
            long refunded,
            List<Return> returns) {

        Line with(List<Fulfilment> located) {
            return new Line(id, sku, listing, quantity, cancelled, unitPrice, pickup, located, refunded, returns);
        }

        long shipped() {
            return fulfilments.stream().mapToLong(Fulfilment::quantity).sum();
        }

        long returned() {
            return returns.stream().mapToLong(Return::quantity).sum();
        }
    }

    /** Where the customer fetches it, and until when it is kept. */
    record Pickup(String location, @Nullable Instant until) {}

    /**
     * What has left.
     *
     * @param location null only until it is found out where the order had its goods
     */
    record Fulfilment(String id, @Nullable String location, long quantity, Instant at, String by) {}

    /** What has come back. */
    record Return(String id, String location, long quantity, Instant at, boolean restockedByChannel) {}

    /** Whether the order still wants goods. */
    @JsonIgnore
    boolean isOpen() {
        return status == OrderStatus.OPEN || status == OrderStatus.ON_HOLD;
    }

    /** Units of a line that the kernel is to know of: those it still wants, and those that have left or come back. */
    long moving(Line line) {
        long wanted = isOpen() ? Math.max(0, line.quantity() - line.cancelled() - line.shipped()) : 0;
        return wanted + line.shipped();
    }

    /** The same, with the older one's lines that it does not mention; a complete one has no others. */
    Snapshot after(@Nullable Snapshot older) {
        if (complete || older == null) {
            return this;
        }
        Set<String> present = new HashSet<>();
        lines.forEach(line -> present.add(line.id()));
        List<Line> all = new ArrayList<>(lines);
        older.lines().stream().filter(line -> !present.contains(line.id())).forEach(all::add);
        return with(all);
    }

    Snapshot with(List<Line> other) {
        return new Snapshot(
                version, updatedAt, placedAt, status, complete, reservation, other, shipTo, requestedShipDate);
    }
}
