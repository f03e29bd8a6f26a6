package dev.stockwell.kernel;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A command with what is recorded beside it.
 *
 * @param id the same id answers the same for ever (facts) or for 30 days (requests)
 * @param digest tells whether a repeated id carries the same request
 * @param actor who sent it
 * @param channel the channel it concerns
 * @param reference the document it belongs to: a purchase order, an order number
 * @param reason why, in one or two words, for movements that need one
 * @param occurredAt when it happened; for requests, when they were received
 */
public record Envelope(
        CommandId id,
        Digest digest,
        String actor,
        @Nullable ChannelId channel,
        @Nullable String reference,
        @Nullable String reason,
        Instant occurredAt,
        Command command) {}
