package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Connector;
import dev.stockwell.connectors.Delivery;
import dev.stockwell.connectors.Mailbox;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.Secret;
import dev.stockwell.connectors.ShopUnderTest;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import dev.stockwell.sandbox.shopify.Restock;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The sandbox shop, as the contract's tests see it. */
final class SandboxUnderTest implements ShopUnderTest {

    static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    final SandboxShop shop = SandboxShop.start(SandboxShop.Settings.standing(7, SteppableClock.standingAt(START)));
    final Mailbox mailbox = new Mailbox();
    private final Map<String, SandboxShop.Placed> orders = new HashMap<>();
    private final Map<String, String> skus = new HashMap<>();
    private final long firstLocation = shop.addPlace("Warehouse", true, false);
    private final Connector connector = connector(clientCredentials());
    private boolean subscribed;

    ShopifyAccess clientCredentials() {
        return new ShopifyAccess.ClientCredentials(shop.clientId(), new Secret(shop.clientSecret()));
    }

    ShopifyConnector connector(ShopifyAccess access) {
        ShopifyAccount account = new ShopifyAccount(
                shop.address(), shop.domain(), access, new Secret(shop.clientSecret()), Duration.ofSeconds(10));
        return new ShopifyConnector(account, HTTP, shop.clock());
    }

    @Override
    public Connector connector() {
        return connector;
    }

    @Override
    public Instant now() {
        return shop.clock().instant();
    }

    @Override
    public void pass(Duration time) {
        shop.clock().step(time);
        shop.runOnce();
    }

    @Override
    public void trouble(Trouble trouble) {
        shop.faults(
                switch (trouble) {
                    case NONE -> Faults.NONE;
                    case DOWN -> Faults.NONE.with(Fault.DOWN);
                    case THROTTLED -> Faults.NONE.with(Fault.THROTTLED);
                    case REPLIES_CUT -> Faults.NONE.with(Fault.REPLIES_CUT);
                    case LIES -> Faults.NONE.with(Fault.LIES);
                });
    }

    @Override
    public StockKey sell(String sku, long quantity) {
        long item = shop.addVariant(sku, null, "Title of " + sku, "8.50").item();
        shop.stock(sku, firstLocation, quantity);
        skus.put(String.valueOf(item), sku);
        return new StockKey(String.valueOf(item), String.valueOf(firstLocation));
    }

    @Override
    public String emptyLocation() {
        return String.valueOf(shop.addPlace("Chicago", true, false));
    }

    private String sku(StockKey key) {
        return skus.getOrDefault(key.stockId(), "?");
    }

    @Override
    public long shown(StockKey key) {
        return shop.quantity(sku(key), Long.parseLong(key.locationId()), "available");
    }

    @Override
    public boolean isSold(StockKey key) {
        return shop.isActive(sku(key), Long.parseLong(key.locationId()));
    }

    @Override
    public void setByHand(StockKey key, long quantity) {
        shop.stock(sku(key), Long.parseLong(key.locationId()), quantity);
    }

    @Override
    public String buy(String sku, long quantity) {
        SandboxShop.Placed placed = shop.buy(Map.of(sku, quantity), null);
        String id = String.valueOf(placed.id());
        orders.put(id, placed);
        return id;
    }

    private SandboxShop.Placed placed(String orderId) {
        SandboxShop.Placed placed = orders.get(orderId);
        if (placed == null) {
            throw new IllegalArgumentException("nobody placed " + orderId);
        }
        return placed;
    }

    long line(String orderId) {
        return placed(orderId).lines().getFirst();
    }

    long firstLocation() {
        return firstLocation;
    }

    @Override
    public void addOne(String orderId) {
        shop.edit(placed(orderId).id(), line(orderId), 1, true);
    }

    @Override
    public void cancel(String orderId) {
        shop.cancel(placed(orderId).id(), true);
    }

    @Override
    public void send(String orderId, long quantity) {
        shop.fulfil(placed(orderId).id(), Map.of(line(orderId), quantity), firstLocation);
    }

    @Override
    public void takeBack(String orderId, long quantity) {
        shop.refund(placed(orderId).id(), line(orderId), quantity, Restock.RETURN, firstLocation);
    }

    @Override
    public List<Delivery> deliveries() {
        if (!subscribed) {
            subscribed = connector.webhooks().orElseThrow().subscribe(mailbox.address()) instanceof Reply.Answer<?>;
            if (!subscribed) {
                throw new IllegalStateException("the shop took no subscription");
            }
        }
        shop.runOnce();
        return mailbox.empty();
    }

    @Override
    public Delivery signed(String topic, byte[] body) {
        return new Delivery(
                Map.of(
                        "X-Shopify-Topic", List.of(topic),
                        "X-Shopify-Hmac-Sha256", List.of(sign(body)),
                        "X-Shopify-Shop-Domain", List.of(shop.domain())),
                body);
    }

    String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(shop.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Delivery with(Delivery delivery, String signature, byte[] body) {
        return new Delivery(
                Map.of(
                        "X-Shopify-Topic",
                                List.of(delivery.header("X-Shopify-Topic").orElseThrow()),
                        "X-Shopify-Hmac-Sha256", List.of(signature),
                        "X-Shopify-Shop-Domain", List.of(shop.domain())),
                body);
    }

    @Override
    public String signature(Delivery delivery) {
        return delivery.header("X-Shopify-Hmac-Sha256").orElseThrow();
    }

    @Override
    public long rateViolations() {
        return shop.figures().rateViolations() + shop.figures().rateExcesses();
    }

    @Override
    public void close() {
        shop.close();
        mailbox.close();
    }
}
