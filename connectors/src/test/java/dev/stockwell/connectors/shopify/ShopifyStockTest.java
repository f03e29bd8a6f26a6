package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.connectors.ChannelLocation;
import dev.stockwell.connectors.Exports;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Listing;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.PushBatch;
import dev.stockwell.connectors.PushLine;
import dev.stockwell.connectors.PushOutcome;
import dev.stockwell.connectors.RefusalReason;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockChange;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import dev.stockwell.connectors.StockState;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is peculiar to stock at Shopify. */
class ShopifyStockTest {

    private final SandboxUnderTest shop = new SandboxUnderTest();
    private final ShopifyConnector connector = (ShopifyConnector) shop.connector();

    @AfterEach
    void close() {
        shop.close();
    }

    private static <T> T answer(Reply<T> reply) {
        return switch (reply) {
            case Reply.Answer<T>(T value) -> value;
            case Reply.None<T>(Failure failure) -> throw new AssertionError(failure.toString());
        };
    }

    private List<PushOutcome> push(List<PushLine> lines) {
        return connector.push(new PushBatch(new UUID(1, lines.hashCode()), "test", lines));
    }

    private PushOutcome push(StockKey key, StockChange change) {
        return push(List.of(new PushLine(key, change))).getFirst();
    }

    @Test
    void everyStateOfAnItemIsTold() {
        StockKey key = shop.sell("MUG", 15);
        shop.buy("MUG", 3);
        shop.shop.move("MUG", shop.firstLocation(), "available", "damaged", 2);

        StockReading reading =
                answer(connector.stockAt(key.locationId(), null)).items().getFirst();

        assertThat(reading.quantities())
                .containsEntry(StockState.AVAILABLE, 10L)
                .containsEntry(StockState.COMMITTED, 3L)
                .containsEntry(StockState.DAMAGED, 2L)
                .containsEntry(StockState.ON_HAND, 15L)
                .containsEntry(StockState.INCOMING, 0L);
    }

    @Test
    void aNumberBelowZeroIsReadAsItIs() {
        StockKey key = shop.sell("MUG", 1);
        shop.buy("MUG", 4);

        assertThat(answer(connector.stockOf(List.of(key))).getFirst().available())
                .isEqualTo(-3);
    }

    @Test
    void errorsThatNameNoEntryAreFoundByHalving() {
        List<PushLine> lines = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            StockKey key = shop.sell("SKU-" + i, i);
            boolean bad = i == 13 || i == 14 || i == 59;
            lines.add(
                    new PushLine(bad ? new StockKey("77777" + i, key.locationId()) : key, new StockChange.Set(i + 1)));
        }
        answer(connector.stockAt(lines.getFirst().key().locationId(), null));
        shop.shop.faults(Faults.NONE.with(Fault.VAGUE));
        // Those that are not known to be kept would be refused before the write already.
        lines.forEach(line -> connector.learnActive(line.key()));

        List<PushOutcome> outcomes = push(lines);

