package dev.stockwell.connectors.shopify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.OrderSnapshot.Line;
import dev.stockwell.connectors.OrderSnapshot.Return;
import dev.stockwell.connectors.OrderSnapshot.Status;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reply;
import dev.stockwell.sandbox.shopify.Comeback;
import dev.stockwell.sandbox.shopify.Restock;
import dev.stockwell.sandbox.shopify.SandboxShop;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of orders at Shopify, and what the snapshots make of it. */
class ShopifyOrdersTest {

    private final SandboxUnderTest shop = new SandboxUnderTest();
    private final ShopifyConnector connector = (ShopifyConnector) shop.connector();

    @BeforeEach
    void fill() {
        shop.sell("MUG", 100);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private OrderSnapshot order(String id) {
        for (int tries = 0; tries < 100; tries++) {
            switch (connector.order(id)) {
                case Reply.Answer<Optional<OrderSnapshot>>(Optional<OrderSnapshot> order) -> {
                    return order.orElseThrow();
                }
                case Reply.None<Optional<OrderSnapshot>> none -> {
                    assertThat(none.failure().kind()).as(none.failure().words()).isEqualTo(FailureKind.THROTTLED);
                    shop.pass(none.failure().waitAtLeast());
                }
            }
        }
        throw new AssertionError("no answer");
    }

    private Line line(String id) {
        return order(id).lines().getFirst();
    }

    private void refund(String id, long quantity, Restock how) {
        shop.shop.refund(Long.parseLong(id), shop.line(id), quantity, how, shop.firstLocation());
    }

    @Test
    void unsentUnitsThatAreRefundedAreCancelledHoweverTheyAreRestocked() {
        String cancelled = shop.buy("MUG", 5);
        refund(cancelled, 2, Restock.CANCEL);
        String kept = shop.buy("MUG", 5);
        shop.shop.edit(Long.parseLong(kept), shop.line(kept), -2, false);

        assertThat(line(cancelled).cancelled()).isEqualTo(2);
        assertThat(line(cancelled).returns()).isEmpty();
        assertThat(line(kept).cancelled()).isEqualTo(2);
    }

    @Test
    void aRefundOfSentUnitsWithoutRestockingMovesNothing() {
        String id = shop.buy("MUG", 5);
        shop.send(id, 5);
        refund(id, 2, Restock.NO_RESTOCK);

        assertThat(line(id)).satisfies(line -> {
            assertThat(line.refunded()).isEqualTo(2);
            assertThat(line.cancelled()).isZero();
            assertThat(line.returns()).isEmpty();
        });
    }

    @Test
    void aRestockingRefundIsAReturnThatTheChannelHasRestocked() {
        String id = shop.buy("MUG", 5);
        shop.send(id, 5);
        refund(id, 2, Restock.RETURN);

        assertThat(line(id).returns()).singleElement().satisfies(back -> {
            assertThat(back.quantity()).isEqualTo(2);
            assertThat(back.restockedByChannel()).isTrue();
            assertThat(back.location()).isEqualTo(String.valueOf(shop.firstLocation()));
        });
    }

    @Test
    void goodsThatAReturnRestockedAreNotCountedAgainByItsRefund() {
        String id = shop.buy("MUG", 5);
        shop.send(id, 5);
        long back = shop.shop.openReturn(Long.parseLong(id), shop.line(id), 3);
        shop.shop.dispose(Long.parseLong(id), back, 2, Comeback.RESTOCKED, shop.firstLocation());
        shop.shop.dispose(Long.parseLong(id), back, 1, Comeback.PROCESSING_REQUIRED, shop.firstLocation());
        shop.shop.refundReturn(Long.parseLong(id), back, Restock.RETURN, shop.firstLocation());

        assertThat(line(id).returns())
                .extracting(Return::quantity, Return::restockedByChannel)
                .containsExactlyInAnyOrder(tuple(2L, true), tuple(1L, false));
        assertThat(line(id).refunded()).isEqualTo(3);
        assertThat(line(id).cancelled()).isZero();
    }

    @Test
    void whatNeverCameBackIsNoReturn() {
        String id = shop.buy("MUG", 5);
        shop.send(id, 5);
        long back = shop.shop.openReturn(Long.parseLong(id), shop.line(id), 3);
        assertThat(line(id).returns()).as("on its way").isEmpty();
        shop.shop.dispose(Long.parseLong(id), back, 3, Comeback.MISSING, shop.firstLocation());

        assertThat(line(id).returns()).isEmpty();
    }

    @Test
    void aParcelThatWasCalledBackHasNotLeft() {
        String id = shop.buy("MUG", 5);
        long parcel = shop.shop.fulfil(Long.parseLong(id), Map.of(shop.line(id), 2L), shop.firstLocation());
        shop.shop.cancelFulfilment(Long.parseLong(id), parcel);

        assertThat(line(id).fulfilments()).isEmpty();
        assertThat(line(id).cancelled()).isZero();
    }

    @Test
    void aPartlySentOrderThatIsCancelledKeepsWhatWasSent() {
        String id = shop.buy("MUG", 5);
        shop.send(id, 2);
        shop.cancel(id);

        assertThat(order(id).status()).isEqualTo(Status.CANCELLED);
        assertThat(line(id).cancelled()).isEqualTo(3);
        assertThat(line(id).fulfilments())
                .extracting(OrderSnapshot.Fulfilment::quantity)
                .containsExactly(2L);
    }

    @Test
    void holdsAndEndsAreTold() {
        String held = shop.buy("MUG", 1);
        shop.shop.hold(Long.parseLong(held), true);
        String sent = shop.buy("MUG", 1);
        shop.send(sent, 1);

        assertThat(order(held).status()).isEqualTo(Status.ON_HOLD);
        assertThat(order(sent).status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void anOrderTooLargeForOneReplyIsReadInParts() {
        Map<String, Long> many = new LinkedHashMap<>();
        for (int i = 0; i < 130; i++) {
            shop.sell("SKU-" + i, 50);
            many.put("SKU-" + i, 3L);
        }
        SandboxShop.Placed placed = shop.shop.buy(many, null);
        for (int parcel = 0; parcel < 7; parcel++) {
            Map<Long, Long> units = new LinkedHashMap<>();
            placed.lines().stream().skip(parcel * 15L).limit(15).forEach(line -> units.put(line, 1L));
            shop.shop.fulfil(placed.id(), units, shop.firstLocation());
            shop.pass(Duration.ofSeconds(1));
        }
        for (int refund = 0; refund < 6; refund++) {
            shop.shop.refund(placed.id(), placed.lines().get(refund), 1, Restock.RETURN, shop.firstLocation());
        }

        OrderSnapshot order = order(String.valueOf(placed.id()));

        assertThat(order.lines()).hasSize(130);
        assertThat(order.lines()).allSatisfy(line -> assertThat(line.quantity()).isEqualTo(3));
        assertThat(order.lines().stream().filter(line -> !line.fulfilments().isEmpty()))
                .hasSize(105);
        assertThat(order.lines().stream().filter(line -> !line.returns().isEmpty()))
                .hasSize(6);
    }

    @Test
    void aPageEndsWhereTheBudgetDoesAndGoesOnFromThere() {
        for (int i = 0; i < 12; i++) {
            shop.send(shop.buy("MUG", 1), 1);
            shop.pass(Duration.ofSeconds(1));
        }
        ShopifyConnector slow = shop.connector(shop.clientCredentials());
        assertThat(slow.locations(null)).isInstanceOf(Reply.Answer.class);
        slow.spendAllBut(720);
        int found = 0;
        int pages = 0;
        String cursor = null;
        do {
            switch (slow.orders(SandboxUnderTest.START, cursor)) {
                case Reply.Answer<Page<OrderSnapshot>>(var page) -> {
                    found += page.items().size();
                    pages++;
                    cursor = page.next();
                    if (cursor == null) {
                        assertThat(found).isEqualTo(12);
                        assertThat(pages).isGreaterThan(1);
                        return;
                    }
                }
                case Reply.None<Page<OrderSnapshot>>(var failure) -> shop.pass(failure.waitAtLeast());
            }
        } while (pages < 100);
        throw new AssertionError("no end after " + found + " orders");
    }
}
