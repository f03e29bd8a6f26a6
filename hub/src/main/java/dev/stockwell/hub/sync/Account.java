package dev.stockwell.hub.sync;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop is and how we are called there; nothing of it is secret.
 *
 * @param shop the shop's own name on its platform
 * @param webhooks where the platform is to send them; null if it cannot reach us, and everything is polled
 */
record Account(
        URI address,
        String shop,
        @Nullable String clientId,
        @Nullable URI webhooks) {}
