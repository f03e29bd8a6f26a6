package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Abilities;
import dev.stockwell.connectors.Budget;
import dev.stockwell.connectors.ChangeKind;
import dev.stockwell.connectors.ChannelLocation;
import dev.stockwell.connectors.Connector;
import dev.stockwell.connectors.Exports;
import dev.stockwell.connectors.Listing;
import dev.stockwell.connectors.NumberMeaning;
import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.PushBatch;
import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import dev.stockwell.connectors.Webhooks;
import java.net.http.HttpClient;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Shopify shop.
 *
 * <p>What is written is {@code available}: Shopify lowers it by itself when it sells, and open orders are already out
 * of it. Every write compares with what was expected. Ids are Shopify's numbers; a listing is a variant, its stock is
 * the inventory item's.
 */
public final class ShopifyConnector implements Connector {

    private static final Abilities ABILITIES = new Abilities(
            "Shopify",
            Set.of(ChangeKind.values()),
            StockWrites.LINES_MAX,
            StockReads.ITEMS_MAX,
            Document.SET.costMax(),
            -StockWrites.QUANTITY_MAX,
            StockWrites.QUANTITY_MAX,
            true,
            true);

    private static final NumberMeaning MEANING =
            new NumberMeaning(true, true, NumberMeaning.Counts.AFTER_RESERVATIONS, NumberMeaning.Applies.AT_ONCE);

    private final RateBudget budget;
    private final Calls calls;
    private final StockReads reads;
    private final Activations activations;
    private final StockWrites writes;
    private final OrderReads orders;
    private final Webhooks webhooks;
    private final Exports exports;

    /** Makes a connector; it sends nothing until it is asked something. */
    public ShopifyConnector(ShopifyAccount account, HttpClient http, InstantSource clock) {
        JsonMapper json = JsonMapper.builder().build();
        Wire wire = new Wire(http, account.address(), account.callsTake());
        AccessTokens tokens = new AccessTokens(wire, account.access(), clock, json);
        OwnWrites own = new OwnWrites(clock);
        budget = new RateBudget(clock);
        calls = new Calls(wire, tokens, budget, json);
        reads = new StockReads(calls, clock);
        activations = new Activations(calls);
        writes = new StockWrites(calls, reads, activations, own);
        orders = new OrderReads(calls);
        webhooks = new ShopifyWebhooks(account, calls, own, activations, json);
        exports = new ShopifyExports(calls, wire, reads, activations, json);
    }

    @Override
    public Abilities abilities() {
        return ABILITIES;
    }

    @Override
    public NumberMeaning meaning() {
        return MEANING;
    }

    @Override
    public Budget budget() {
        return budget.now();
    }

    @Override
    public Reply<Page<Listing>> listings(@Nullable Instant changedSince, @Nullable String cursor) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("after", cursor);
        variables.put("query", changedSince == null ? null : Search.changedSince(changedSince));
        return calls.ask(
                Document.LISTINGS,
                variables,
                data -> Pages.read(Json.object(data, "productVariants"), CatalogueReading::listing));
    }

    @Override
    public Reply<Page<ChannelLocation>> locations(@Nullable String cursor) {
        Map<String, @Nullable Object> variables = new HashMap<>();
        variables.put("after", cursor);
        return calls.ask(
                Document.LOCATIONS,
                variables,
                data -> Pages.read(Json.object(data, "locations"), CatalogueReading::location));
    }

    @Override
    public Reply<Page<StockReading>> stockAt(String locationId, @Nullable String cursor) {
        return reads.at(locationId, cursor).map(page -> {
            page.items().forEach(activations::learn);
            return page;
        });
    }

    @Override
    public Reply<List<StockReading>> stockOf(List<StockKey> keys) {
        if (keys.size() > ABILITIES.readsMax()) {
            throw new IllegalArgumentException("at most " + ABILITIES.readsMax() + " keys are read at once");
        }
        return reads.of(keys).map(readings -> {
            readings.forEach(activations::learn);
            return readings;
        });
    }

    @Override
    public List<PushOutcome> push(PushBatch batch) {
        return writes.push(batch);
    }

    @Override
    public Reply<Page<OrderSnapshot>> orders(Instant changedSince, @Nullable String cursor) {
        return orders.changed(changedSince, cursor);
    }

    @Override
    public Reply<Optional<OrderSnapshot>> order(String orderId) {
        return orders.one(orderId);
    }

    @Override
    public Optional<Webhooks> webhooks() {
        return Optional.of(webhooks);
    }

    @Override
    public Optional<Exports> exports() {
        return Optional.of(exports);
    }

    /** Documents that cost more than was set aside for them. */
    Map<Document, Double> dearerThanThought() {
        return calls.dearerThanThought();
    }

    /** Takes a key for one that is active, as a reading would. */
    void learnActive(StockKey key) {
        activations.learn(key, true);
    }

    /** Acts as if calls under way held all points but these. */
    void spendAllBut(double points) {
        budget.reserve(budget.now().available() - points);
    }
}
