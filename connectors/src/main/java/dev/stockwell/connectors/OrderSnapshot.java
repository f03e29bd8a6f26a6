package dev.stockwell.connectors;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * An order as its platform knew it at one moment: totals, never changes.
 *
 * @param name what people call it
 * @param updatedAt orders the snapshots of one order, where there is no version
 * @param version a number that rises with every change, on platforms that have one
 * @param complete whether a line that is absent is gone
 */
public record OrderSnapshot(
        String id,
        String name,
        Status status,
        Instant placedAt,
        Instant updatedAt,
        OptionalLong version,
        boolean complete,
        List<Line> lines) {

    public OrderSnapshot {
        lines = List.copyOf(lines);
    }

    /** Where an order stands. */
    public enum Status {
        OPEN,
        ON_HOLD,
        CANCELLED,
        CLOSED
    }

    /** Who sent the goods. */
    public enum Sender {
        US,
        CHANNEL
    }

    /**
     * What is wanted of one listing, in the listing's own unit.
     *
     * @param listing what the platform calls it; null if it is no longer listed
     * @param quantity ordered in all, with what was cancelled since
     * @param cancelled will not be sent, and has not been
     * @param refunded paid back; moves nothing
     * @param pickup the location where the customer fetches it
     */
    public record Line(
            String id,
            @Nullable String listing,
            @Nullable String sku,
            long quantity,
            long cancelled,
            long refunded,
            @Nullable Price unitPrice,
            @Nullable String pickup,
            List<Fulfilment> fulfilments,
            List<Return> returns) {

        public Line {
            fulfilments = List.copyOf(fulfilments);
            returns = List.copyOf(returns);
        }
    }

    /** Units that have left; {@code location} is null where the platform does not say. */
    public record Fulfilment(String id, @Nullable String location, long quantity, Instant at, Sender by) {}

    /**
     * Units that came back.
     *
     * @param restockedByChannel whether the platform has already counted them as available again
     */
    public record Return(String id, @Nullable String location, long quantity, Instant at, boolean restockedByChannel) {}

    /** An amount of money, as a decimal in words. */
    public record Price(String amount, String currency) {}
}
