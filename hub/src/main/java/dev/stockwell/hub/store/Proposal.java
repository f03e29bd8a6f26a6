package dev.stockwell.hub.store;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A change of a document that somebody thinks of: checked as if it were made, and not made.
 *
 * @param present as it is; null if it is new
 * @param body as it would be; null if it would end
 */
public record Proposal(
        DocumentKind kind,
        String code,
        @Nullable Document present,
        @Nullable ObjectNode body) {}