        for (int i = 0; i < 60; i++) {
            boolean bad = i == 13 || i == 14 || i == 59;
            assertThat(outcomes.get(i))
                    .as("line " + i)
                    .isInstanceOf(bad ? PushOutcome.Refused.class : PushOutcome.Applied.class);
        }
    }

    @Test
    void anItemThatWasTakenOffALocationIsActiveThereAgainWithTheNewNumber() {
        StockKey key = shop.sell("MUG", 15);
        answer(connector.stockOf(List.of(key)));
        shop.deliveries();
        shop.shop.deactivate("MUG", shop.firstLocation());
        shop.deliveries().forEach(each -> connector.webhooks().orElseThrow().receive(each));

        assertThat(push(key, new StockChange.CompareAndSet(15, 9))).isInstanceOf(PushOutcome.Applied.class);

        assertThat(shop.isSold(key)).isTrue();
        assertThat(shop.shown(key)).isEqualTo(9);
    }

    @Test
    void anOlderShopThatRefusesUnstockedItemsIsServedToo() {
        StockKey key = new StockKey(shop.sell("MUG", 15).stockId(), shop.emptyLocation());
        connector.learnActive(key);
        shop.shop.faults(Faults.NONE.with(Fault.UNSTOCKED_REFUSED));

        assertThat(push(key, new StockChange.Set(8))).isInstanceOf(PushOutcome.Applied.class);
        assertThat(shop.isSold(key)).isTrue();
    }

    @Test
    void zeroIsWrittenWithoutActivatingTheItem() {
        StockKey key = new StockKey(shop.sell("MUG", 15).stockId(), shop.emptyLocation());

        assertThat(push(key, new StockChange.Set(0))).isInstanceOf(PushOutcome.Applied.class);
        assertThat(shop.isSold(key)).isFalse();
    }

    @Test
    void aBundlesNumberIsNotOursToWrite() {
        shop.sell("MUG", 15);
        long item = shop.shop.addBundle("TEA-SET", "Tea set", "52.00").item();
        StockKey key = new StockKey(String.valueOf(item), String.valueOf(shop.firstLocation()));

        assertThat(push(key, new StockChange.Set(8)))
                .isInstanceOfSatisfying(
                        PushOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.NOT_OURS_TO_WRITE));
    }

    @Test
    void numbersBeyondABillionAreRefusedWithoutACall() {
        StockKey key = shop.sell("MUG", 15);
        long calls = shop.shop.figures().calls();

        assertThat(push(key, new StockChange.Set(1_000_000_001L)))
                .isInstanceOfSatisfying(
                        PushOutcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(RefusalReason.QUANTITY_OUT_OF_RANGE));
        assertThat(shop.shop.figures().calls()).isEqualTo(calls);
    }

    @Test
    void aWriteThatIsDoneLaterIsSeenLater() {
        StockKey key = shop.sell("MUG", 15);
        shop.shop.faults(Faults.NONE.appliesAfter(Duration.ofMinutes(1)));

        assertThat(push(key, new StockChange.Set(9))).isInstanceOf(PushOutcome.Applied.class);
        assertThat(answer(connector.stockOf(List.of(key))).getFirst().available())
                .isEqualTo(15);

        shop.pass(Duration.ofMinutes(1));
        assertThat(answer(connector.stockOf(List.of(key))).getFirst().available())
                .isEqualTo(9);
    }

    @Test
    void aFulfilmentServicesStockIsNotOursToWrite() {
        shop.shop.addPlace("Fulfilment Ltd", false, true);

        assertThat(answer(connector.locations(null)).items())
                .filteredOn(location -> location.name().equals("Fulfilment Ltd"))
                .extracting(ChannelLocation::writable)
                .containsExactly(false);
    }

    @Test
    void anExportHoldsWhatPagesHold() {
        for (int i = 0; i < 90; i++) {
            shop.sell("SKU-" + i, i);
        }
        Exports exports = connector.exports().orElseThrow();
        String listings = answer(exports.begin(Exports.Subject.LISTINGS));
        String stock = answer(exports.begin(Exports.Subject.STOCK));
        assertThat(answer(exports.progress(stock))).isEqualTo(Exports.Progress.RUNNING);
        assertThat(exports.readStock(stock, reading -> {})).isInstanceOf(Reply.None.class);

        shop.shop.runOnce();

        assertThat(answer(exports.progress(stock))).isEqualTo(Exports.Progress.DONE);
        List<Listing> exported = new ArrayList<>();
        assertThat(answer(exports.readListings(listings, exported::add))).isEqualTo(90);
        assertThat(exported)
                .containsExactlyElementsOf(
                        answer(connector.listings(null, null)).items());
        List<StockReading> read = new ArrayList<>();
        assertThat(answer(exports.readStock(stock, read::add))).isEqualTo(90);
        Page<StockReading> paged = answer(connector.stockAt(String.valueOf(shop.firstLocation()), null));
        assertThat(read).containsAll(paged.items());
    }

    @Test
    void anEmptyShopsExportIsEmpty() {
        Exports exports = connector.exports().orElseThrow();
        String export = answer(exports.begin(Exports.Subject.LISTINGS));
        shop.shop.runOnce();

        assertThat(answer(exports.readListings(export, listing -> {}))).isZero();
    }

    @Test
    void throttlingByStatusIsUnderstoodAndClosesTheWay() {
        StockKey key = shop.sell("MUG", 15);
        shop.shop.faults(Faults.NONE.with(Fault.THROTTLED).with(Fault.THROTTLED_BY_STATUS));

        assertThat(connector.stockOf(List.of(key))).isInstanceOfSatisfying(Reply.None.class, none -> {
            assertThat(none.failure().kind()).isEqualTo(FailureKind.THROTTLED);
            assertThat(none.failure().waitAtLeast()).isEqualTo(Duration.ofSeconds(2));
        });
        shop.shop.faults(Faults.NONE);
        assertThat(connector.stockOf(List.of(key))).isInstanceOf(Reply.None.class);
        shop.pass(Duration.ofSeconds(2));
        assertThat(connector.stockOf(List.of(key))).isInstanceOf(Reply.Answer.class);
    }

    @Test
    void theBudgetIsReadFromReplies() {
        answer(connector.locations(null));

        assertThat(connector.budget()).satisfies(budget -> {
            assertThat(budget.measured()).isTrue();
            assertThat(budget.maximum()).isEqualTo(2_000);
            assertThat(budget.restoredPerSecond()).isEqualTo(100);
            assertThat(budget.available()).isBetween(1_900.0, 2_000.0);
        });
    }
}
