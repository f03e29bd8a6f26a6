package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Secret;
import java.net.URI;
import java.time.Duration;

/**
 * A shop and the right to speak with it.
 *
 * @param address where its API is, without a path
 * @param domain the shop's own name, ending in {@code .myshopify.com}; its webhooks carry it
 * @param webhookSecret what its webhooks are signed with: the client secret of the app
 * @param callsTake how long a call may take before it counts as cut off
 */
public record ShopifyAccount(
        URI address, String domain, ShopifyAccess access, Secret webhookSecret, Duration callsTake) {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(20);

    /** A shop at Shopify. */
    public static ShopifyAccount at(String domain, ShopifyAccess access, Secret webhookSecret) {
        if (!domain.matches("[a-z0-9][a-z0-9-]*\\.myshopify\\.com")) {
            throw new IllegalArgumentException("a shop's domain ends in .myshopify.com");
        }
        return new ShopifyAccount(URI.create("https://" + domain), domain, access, webhookSecret, USUAL_PATIENCE);
    }
}
