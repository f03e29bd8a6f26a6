package dev.stockwell.hub.order;

import dev.stockwell.hub.web.MoneyBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A till sale as the API takes it in.
 *
 * @param id chosen by the till when the sale was made, so that it is booked once however often it is sent
 * @param reference the receipt's number
 */
record SaleBody(
        @Nullable UUID id,
        @Nullable String channel,
        @Nullable String location,
        @Nullable Instant occurredAt,
        @Nullable String reference,
        @Nullable List<Line> lines) {

    /**
     * Goods that changed hands.
     *
     * @param quantity sold, or brought back if negative, in the SKU's own unit
     * @param condition of what was brought back: sellable, inspect or damaged
     */
    record Line(
            @Nullable String sku,
            @Nullable Long quantity,
            @Nullable MoneyBody unitPrice,
            @Nullable String condition) {}

    /** In what condition goods were brought back. */
    enum Condition {
        SELLABLE,
        INSPECT,
        DAMAGED
    }
}
