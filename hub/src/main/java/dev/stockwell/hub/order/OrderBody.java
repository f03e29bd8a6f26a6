package dev.stockwell.hub.order;

import dev.stockwell.hub.web.MoneyBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A snapshot: an order as its channel knows it. What it does not mention is not there, but for lines: an absent line
 * stays as it was unless the snapshot is complete.
 *
 * @param version the channel's own count of changes, used where it is a number
 * @param complete whether lines that are absent are gone
 * @param reservation a reservation that was made for this order
 * @param shipTo kept and shown, nothing else
 */
record OrderBody(
        @Nullable Instant updatedAt,
        @Nullable String version,
        @Nullable Instant placedAt,
        @Nullable String status,
        @Nullable Boolean complete,
        @Nullable UUID reservation,
        @Nullable List<Line> lines,
        @Nullable ObjectNode shipTo,
        @Nullable String requestedShipDate) {

    /**
     * So many of one thing, in the unit of the SKU or listing that it names.
     *
     * @param refunded kept and shown; money that goes back moves no stock
     */
    record Line(
            @Nullable String id,
            @Nullable String sku,
            @Nullable String listing,
            @Nullable Long quantity,
            @Nullable Long cancelled,
            @Nullable MoneyBody unitPrice,
            @Nullable Pickup pickup,
            @Nullable List<Fulfilment> fulfilments,
            @Nullable Long refunded,
            @Nullable List<Return> returns) {}

    /** Where the customer fetches it, and until when it is kept for him. */
    record Pickup(@Nullable String location, @Nullable Instant until) {}

    /**
     * What has left.
     *
     * @param by us or channel: who packed it
     */
    record Fulfilment(
            @Nullable String id,
            @Nullable String location,
            @Nullable Long quantity,
            @Nullable Instant at,
            @Nullable String by) {}

    /**
     * What has come back and was received at a place.
     *
     * @param restockedByChannel whether it can be sold at once; inspected first otherwise
     */
    record Return(
            @Nullable String id,
            @Nullable String location,
            @Nullable Long quantity,
            @Nullable Instant at,
            @Nullable Boolean restockedByChannel) {}
}
