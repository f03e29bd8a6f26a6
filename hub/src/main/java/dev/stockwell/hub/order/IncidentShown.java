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
 * @param quantity in the item's smallest steps; of a parked line in its own unit
 * @param happened what happened, in one sentence
 * @param next what can be done
 */
record IncidentShown(
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
        @Nullable Long quantity,
        String happened,
        String next) {}
