package dev.stockwell.sandbox.shopify;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The shop's access tokens: they expire, and refresh tokens are replaced when used. */
final class Tokens {

    private static final Duration CLIENT_TOKEN_LASTS = Duration.ofSeconds(86_399);
    private static final Duration OFFLINE_TOKEN_LASTS = Duration.ofHours(1);
    private static final Duration REFRESH_TOKEN_LASTS = Duration.ofDays(90);
    private static final String SCOPES =
            "read_products,read_inventory,write_inventory,read_locations,read_orders,read_returns,read_fulfillments";

    private final InstantSource clock;
    private final Supplier<String> random;
    private final String clientId;
    private final String clientSecret;
    private final Map<String, Instant> valid = new HashMap<>();
    private final Map<String, Instant> refreshable = new HashMap<>();
    /** A refresh token stays usable until the one that replaced it is used. */
    private final Map<String, String> replaces = new HashMap<>();

    private final Set<String> forEver = new HashSet<>();
    private int granted;

    Tokens(InstantSource clock, Supplier<String> random, String clientId, String clientSecret) {
        this.clock = clock;
        this.random = random;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
    }

    String clientId() {
        return clientId;
    }

    String clientSecret() {
        return clientSecret;
    }

    synchronized int granted() {
        return granted;
    }

    synchronized boolean accepts(String token) {
        Instant until = valid.get(token);
        return forEver.contains(token) || (until != null && clock.instant().isBefore(until));
    }

    /** A token of the old kind, which does not expire. */
    synchronized String lasting() {
        String token = "shpat_" + random.get();
        forEver.add(token);
        return token;
    }

    /** What an offline installation gets: an access token and a refresh token. */
    synchronized Map<String, Object> install() {
        return offline();
    }

    synchronized void revokeAll() {
        valid.clear();
        refreshable.clear();
        forEver.clear();
    }

    /** Answers a request at the token endpoint; empty where it is refused. */
    synchronized Optional<Map<String, Object>> grant(Map<String, String> form) {
        if (!clientId.equals(form.get("client_id")) || !clientSecret.equals(form.get("client_secret"))) {
            return Optional.empty();
        }
        return switch (form.getOrDefault("grant_type", "")) {
            case "client_credentials" -> Optional.of(access(CLIENT_TOKEN_LASTS));
            case "refresh_token" -> refresh(form.getOrDefault("refresh_token", ""));
            default -> Optional.empty();
        };
    }

    private Optional<Map<String, Object>> refresh(String token) {
        Instant until = refreshable.get(token);
        if (until == null || !clock.instant().isBefore(until)) {
            return Optional.empty();
        }
        String older = replaces.remove(token);
        if (older != null) {
            refreshable.remove(older);
        }
        Map<String, Object> answer = offline();
        replaces.put((String) answer.get("refresh_token"), token);
        return Optional.of(answer);
    }

    private Map<String, Object> offline() {
        Map<String, Object> answer = access(OFFLINE_TOKEN_LASTS);
        String refresh = "shprt_" + random.get();
        refreshable.put(refresh, clock.instant().plus(REFRESH_TOKEN_LASTS));
        answer.put("refresh_token", refresh);
        answer.put("refresh_token_expires_in", REFRESH_TOKEN_LASTS.toSeconds());
        return answer;
    }

    private Map<String, Object> access(Duration lasts) {
        granted++;
        String token = "shpat_" + random.get();
        valid.put(token, clock.instant().plus(lasts));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("access_token", token);
        answer.put("scope", SCOPES);
        answer.put("expires_in", lasts.toSeconds());
        return answer;
    }
}
