package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import org.jspecify.annotations.Nullable;

/**
 * A claim's open line with the claim that it belongs to.
 *
 * @param reference the order's number on its channel; null for a hold
 */
public record OpenLine(
        ClaimId claim, ChannelId channel, @Nullable String reference, ClaimView.Status status, ClaimLineView line) {}
