package dev.stockwell.connectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.connectors.ShopUnderTest.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every connector must do, whatever platform it speaks with. */
public abstract class ConnectorContractTest {

    private static final int PAGES_MAX = 1_000;

    private ShopUnderTest shop;
    private Connector connector;
    private long batches;

    protected abstract ShopUnderTest open();

    @BeforeEach
    void openShop() {
        shop = open();
        connector = shop.connector();
    }

    @AfterEach
    void closeShop() {
        assertThat(shop.rateViolations()).as("calls beyond the budget").isZero();
        shop.close();
    }

    /** Asks until there is an answer, and waits as long as the connector says. */
    private <T> T patiently(Supplier<Reply<T>> question) {
        for (int tries = 0; tries < 1_000; tries++) {
            switch (question.get()) {
                case Reply.Answer<T>(T value) -> {
                    return value;
                }
                case Reply.None<T>(Failure failure) -> {
                    assertThat(failure.kind()).as(failure.words()).isEqualTo(FailureKind.THROTTLED);
                    assertThat(failure.waitAtLeast()).isPositive();
                    shop.pass(failure.waitAtLeast());
                }
            }
        }
        throw new AssertionError("no answer in a thousand tries");
    }

    private <T> List<T> all(Function<@Nullable String, Reply<Page<T>>> pages) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        for (int page = 0; page < PAGES_MAX; page++) {
            @Nullable String from = cursor;
            Page<T> next = patiently(() -> pages.apply(from));
            all.addAll(next.items());
            cursor = next.next();
            if (cursor == null) {
                return all;
            }
        }
        throw new AssertionError("the list has no end");
    }

    private PushBatch batch(PushLine... lines) {
        return new PushBatch(new UUID(7, ++batches), "test-" + batches, List.of(lines));
    }

    private PushOutcome push(StockKey key, StockChange change) {
        return connector.push(batch(new PushLine(key, change))).getFirst();
    }

    private StockReading read(StockKey key) {
        return patiently(() -> connector.stockOf(List.of(key))).getFirst();
    }

    @Test
    void everyListingIsReadOnce() {
        for (int i = 0; i < 320; i++) {
            shop.sell("SKU-" + i, i);
        }

        List<Listing> listings = all(cursor -> connector.listings(null, cursor));

        assertThat(listings).hasSize(320).doesNotHaveDuplicates();
        assertThat(listings).extracting(Listing::sku).contains("SKU-0", "SKU-319");
    }

    @Test
    void onlyListingsThatChangedAreReadAgain() {
        shop.sell("OLD", 1);
        shop.pass(Duration.ofHours(1));
        Instant since = shop.now();
        shop.sell("NEW", 1);

        assertThat(all(cursor -> connector.listings(since, cursor)))
                .extracting(Listing::sku)
                .containsExactly("NEW");
    }

    @Test
    void allStockOfAPlaceIsRead() {
        Map<StockKey, Long> kept = new HashMap<>();
        for (int i = 0; i < 200; i++) {
            kept.put(shop.sell("SKU-" + i, i), (long) i);
        }
        String location = kept.keySet().iterator().next().locationId();

        Map<StockKey, Long> read = new HashMap<>();
        all(cursor -> connector.stockAt(location, cursor)).forEach(each -> read.put(each.key(), each.available()));

        assertThat(read).isEqualTo(kept);
    }

    @Test
    void whatIsSetIsShown() {
        StockKey key = shop.sell("MUG", 15);

        PushOutcome outcome = push(key, new StockChange.Set(12));

        assertThat(outcome).isInstanceOf(PushOutcome.Applied.class);
        assertThat(shop.shown(key)).isEqualTo(12);
        assertThat(read(key).available()).isEqualTo(12);
    }

    @Test
    void aStaleComparisonWritesNothingAndTellsTheNumber() {
        StockKey key = shop.sell("MUG", 15);

        PushOutcome outcome = push(key, new StockChange.CompareAndSet(14, 12));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        PushOutcome.Stale.class,
                        stale -> assertThat(stale.current()).isEqualTo(OptionalLong.of(15)));
        assertThat(shop.shown(key)).isEqualTo(15);
        assertThat(push(key, new StockChange.CompareAndSet(15, 12))).isInstanceOf(PushOutcome.Applied.class);
    }

    @Test
    void aSaleBetweenReadingAndWritingIsNotLost() {
        StockKey key = shop.sell("MUG", 15);
        long expected = read(key).available();
        shop.buy("MUG", 4);

        PushOutcome outcome = push(key, new StockChange.CompareAndSet(expected, 14));

        assertThat(outcome).isInstanceOf(PushOutcome.Stale.class);
        assertThat(shop.shown(key)).isEqualTo(11);
    }

    @Test
    void theSameBatchTwiceIsDoneOnce() {
        StockKey key = shop.sell("MUG", 15);
        PushBatch batch = batch(new PushLine(key, new StockChange.Add(5)));

        assertThat(connector.push(batch).getFirst()).isInstanceOf(PushOutcome.Applied.class);
        assertThat(connector.push(batch).getFirst()).isInstanceOf(PushOutcome.Applied.class);

        assertThat(shop.shown(key)).isEqualTo(20);
    }

    @Test
    void aBatchWhoseReplyWasLostCanBeSentAgain() {
        StockKey mug = shop.sell("MUG", 15);
        StockKey pot = shop.sell("POT", 4);
        read(mug);
        read(pot);
        PushBatch batch = batch(
                new PushLine(mug, new StockChange.Add(5)), new PushLine(pot, new StockChange.CompareAndSet(4, 3)));

        shop.trouble(Trouble.REPLIES_CUT);
        List<PushOutcome> first = connector.push(batch);
        shop.trouble(Trouble.NONE);
        List<PushOutcome> second = connector.push(batch);

        assertThat(first)
                .allSatisfy(outcome -> assertThat(outcome)
                        .isInstanceOfSatisfying(
                                PushOutcome.Unanswered.class,
                                unanswered -> assertThat(unanswered.failure().mayHaveApplied())
                                        .isTrue()));
        assertThat(second).allSatisfy(outcome -> assertThat(outcome).isInstanceOf(PushOutcome.Applied.class));
        assertThat(shop.shown(mug)).isEqualTo(20);
        assertThat(shop.shown(pot)).isEqualTo(3);
    }

    @Test
    void badLinesFailAloneInAFullBatch() {
        List<PushLine> lines = new ArrayList<>();
        for (int i = 0; i < connector.abilities().linesMax(); i++) {
            StockKey key = shop.sell("SKU-" + i, i);
            StockKey asked = i % 50 == 7 ? new StockKey("999999999" + i, key.locationId()) : key;
            long expected = i % 50 == 9 ? i + 1 : i;
            lines.add(new PushLine(asked, new StockChange.CompareAndSet(expected, i + 100)));
        }

        List<PushOutcome> outcomes = connector.push(batch(lines.toArray(PushLine[]::new)));

        for (int i = 0; i < lines.size(); i++) {
            assertThat(outcomes.get(i).line()).isEqualTo(lines.get(i));
            Class<?> expected = i % 50 == 7
                    ? PushOutcome.Refused.class
                    : i % 50 == 9 ? PushOutcome.Stale.class : PushOutcome.Applied.class;
            assertThat(outcomes.get(i)).as("line " + i).isInstanceOf(expected);
            if (expected == PushOutcome.Applied.class) {
                assertThat(shop.shown(lines.get(i).key())).isEqualTo(i + 100);
            }
        }
    }

    @Test
    void aRefusedLineSaysWhyAndWhetherToTryAgain() {
        StockKey key = shop.sell("MUG", 15);

        PushOutcome unknownItem = push(new StockKey("12345", key.locationId()), new StockChange.Set(1));
        PushOutcome unknownLocation = push(new StockKey(key.stockId(), "12345"), new StockChange.Set(1));

        assertThat(unknownItem).isInstanceOfSatisfying(PushOutcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(RefusalReason.UNKNOWN_ITEM);
            assertThat(refused.retryHelps()).isFalse();
        });
        assertThat(unknownLocation)
                .isInstanceOfSatisfying(
                        PushOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.UNKNOWN_LOCATION));
    }

    @Test
    void whatIsWrittenWhereNothingWasActiveIsSoldThere() {
        StockKey key = new StockKey(shop.sell("MUG", 15).stockId(), shop.emptyLocation());

        PushOutcome outcome = push(key, new StockChange.Set(8));

        assertThat(outcome).isInstanceOf(PushOutcome.Applied.class);
        assertThat(shop.shown(key)).isEqualTo(8);
        assertThat(shop.isSold(key)).isTrue();
        assertThat(read(key).active()).isTrue();
    }

    @Test
    void moreLinesThanAllowedAreACallersMistake() {
        List<PushLine> lines = new ArrayList<>();
        for (int i = 0; i <= connector.abilities().linesMax(); i++) {
            lines.add(new PushLine(new StockKey("1" + i, "1"), new StockChange.Set(1)));
        }

        assertThatThrownBy(() -> connector.push(batch(lines.toArray(PushLine[]::new))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDarkShopIsNoAnswerAndWorthAnotherTry() {
        StockKey key = shop.sell("MUG", 15);
        read(key);
        shop.trouble(Trouble.DOWN);

        assertThat(connector.stockOf(List.of(key)))
                .isInstanceOfSatisfying(
                        Reply.None.class,
                        none -> assertThat(none.failure().retryHelps()).isTrue());
        assertThat(push(key, new StockChange.Set(3)))
                .isInstanceOfSatisfying(
                        PushOutcome.Unanswered.class,
                        none -> assertThat(none.failure().retryHelps()).isTrue());

        shop.trouble(Trouble.NONE);
        assertThat(push(key, new StockChange.Set(3))).isInstanceOf(PushOutcome.Applied.class);
    }

    @Test
    void aThrottledLineWasNotWrittenAndSaysHowLongToWait() {
        StockKey key = shop.sell("MUG", 15);
        read(key);
        shop.trouble(Trouble.THROTTLED);

        PushOutcome outcome = push(key, new StockChange.Set(3));

        assertThat(outcome).isInstanceOfSatisfying(PushOutcome.Unanswered.class, none -> {
            assertThat(none.failure().kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(none.failure().mayHaveApplied()).isFalse();
            assertThat(none.failure().waitAtLeast()).isPositive();
            shop.trouble(Trouble.NONE);
            shop.pass(none.failure().waitAtLeast());
        });
        assertThat(shop.shown(key)).isEqualTo(15);
        assertThat(push(key, new StockChange.Set(3))).isInstanceOf(PushOutcome.Applied.class);
    }

    @Test
    void aCallerWhoWaitsAsToldIsNeverBeyondTheBudget() {
        StockKey key = shop.sell("MUG", 15);

        for (int i = 0; i < 300; i++) {
            patiently(() -> connector.stockAt(key.locationId(), null));
            patiently(() -> connector.orders(shop.now().minusSeconds(60), null));
        }

        assertThat(connector.budget().measured()).isTrue();
        assertThat(shop.rateViolations()).isZero();
    }

    @Test
    void aLieIsFoundOutByReading() {
        StockKey key = shop.sell("MUG", 15);
        read(key);
        shop.trouble(Trouble.LIES);

        assertThat(push(key, new StockChange.Set(3))).isInstanceOf(PushOutcome.Applied.class);

        assertThat(read(key).available()).isEqualTo(15);
    }

    @Test
    void anOrderIsReadWholeAtEveryStage() {
        shop.sell("MUG", 15);
        String id = shop.buy("MUG", 5);
        assertThat(line(id)).satisfies(line -> {
            assertThat(line.quantity()).isEqualTo(5);
            assertThat(line.sku()).isEqualTo("MUG");
            assertThat(line.cancelled()).isZero();
        });

        shop.addOne(id);
        assertThat(line(id).quantity()).isEqualTo(6);

        shop.send(id, 4);
        assertThat(line(id).fulfilments())
                .extracting(OrderSnapshot.Fulfilment::quantity)
                .containsExactly(4L);

        shop.takeBack(id, 1);
        assertThat(line(id)).satisfies(line -> {
            assertThat(line.returns())
                    .extracting(OrderSnapshot.Return::quantity)
                    .containsExactly(1L);
            assertThat(line.returns().getFirst().restockedByChannel()).isTrue();
            assertThat(line.cancelled()).isZero();
        });

        shop.cancel(id);
        assertThat(order(id).status()).isEqualTo(OrderSnapshot.Status.CANCELLED);
        assertThat(line(id).cancelled()).isEqualTo(2);
    }

    private OrderSnapshot order(String id) {
        return patiently(() -> connector.order(id)).orElseThrow();
    }

    private OrderSnapshot.Line line(String id) {
        return order(id).lines().getFirst();
    }

    @Test
    void ordersAreReadInTheOrderOfTheirChangesAndNoneIsLeftOut() {
        shop.sell("MUG", 1_000);
        Instant since = shop.now();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            ids.add(shop.buy("MUG", 1));
            shop.pass(Duration.ofSeconds(1));
        }
        shop.send(ids.get(3), 1);
        shop.cancel(ids.get(40));

        List<OrderSnapshot> orders = all(cursor -> connector.orders(since, cursor));

        assertThat(orders).extracting(OrderSnapshot::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(orders).extracting(OrderSnapshot::updatedAt).isSorted();
        orders.forEach(each -> assertThat(each).isEqualTo(order(each.id())));
    }

    @Test
    void anOrderThatIsNotThereIsNoFailure() {
        assertThat(patiently(() -> connector.order("4711"))).isEmpty();
    }

    /** Takes in deliveries as the hub would: what is seen counts if it is newer, what is hinted at is fetched. */
    private Map<String, OrderSnapshot> takeIn(List<Delivery> deliveries) {
        Map<String, OrderSnapshot> known = new HashMap<>();
        for (Delivery delivery : deliveries) {
            if (webhooks().receive(delivery) instanceof Reception.Genuine genuine) {
                for (Hint hint : genuine.hints()) {
                    switch (hint) {
                        case Hint.OrderSeen(OrderSnapshot order) -> known.merge(order.id(), order, this::newer);
                        case Hint.OrderChanged(String id) -> known.merge(id, order(id), this::newer);
                        default -> {}
                    }
                }
            }
        }
        return known;
    }

    private OrderSnapshot newer(OrderSnapshot one, OrderSnapshot other) {
        return other.updatedAt().isBefore(one.updatedAt()) ? one : other;
    }

    private Webhooks webhooks() {
        return connector.webhooks().orElseThrow();
    }

    @Test
    void webhooksInAnyOrderAndNumberTellTheSame() {
        shop.sell("MUG", 50);
        shop.deliveries();
        String id = shop.buy("MUG", 5);
        shop.pass(Duration.ofSeconds(2));
        shop.addOne(id);
        shop.pass(Duration.ofSeconds(2));
        shop.send(id, 3);
        shop.pass(Duration.ofSeconds(2));
        shop.takeBack(id, 1);
        shop.pass(Duration.ofSeconds(2));
        shop.cancel(id);
        List<Delivery> sent = shop.deliveries();
        OrderSnapshot truth = order(id);

        long seed = 20261125;
        SplittableRandom random = new SplittableRandom(seed);
        assertThat(takeIn(sent)).containsExactly(Map.entry(id, truth));
        for (int round = 0; round < 30; round++) {
            assertThat(takeIn(shuffledWithDoubles(sent, random)))
                    .as("seed %d, round %d", seed, round)
                    .containsExactly(Map.entry(id, truth));
        }
    }

    private static List<Delivery> shuffledWithDoubles(List<Delivery> sent, SplittableRandom random) {
        List<Delivery> mixed = new ArrayList<>(sent);
        for (Delivery each : sent) {
            if (random.nextInt(3) == 0) {
                mixed.add(each);
            }
        }
        for (int i = mixed.size() - 1; i > 0; i--) {
            java.util.Collections.swap(mixed, i, random.nextInt(i + 1));
        }
        return mixed;
    }

    @Test
    void aNewOrderTellsTheSameByWebhookAsByFetching() {
        shop.sell("MUG", 50);
        shop.deliveries();
        String id = shop.buy("MUG", 5);

        List<OrderSnapshot> seen = shop.deliveries().stream()
                .flatMap(each -> genuine(each).hints().stream())
                .filter(Hint.OrderSeen.class::isInstance)
                .map(hint -> ((Hint.OrderSeen) hint).order())
                .toList();

        assertThat(seen).containsExactly(order(id));
    }

    private Reception.Genuine genuine(Delivery delivery) {
        return (Reception.Genuine) webhooks().receive(delivery);
    }

    @Test
    void copiesOfOneEventHaveOneId() {
        shop.sell("MUG", 50);
        shop.deliveries();
        shop.buy("MUG", 5);

        for (Delivery delivery : shop.deliveries()) {
            assertThat(genuine(delivery).eventId())
                    .isEqualTo(genuine(delivery).eventId())
                    .isNotBlank();
        }
    }

    @Test
    void ourOwnEchoIsRecognisedAndAPersonsEditIsNot() {
        StockKey key = shop.sell("MUG", 15);
        shop.deliveries();

        push(key, new StockChange.Set(9));
        List<Hint.StockSeen> echo = stockSeen(key);
        shop.setByHand(key, 4);
        List<Hint.StockSeen> byHand = stockSeen(key);

        assertThat(echo).isNotEmpty().allSatisfy(hint -> {
            assertThat(hint.ours()).isTrue();
            assertThat(hint.available()).isEqualTo(9);
        });
        assertThat(byHand)
                .isNotEmpty()
                .allSatisfy(hint -> assertThat(hint.ours()).isFalse());
    }

    private List<Hint.StockSeen> stockSeen(StockKey key) {
        return shop.deliveries().stream()
                .flatMap(each -> genuine(each).hints().stream())
                .filter(Hint.StockSeen.class::isInstance)
                .map(Hint.StockSeen.class::cast)
                .filter(hint -> hint.key().equals(key))
                .toList();
    }

    @Test
    void everyChangedBitOfBodyOrSignatureIsRefused() {
        shop.sell("MUG", 50);
        shop.deliveries();
        shop.buy("MUG", 5);
        Delivery delivery = shop.deliveries().getFirst();
        String signature = shop.signature(delivery);
        assertThat(webhooks().receive(delivery)).isInstanceOf(Reception.Genuine.class);

        byte[] body = delivery.body();
        for (int bit = 0; bit < body.length * 8; bit++) {
            byte[] changed = body.clone();
            changed[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThat(webhooks().receive(shop.with(delivery, signature, changed)))
                    .as("bit %d of the body", bit)
                    .isInstanceOf(Reception.Forged.class);
        }
        for (int bit = 0; bit < signature.length() * 8; bit++) {
            char[] changed = signature.toCharArray();
            changed[bit / 8] ^= (char) (1 << (bit % 8));
            assertThat(webhooks().receive(shop.with(delivery, new String(changed), body)))
                    .as("bit %d of the signature", bit)
                    .isInstanceOf(Reception.Forged.class);
        }
    }

    @Test
    void nothingThatIsSentMakesReceivingThrow() {
        shop.sell("MUG", 50);
        shop.deliveries();
        shop.cancel(shop.buy("MUG", 5));
        List<Delivery> sent = shop.deliveries();
        long seed = 4711;
        SplittableRandom random = new SplittableRandom(seed);

        for (int round = 0; round < 3_000; round++) {
            Delivery model = sent.get(random.nextInt(sent.size()));
            Delivery fuzzed = shop.signed(genuine(model).topic(), mutated(model.body(), random));
            assertThat(webhooks().receive(fuzzed))
                    .as("seed %d, round %d", seed, round)
                    .isNotNull();
        }
    }

    private static byte[] mutated(byte[] body, SplittableRandom random) {
        if (random.nextInt(10) == 0) {
            byte[] noise = new byte[random.nextInt(200)];
            random.nextBytes(noise);
            return noise;
        }
        byte[] changed =
                java.util.Arrays.copyOf(body, random.nextInt(10) == 0 ? random.nextInt(body.length) : body.length);
        String[] scraps = {"null", "-1", "1e999", "\"\"", "{}", "[]", "99999999999999999999", "true"};
        for (int i = 0; i < 1 + random.nextInt(4) && changed.length > 0; i++) {
            byte[] scrap = scraps[random.nextInt(scraps.length)].getBytes(java.nio.charset.StandardCharsets.UTF_8);
            int at = random.nextInt(changed.length);
            System.arraycopy(scrap, 0, changed, at, Math.min(scrap.length, changed.length - at));
        }
        return changed;
    }
}
