package dev.stockwell.hub.sync;

import org.jspecify.annotations.Nullable;

/**
 * What gives the right to speak with a shop. It does not show itself.
 *
 * @param clientSecret also what webhooks are signed with
 * @param accessToken a token that does not expire, where there is no client to ask for one
 */
record Credentials(@Nullable String clientSecret, @Nullable String accessToken) {
    @Override
    public String toString() {
        return "(secret)";
    }
}
