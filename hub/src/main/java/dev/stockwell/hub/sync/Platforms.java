package dev.stockwell.hub.sync;

import dev.stockwell.connectors.Connector;
import dev.stockwell.connectors.Secret;
import dev.stockwell.connectors.shopify.ShopifyAccess;
import dev.stockwell.connectors.shopify.ShopifyAccount;
import dev.stockwell.connectors.shopify.ShopifyConnector;
import dev.stockwell.kernel.ChannelId;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/** The connectors to the shops, one for each connection as long as its account stays the same. */
@Component
class Platforms {
    static final String SHOPIFY = "shopify";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int UNKNOWN_BYTES = 32;

    private final Connections connections;
    private final RandomGenerator random;
    private final InstantSource clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<ChannelId, Made> made = new ConcurrentHashMap<>();

    Platforms(Connections connections, RandomGenerator random, InstantSource clock) {
        this.connections = connections;
        this.random = random;
        this.clock = clock;
    }

    private record Made(Account account, Credentials credentials, Connector connector) {}

    Connector of(Connection connection) {
        Made known = made.get(connection.channel());
        return known != null && known.account().equals(connection.account()) ? known.connector() : renew(connection);
    }

    /** Makes the connector anew if the account or its credentials have changed. */
    Connector renew(Connection connection) {
        Credentials credentials = connections.credentials(connection.channel());
        return made.compute(
                        connection.channel(),
                        (channel, known) -> known != null
                                        && known.account().equals(connection.account())
                                        && known.credentials().equals(credentials)
                                ? known
                                : new Made(
                                        connection.account(), credentials, shopify(connection.account(), credentials)))
                .connector();
    }

    private byte[] unknown() {
        byte[] bytes = new byte[UNKNOWN_BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private Connector shopify(Account account, Credentials credentials) {
        ShopifyAccess access = credentials.accessToken() == null
                ? new ShopifyAccess.ClientCredentials(
                        Objects.requireNonNull(account.clientId()),
                        new Secret(Objects.requireNonNull(credentials.clientSecret())))
                : new ShopifyAccess.Lasting(new Secret(credentials.accessToken()));
        // Without a client's secret nothing can have been signed for us; no one knows this one.
        Secret webhooks = new Secret(
                credentials.clientSecret() == null ? HexFormat.of().formatHex(unknown()) : credentials.clientSecret());
        return new ShopifyConnector(
                new ShopifyAccount(account.address(), account.shop(), access, webhooks, PATIENCE), http, clock);
    }
}
