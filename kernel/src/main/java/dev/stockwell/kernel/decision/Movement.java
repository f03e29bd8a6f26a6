package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger: a quantity that left one bucket and entered another. Times are in microseconds; versions and
 * balances are 0 for outside buckets.
 */
public record Movement(
        ItemId item,
        long seq,
        CommandId command,
        long quantity,
        Bucket from,
        Bucket to,
        long fromVersion,
        long toVersion,
        long fromBalance,
        long toBalance,
        Why why,
        String actor,
        @Nullable ChannelId channel,
        long occurredAt,
        long recordedAt,
        LocalDate businessDate) {

    /**
     * What a movement is told by.
     *
     * @param reference the document it belongs to
     * @param unitValue what one smallest step costs or was sold for
     */
    public record Why(
            String reason,
            @Nullable String reference,
            @Nullable Money unitValue) {
        Why because(String other) {
            return new Why(other, reference, unitValue);
        }
    }
}
