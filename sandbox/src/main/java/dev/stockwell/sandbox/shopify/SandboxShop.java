package dev.stockwell.sandbox.shopify;

import dev.stockwell.sandbox.SteppableClock;
import graphql.schema.GraphQLSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A shop on this machine that speaks Shopify's Admin GraphQL API 2026-10.
 *
 * <p>It holds real state under one lock, listens on loopback only, and owns no thread but those of its HTTP server:
 * {@link #runOnce()} does what has become due. Everything random in it comes from its seed.
 */
public final class SandboxShop implements AutoCloseable {

    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicReference<Faults> faults = new AtomicReference<>(Faults.NONE);
    private final Settings settings;
    private final RandomGenerator random;
    private final RateWitness witness;
    private final Deliveries deliveries;
    private final Shelf shelf;
    private final Counter counter;
    private final Writes writes;
    private final BulkOperations bulk;
    private final Tokens tokens;
    private final AdminApi api;
    private final ShopServer server;

    private SandboxShop(Settings settings) throws IOException {
        this.settings = settings;
        this.random = new SplittableRandom(settings.seed());
        this.tokens = new Tokens(settings.clock(), this::word, word(), word());
        this.witness = new RateWitness(settings.pointsMaximum(), settings.pointsPerSecond());
        this.deliveries =
                new Deliveries(settings.clock(), random, faults::get, settings.domain(), tokens.clientSecret());
        this.shelf = new Shelf(settings.clock(), deliveries, settings.seed() % 1_000 * 1_000_000);
        this.counter = new Counter(shelf, deliveries);
        this.writes = new Writes(shelf, faults::get);
        this.bulk = new BulkOperations(shelf, deliveries);
        GraphQLSchema schema = new Schema(shelf, counter, bulk, this::bulkAddress)
                .make(new Mutations(shelf, writes, bulk, deliveries));
        Bucket bucket = new Bucket(settings.clock(), settings.pointsMaximum(), settings.pointsPerSecond());
        this.api = new AdminApi(schema, lock, settings.clock(), bucket, witness, faults::get);
        this.server = new ShopServer(settings.port(), this, tokens, api);
    }

    /**
     * How a shop is set up.
     *
     * @param port 0 takes one that is free
     * @param domain the name by which the shop signs its webhooks
     * @param pointsMaximum points of query cost that its budget holds
     * @param pointsPerSecond points that come back each second
     */
    public record Settings(
            int port, long seed, SteppableClock clock, String domain, double pointsMaximum, double pointsPerSecond) {

        public static Settings standing(long seed, SteppableClock clock) {
            return new Settings(0, seed, clock, "sandbox-" + seed + ".myshopify.com", 2_000, 100);
        }
    }

    public static SandboxShop start(Settings settings) {
        try {
            return new SandboxShop(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox shop cannot listen on port " + settings.port(), e);
        }
    }

    private String word() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String bulkAddress(String file) {
        return address() + "/bulk/" + file;
    }

    public URI address() {
        return server.address();
    }

    public String domain() {
        return settings.domain();
    }

    public SteppableClock clock() {
        return settings.clock();
    }

    public String clientId() {
        return tokens.clientId();
    }

    public String clientSecret() {
        return tokens.clientSecret();
    }

    /** What an app gets when a seller installs it. */
    public record Installed(String accessToken, Duration lasts, String refreshToken) {}

    public Installed install() {
        Map<String, Object> grant = tokens.install();
        return new Installed(
                String.valueOf(grant.get("access_token")),
                Duration.ofSeconds(Long.parseLong(String.valueOf(grant.get("expires_in")))),
                String.valueOf(grant.get("refresh_token")));
    }

    /** A token that does not expire, as apps made in the admin have. */
    public String lastingToken() {
        return tokens.lasting();
    }

    public void revokeTokens() {
        tokens.revokeAll();
    }

    public Faults faults() {
        return faults.get();
    }

    public void faults(Faults now) {
        faults.set(now);
    }

    /** Does what is due: late writes, bulk operations, webhooks. */
    public int runOnce() {
        holding(() -> {
            writes.applyLate();
            bulk.finish(api::runBulk);
            return true;
        });
        return deliveries.runOnce();
    }

    public long addPlace(String name, boolean sellsOnline, boolean fulfilmentService) {
        return holding(
                () -> shelf.addPlace(name, sellsOnline, fulfilmentService).id());
    }

    public void closePlace(long placeId) {
        change(() -> shelf.closePlace(placeId));
    }

    /** Puts something up for sale; {@link #stock} says where it is kept. */
    public Ids addVariant(@Nullable String sku, @Nullable String barcode, String title, String price) {
        return holding(() -> Ids.of(shelf.addVariant(sku, barcode, title, price, false)));
    }

    /** Puts a bundle up for sale, whose number cannot be written. */
    public Ids addBundle(String sku, String title, String price) {
        return holding(() -> Ids.of(shelf.addVariant(sku, null, title, price, true)));
    }

    /** A person gives what is sold under one SKU another one. */
    public void relabel(String sku, String newSku) {
        change(() -> shelf.relabel(sku, newSku));
    }

    /** The ids of something for sale. */
    public record Ids(long variant, long item) {
        static Ids of(Variant variant) {
            return new Ids(variant.id(), variant.itemId());
        }
    }

    public Ids ids(String sku) {
        return holding(() -> Ids.of(shelf.variantOfSku(sku)));
    }

    public long placeNamed(String name) {
        return holding(() -> shelf.placeNamed(name).id());
    }

    /** A person keeps an item at a place and says how many can be sold there. */
    public void stock(String sku, long placeId, long available) {
        change(() -> {
            long itemId = shelf.variantOfSku(sku).itemId();
            shelf.activate(itemId, placeId);
            shelf.change(itemId, placeId, "available", available - shelf.available(itemId, placeId));
        });
    }

    /** A person moves units from one state to another. */
    public void move(String sku, long placeId, String from, String to, long quantity) {
        change(() -> {
            long itemId = shelf.variantOfSku(sku).itemId();
            shelf.change(itemId, placeId, from, -quantity);
            shelf.change(itemId, placeId, to, quantity);
        });
    }

    public void deactivate(String sku, long placeId) {
        change(() -> shelf.deactivate(shelf.variantOfSku(sku).itemId(), placeId));
    }

    public long quantity(String sku, long placeId, String state) {
        return holding(() -> shelf.level(shelf.variantOfSku(sku).itemId(), placeId)
                .map(level -> level.quantity(state))
                .orElse(0L));
    }

    public boolean isActive(String sku, long placeId) {
        return holding(() -> shelf.level(shelf.variantOfSku(sku).itemId(), placeId)
                .map(level -> level.active)
                .orElse(false));
    }

    /** Somebody buys: from the places that sell online, or at a place where one is named. */
    public Placed buy(Map<String, Long> quantities, @Nullable Long placeId) {
        return holding(() -> Placed.of(counter.place(quantities, placeId)));
    }

    /** An order and its lines, by number. */
    public record Placed(long id, List<Long> lines) {
        static Placed of(ShopOrder order) {
            return new Placed(
                    order.id, order.lines.stream().map(line -> line.id).toList());
        }
    }

    public void edit(long orderId, long lineId, long delta, boolean restock) {
        change(() -> counter.edit(orderId, lineId, delta, restock));
    }

    public void cancel(long orderId, boolean restock) {
        change(() -> counter.cancel(orderId, restock));
    }

    public void hold(long orderId, boolean held) {
        change(() -> counter.hold(orderId, held));
    }

    public void delete(long orderId) {
        change(() -> counter.delete(orderId));
    }

    /** Sends units, by line, from a place; answers with the number of the parcel. */
    public long fulfil(long orderId, Map<Long, Long> quantities, long placeId) {
        return holding(() -> counter.fulfil(orderId, quantities, placeId));
    }

    public void cancelFulfilment(long orderId, long fulfilmentId) {
        change(() -> counter.cancelFulfilment(orderId, fulfilmentId));
    }

    public void refund(long orderId, long lineId, long quantity, Restock how, long placeId) {
        change(() -> counter.refund(orderId, lineId, quantity, how, placeId));
    }

    public long openReturn(long orderId, long lineId, long quantity) {
        return holding(() -> counter.openReturn(orderId, lineId, quantity));
    }

    public void dispose(long orderId, long returnId, long quantity, Comeback outcome, long placeId) {
        change(() -> counter.dispose(orderId, returnId, quantity, outcome, placeId));
    }

    public void refundReturn(long orderId, long returnId, Restock told, long placeId) {
        change(() -> counter.refundReturn(orderId, returnId, told, placeId));
    }

    public Figures figures() {
        return new Figures(
                api.calls(),
                witness.violations(),
                witness.excesses(),
                tokens.granted(),
                deliveries.sent(),
                deliveries.waiting());
    }

    /** All that is for sale, where and how many, for people and tests to look at. */
    public Map<String, Map<String, Long>> shown() {
        return holding(() -> Shown.all(shelf));
    }

    @Nullable
    String bulkFile(String name) {
        return holding(() -> bulk.find(Long.parseLong(name.replace(".jsonl", "")))
                .map(operation -> operation.lines)
                .orElse(null));
    }

    private void change(Runnable work) {
        holding(() -> {
            work.run();
            return true;
        });
    }

    private <T extends @Nullable Object> T holding(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
