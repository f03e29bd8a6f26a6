package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
import dev.stockwell.connectors.ShopUnderTest.Trouble;
import dev.stockwell.connectors.shopify.ShopifyAccess.OfflineTokens;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ShopifyAccessTest {

    private final SandboxUnderTest shop = new SandboxUnderTest();

    @AfterEach
    void close() {
        shop.close();
    }

    private static void assertAnswers(ShopifyConnector connector) {
        assertThat(connector.locations(null)).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void oneTokenServesADay() {
        ShopifyConnector connector = shop.connector(shop.clientCredentials());

        for (int hour = 0; hour < 23; hour++) {
            assertAnswers(connector);
            shop.pass(Duration.ofHours(1));
        }
        assertThat(shop.shop.figures().tokensGranted()).isEqualTo(1);

        shop.pass(Duration.ofHours(2));
        assertAnswers(connector);
        assertThat(shop.shop.figures().tokensGranted()).isEqualTo(2);
    }

    @Test
    void offlineTokensAreRefreshedAndEveryPairIsKept() {
        List<OfflineTokens> kept = new ArrayList<>();
        ShopifyConnector connector = shop.connector(offline(installed(), kept));

        for (int hour = 0; hour < 5; hour++) {
            assertAnswers(connector);
            shop.pass(Duration.ofMinutes(59));
        }

        assertThat(kept).hasSize(4).doesNotHaveDuplicates();
        assertAnswers(shop.connector(offline(kept.getLast(), kept)));
    }

    @Test
    void aRefreshWhoseReplyWasLostIsTriedAgainWithTheOldToken() {
        List<OfflineTokens> kept = new ArrayList<>();
        ShopifyConnector connector = shop.connector(offline(installed(), kept));
        shop.pass(Duration.ofHours(2));
        shop.trouble(Trouble.REPLIES_CUT);
        assertThat(connector.locations(null)).isInstanceOf(Reply.None.class);
        shop.trouble(Trouble.NONE);

        assertAnswers(connector);
    }

    private OfflineTokens installed() {
        SandboxShop.Installed grant = shop.shop.install();
        return new OfflineTokens(
                new Secret(grant.accessToken()), shop.now().plus(grant.lasts()), new Secret(grant.refreshToken()));
    }

    private ShopifyAccess offline(OfflineTokens tokens, List<OfflineTokens> kept) {
        return new ShopifyAccess.Offline(shop.shop.clientId(), new Secret(shop.shop.clientSecret()), tokens, kept::add);
    }

    @Test
    void aTokenThatIsWithdrawnIsReplacedOnce() {
        ShopifyConnector connector = shop.connector(shop.clientCredentials());
        assertAnswers(connector);
        shop.shop.revokeTokens();

        assertAnswers(connector);
        assertThat(shop.shop.figures().tokensGranted()).isEqualTo(2);
    }

    @Test
    void aLastingTokenThatIsWithdrawnAsksForAPerson() {
        ShopifyConnector connector = shop.connector(new ShopifyAccess.Lasting(new Secret(shop.shop.lastingToken())));
        assertAnswers(connector);
        shop.shop.revokeTokens();

        assertThat(connector.locations(null)).isInstanceOfSatisfying(Reply.None.class, none -> {
            assertThat(none.failure().kind()).isEqualTo(FailureKind.UNAUTHORISED);
            assertThat(none.failure().retryHelps()).isFalse();
        });
    }

    @Test
    void aWrongSecretAsksForAPersonAndIsNowhereToBeRead() {
        Secret wrong = new Secret("a-wrong-secret");
        ShopifyAccess access = new ShopifyAccess.ClientCredentials(shop.shop.clientId(), wrong);

        Reply<?> reply = shop.connector(access).locations(null);

        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.None.class,
                        none -> assertThat(none.failure().kind()).isEqualTo(FailureKind.UNAUTHORISED));
        ShopifyAccount account =
                new ShopifyAccount(shop.shop.address(), shop.shop.domain(), access, wrong, Duration.ofSeconds(1));
        assertThat(reply + " " + access + " " + account).doesNotContain("a-wrong-secret");
    }

    @Test
    void onlyShopifysOwnDomainsAreShops() {
        assertThatThrownBy(() ->
                        ShopifyAccount.at("evil.example/.myshopify.com", shop.clientCredentials(), new Secret("s")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(ShopifyAccount.at("mugs-4-you.myshopify.com", shop.clientCredentials(), new Secret("s"))
                        .address())
                .hasHost("mugs-4-you.myshopify.com")
                .hasScheme("https");
    }
}
