package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An order in the shop, with all that became of it. */
final class ShopOrder {

    final long id;
    final String name;
    final Instant createdAt;
    Instant updatedAt;

    @Nullable
    Instant cancelledAt;

    @Nullable
    Instant closedAt;

    boolean onHold;
    final List<Line> lines = new ArrayList<>();
    final List<Fulfilment> fulfilments = new ArrayList<>();
    final List<Refund> refunds = new ArrayList<>();
    final List<Return> returns = new ArrayList<>();

    ShopOrder(long id, String name, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    Line line(long lineId) {
        return lines.stream()
                .filter(line -> line.id == lineId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("order " + id + " has no line " + lineId));
    }

    /** What is wanted of one variant. */
    static final class Line {
        final long id;
        final Variant variant;
        long quantity;
        /** Units refunded or taken off the order. */
        long removed;

        long fulfilled;
        /** Units committed to it, by place. */
        final Map<Long, Long> committed = new LinkedHashMap<>();

        Line(long id, Variant variant) {
            this.id = id;
            this.variant = variant;
        }

        long waiting() {
            return committed.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** Units sent. */
    static final class Fulfilment {
        final long id;
        final long placeId;
        final Instant createdAt;
        boolean cancelled;
        final List<Part> parts = new ArrayList<>();

        Fulfilment(long id, long placeId, Instant createdAt) {
            this.id = id;
            this.placeId = placeId;
            this.createdAt = createdAt;
        }
    }

    /** Some units of a line, in a fulfilment or a return. */
    record Part(long id, Line line, long quantity) {}

    /** Money paid back, and goods with it. */
    record Refund(long id, Instant createdAt, @Nullable Return back, List<RefundPart> parts) {}

    /** Some units of a line in a refund. */
    record RefundPart(
            long id,
            Line line,
            long quantity,
            Restock restock,
            @Nullable Long placeId) {}

    /** Goods on their way back. */
    static final class Return {
        final long id;
        final long reverseOrderId;
        final List<Part> parts;
        final Map<Long, List<Disposition>> dispositions = new LinkedHashMap<>();
        boolean closed;

        Return(long id, long reverseOrderId, List<Part> parts) {
            this.id = id;
            this.reverseOrderId = reverseOrderId;
            this.parts = List.copyOf(parts);
        }
    }

    /** Some units of a return, dealt with. */
    record Disposition(long id, long quantity, Comeback outcome, long placeId, Instant at) {}
}
