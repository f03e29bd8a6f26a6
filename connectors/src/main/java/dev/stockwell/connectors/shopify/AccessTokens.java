package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
import dev.stockwell.connectors.shopify.ShopifyAccess.OfflineTokens;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The token that calls carry: fetched when it is first needed, and again shortly before it ends.
 *
 * <p>One thread fetches, the others wait for it: a refresh token must not be used twice at once.
 */
final class AccessTokens {

    private static final Duration EARLY = Duration.ofMinutes(2);

    private final Wire wire;
    private final ShopifyAccess access;
    private final InstantSource clock;
    private final JsonMapper json;
    private @Nullable Secret token;
    private Instant until = Instant.MIN;
    private @Nullable OfflineTokens offline;

    AccessTokens(Wire wire, ShopifyAccess access, InstantSource clock, JsonMapper json) {
        this.wire = wire;
        this.access = access;
        this.clock = clock;
        this.json = json;
        switch (access) {
            case ShopifyAccess.Lasting lasting -> hold(lasting.token(), Instant.MAX);
            case ShopifyAccess.Offline given -> {
                offline = given.tokens();
                hold(given.tokens().access(), given.tokens().accessUntil());
            }
            case ShopifyAccess.ClientCredentials none -> {}
        }
    }

    private void hold(Secret next, Instant validUntil) {
        token = next;
        until = validUntil;
    }

    synchronized Reply<Secret> current() {
        Secret now = token;
        return now != null && clock.instant().isBefore(until.equals(Instant.MAX) ? until : until.minus(EARLY))
                ? Reply.of(now)
                : fetch();
    }

    /** The shop does not take this token any more; the next one is fetched, unless somebody did so meanwhile. */
    synchronized Reply<Secret> after(Secret refused) {
        if (access instanceof ShopifyAccess.Lasting) {
            return unauthorised();
        }
        return token != null && token.equals(refused) ? fetch() : current();
    }

    private Reply<Secret> fetch() {
        Map<String, String> form = new LinkedHashMap<>();
        switch (access) {
            case ShopifyAccess.Lasting none -> {
                return unauthorised();
            }
            case ShopifyAccess.ClientCredentials(String id, Secret secret) -> {
                form.put("grant_type", "client_credentials");
                form.put("client_id", id);
                form.put("client_secret", secret.reveal());
            }
            case ShopifyAccess.Offline(String id, Secret secret, OfflineTokens given, var keep) -> {
                form.put("grant_type", "refresh_token");
                form.put("client_id", id);
                form.put("client_secret", secret.reveal());
                form.put(
                        "refresh_token",
                        (offline == null ? given : offline).refresh().reveal());
            }
        }
        return wire.post("/admin/oauth/access_token", "application/x-www-form-urlencoded", encode(form), null)
                .then(this::granted);
    }

    private static String encode(Map<String, String> form) {
        return form.entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Reply<Secret> granted(Wire.Answer answer) {
        if (answer.status() == 200) {
            try {
                return Reply.of(take(json.readTree(answer.body())));
            } catch (JacksonException | MalformedReply | DateTimeException | ArithmeticException e) {
                return Reply.none(Failure.of(FailureKind.UNREADABLE, "the token could not be read"));
            }
        }
        return answer.status() >= 500 || answer.status() == 429
                ? Reply.none(Failure.of(FailureKind.UNREACHABLE, "no token, status " + answer.status()))
                : unauthorised();
    }

    private Secret take(JsonNode grant) {
        Secret next = new Secret(Json.text(grant, "access_token"));
        Instant validUntil = clock.instant().plusSeconds(Json.whole(grant, "expires_in"));
        if (access instanceof ShopifyAccess.Offline given) {
            OfflineTokens pair = new OfflineTokens(next, validUntil, new Secret(Json.text(grant, "refresh_token")));
            given.keep().accept(pair);
            offline = pair;
        }
        hold(next, validUntil);
        return next;
    }

    private static Reply<Secret> unauthorised() {
        return Reply.none(Failure.of(
                FailureKind.UNAUTHORISED, "the shop does not accept our key; the account has to be connected again"));
    }
}
