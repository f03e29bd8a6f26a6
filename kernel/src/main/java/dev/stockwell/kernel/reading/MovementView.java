package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Money;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger.
 *
 * @param seq its number among the item's movements
 * @param businessDate the day to which its location counts it
 */
public record MovementView(
        ItemId item,
        long seq,
        CommandId command,
        long quantity,
        Side from,
        Side to,
        String reason,
        @Nullable String reference,
        String actor,
        @Nullable ChannelId channel,
        @Nullable Money unitValue,
        Instant occurredAt,
        Instant recordedAt,
        LocalDate businessDate) {}
