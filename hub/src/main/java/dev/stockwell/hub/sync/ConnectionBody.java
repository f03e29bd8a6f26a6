package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * An account as a call or a form names it. Its secrets come in, and never go out.
 *
 * @param address where the shop's API is; absent for where its platform usually has it
 * @param webhooks where the platform can send webhooks to us; absent where it cannot
 */
record ConnectionBody(
        @Nullable String platform,
        @Nullable String address,
        @Nullable String shop,
        @Nullable String clientId,
        @Nullable String clientSecret,
        @Nullable String accessToken,
        @Nullable String webhooks) {
    private static final int TEXT_MAX = 500;

    /** Without the secrets. */
    @Override
    public String toString() {
        return "ConnectionBody[" + platform + ", " + shop + "]";
    }

    Account account() {
        String platformOf = Input.text(platform, "platform", TEXT_MAX);
        if (!platformOf.equals(Platforms.SHOPIFY)) {
            throw Problem.invalid("platform", "must be shopify");
        }
        String shopOf = Input.text(shop, "shop", TEXT_MAX).toLowerCase(Locale.ROOT);
        if (!shopOf.matches("[a-z0-9][a-z0-9-]*\\.myshopify\\.com")) {
            throw Problem.invalid("shop", "must look like my-shop.myshopify.com");
        }
        String client = Input.textOrNull(clientId, "clientId", TEXT_MAX);
        String secret = Input.textOrNull(clientSecret, "clientSecret", TEXT_MAX);
        String token = Input.textOrNull(accessToken, "accessToken", TEXT_MAX);
        if (token == null && (client == null || secret == null)) {
            throw Problem.invalid("clientId", "and clientSecret are needed, or an accessToken");
        }
        return new Account(
                address == null ? URI.create("https://" + shopOf) : uri(address, "address"),
                shopOf,
                client,
                webhooks == null ? null : uri(webhooks, "webhooks"));
    }

    Credentials credentials() {
        return new Credentials(clientSecret, accessToken);
    }

    private static URI uri(String text, String field) {
        try {
            URI uri = new URI(Input.text(text, field, TEXT_MAX));
            boolean isLocal = uri.getHost() != null
                    && (uri.getHost().equals("127.0.0.1") || uri.getHost().equals("localhost"));
            if (uri.getHost() != null
                    && ("https".equals(uri.getScheme()) || (isLocal && "http".equals(uri.getScheme())))) {
                return uri;
            }
        } catch (URISyntaxException malformed) {
            throw Problem.invalid(field, "is not an address");
        }
        throw Problem.invalid(field, "must begin with https:// (or http:// on this machine)");
    }
}
