package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must know.
 *
 * @param kind short, displaced, negative, parked, drift or outage
 * @param claim the hold or order that is concerned
 * @param reference that order's number on its channel
 * @param command what caused it
 * @param note what was not known, where it was a name; or what was seen
 * @param closedBy who closed it by hand; null if it is open or closed by itself
 * @param closing what he said of it
 */
public record IncidentView(
        UUID id,
        String kind,
        @Nullable ItemId item,
        @Nullable LocationId location,
        @Nullable ClaimId claim,
        @Nullable ChannelId channel,
        @Nullable String reference,
        @Nullable Integer line,
        @Nullable Long quantity,
        @Nullable CommandId command,
        Instant openedAt,
        @Nullable Instant closedAt,
        @Nullable String note,
        @Nullable String closedBy,
        @Nullable String closing) {

    /** How bad it is: 1 concerns a customer, 2 our own count, more the outside. */
    int rank() {
        return switch (kind) {
            case "short", "displaced", "parked" -> 1;
            case "negative" -> 2;
            case "outage" -> 3;
            default -> 4;
        };
    }
}
