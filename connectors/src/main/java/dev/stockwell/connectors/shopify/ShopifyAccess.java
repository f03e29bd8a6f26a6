package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Secret;
import java.time.Instant;
import java.util.function.Consumer;

/** How the right to speak with a shop was given. */
public sealed interface ShopifyAccess {

    /** An app of the seller's own, which fetches itself a token for a day. */
    record ClientCredentials(String clientId, Secret clientSecret) implements ShopifyAccess {}

    /**
     * An app that the seller installed: a token for an hour, and one with which to get the next.
     *
     * @param keep told of every new pair before it is used, and so can keep it over a restart
     */
    record Offline(String clientId, Secret clientSecret, OfflineTokens tokens, Consumer<OfflineTokens> keep)
            implements ShopifyAccess {}

    /** A token that does not expire, as apps made in the shop's admin have. */
    record Lasting(Secret token) implements ShopifyAccess {}

    /** A pair of tokens; using the second replaces both. */
    record OfflineTokens(Secret access, Instant accessUntil, Secret refresh) {}
}
