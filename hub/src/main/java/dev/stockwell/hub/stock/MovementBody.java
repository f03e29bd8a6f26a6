package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.MoneyBody;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A change of stock as the API knows it. Which fields are needed depends on the type.
 *
 * @param quantity in the named SKU's unit: steps of an item, packs of a pack
 * @param of for a count: on-hand or available
 * @param expected for set: what the sender believes is available; an explicit null skips the check
 * @param to for move a location, for receive and what an adjust found a state, for state a state, for convert {@code {"sku", "quantity"}}
 */
record MovementBody(
        @Nullable UUID id,
        @Nullable String type,
        @Nullable String sku,
        @Nullable String location,
        @Nullable Long quantity,
        @Nullable String pool,
        @Nullable String of,
        @Nullable JsonNode expected,
        @Nullable String from,
        @Nullable JsonNode to,
        @Nullable String fromPool,
        @Nullable String toPool,
        @Nullable String reason,
        @Nullable String reference,
        @Nullable Instant occurredAt,
        @Nullable MoneyBody unitCost) {

    /** What can be done to stock by hand. */
    enum Type {
        RECEIVE,
        RETURN_TO_SUPPLIER,
        ADJUST,
        COUNT,
        OPENING,
        SET,
        STATE,
        WRITE_OFF,
        MOVE,
        ALLOCATE,
        CONVERT
    }
}
