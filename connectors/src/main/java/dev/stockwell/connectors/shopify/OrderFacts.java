package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.OrderSnapshot;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order as Shopify tells it, the same whether it came by GraphQL or by webhook. */
record OrderFacts(
        String id,
        String name,
        Instant createdAt,
        Instant updatedAt,
        boolean cancelled,
        boolean closed,
        boolean onHold,
        List<Line> lines,
        List<Sent> sent,
        List<Refund> refunds,
        List<Back> backs) {

    /**
     * What was ordered of one variant.
     *
     * @param quantity with what was refunded and taken off since
     * @param current without it
     */
    record Line(
            String id,
            @Nullable String variant,
            @Nullable String sku,
            long quantity,
            long current,
            OrderSnapshot.@Nullable Price price) {}

    /** A parcel that has left, or was to leave. */
    record Sent(
            String id, boolean valid, Instant at, @Nullable String location, boolean byService, List<Units> units) {}

    /** Some units of a line. */
    record Units(String line, long quantity) {}

    /** Money paid back; {@code back} is the return that it belongs to. */
    record Refund(String id, Instant at, @Nullable String back, List<Restocked> parts) {}

    /** Some units of a line in a refund. */
    record Restocked(
            String id,
            String line,
            long quantity,
            String type,
            @Nullable String location) {}

    /** Goods that came back, as far as they were dealt with. */
    record Back(String id, List<Disposed> parts) {}

    /** Some units of a line that came back, and what was done with them. */
    record Disposed(
            String id,
            String line,
            long quantity,
            String type,
            Instant at,
            @Nullable String location) {}
}
