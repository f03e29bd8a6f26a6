package dev.stockwell.hub.order;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that a person must know, with names.
 *
 * @param kind short, displaced, negative, parked, drift or outage
 * @param order the channel's id of the order that is concerned
 * @param reservation the reservation that is concerned, if no order has it
 * @param line the channel's id of the line
 * @param customer whom the order is for, if its channel said so
 * @param quantity in the item's smallest steps; of a parked line in its own unit
 * @param happened what happened, in one sentence
 * @param next what can be done
 * @param closedBy who closed it by hand; absent if it is open or closed by itself
 * @param closing what he said of it
 */
public record IncidentShown(
        UUID id,
        String kind,
        boolean open,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String sku,
        @Nullable String location,
        @Nullable String channel,
        @Nullable String order,
        @Nullable UUID reservation,
        @Nullable String line,
        @Nullable String customer,
        @Nullable Long quantity,
        String happened,
        String next,
        @Nullable String closedBy,
        @Nullable String closing) {}
