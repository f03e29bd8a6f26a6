package dev.stockwell.hub.order;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.stockwell.hub.web.MoneyBody;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An order as the API shows it: what its channel said, and what it has.
 *
 * @param id the channel's
 * @param applied whether the snapshot was the newest; null where none was sent
 * @param replayed true if this is the first answer again
 * @param flags negative-available, borrowed, displaced, before-count: what a person should know of the snapshot
 */
record OrderShown(
        String channel,
        String id,
        @Nullable Boolean applied,
        @Nullable Boolean replayed,
        @Nullable List<String> flags,
        String status,
        Instant placedAt,
        Instant updatedAt,
        @Nullable UUID reservation,
        List<Line> lines,
        @Nullable ObjectNode shipTo,
        @Nullable String requestedShipDate) {

    /**
     * A line, in its own units. What the snapshot no longer mentions has no quantity.
     *
     * @param committed on a shelf for it
     * @param lacking wanted and not to be had
     * @param parked waiting until its SKU or listing is known
     * @param sources where the committed goods are, in the smallest steps of their items
     */
    record Line(
            String id,
            @Nullable String sku,
            @Nullable String listing,
            @Nullable Long quantity,
            @Nullable Long cancelled,
            @Nullable MoneyBody unitPrice,
            Snapshot.@Nullable Pickup pickup,
            long committed,
            @JsonProperty("short") long lacking,
            long parked,
            long shipped,
            long returned,
            @Nullable Long refunded,
            List<SourceShown> sources,
            @Nullable List<Snapshot.Fulfilment> fulfilments,
            @Nullable List<Snapshot.Return> returns) {}
}
