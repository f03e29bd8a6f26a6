package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What was once taken for something else, on a clock that is put forward. */
class DifferencesTest {
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final SteppableClock CLOCK = SteppableClock.ahead(InstantSource.system());
    private static TestHub hub;

    private ConnectedShop shop;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start(CLOCK, "--sync.works=false");
    }

    @AfterAll
    static void stopHub() {
        hub.stop();
    }

    @BeforeEach
    void connect() {
        shop = new ConnectedShop(hub, CLOCK).live();
        after(SETTLED);
    }

    @AfterEach
    void close() {
        shop.close();
        hub.assertCoherent();
    }

    @Test
    void aSaleThereBesideAChangeHereIsNoManualEdit() {
        shop.shop.faults(Faults.NONE.webhooks(1, 0, Duration.ZERO));
        shop.buy(shop.mug, 2);
        shop.shop.faults(Faults.NONE);
        shop.change(shop.mug, shop.warehouse, -1);
        shop.settle();

        assertThat(mug().path("difference").asString()).isEqualTo("unseen-sale");
        assertThat(there()).isEqualTo(12);
    }

    @Test
    void aNumberPutBackAfterOursWasSeenThereIsAManualEdit() {
        shop.shop.stock(shop.mug, shop.warehouseThere, 3);
        shop.settle();

        assertThat(mug().path("difference").asString()).isEqualTo("manual-edit");
        assertThat(there()).isEqualTo(15);
    }

    @Test
    void theNumberOfAnotherThingIsNotWrittenOverUntilAPersonSaysSo() {
        String other = TestHub.fresh("OTHER");
        shop.put("/items/" + other, "{\"title\":\"Other\"}");
        shop.shop.faults(Faults.NONE.webhooks(1, 0, Duration.ZERO));
        shop.shop.relabel(shop.mug, other);
        shop.shop.faults(Faults.NONE);
        shop.shop.stock(other, shop.warehouseThere, 40);
        shop.settle();
        shop.change(shop.mug, shop.warehouse, -1);
        shop.settle();

        assertThat(mug().path("difference").asString()).isEqualTo("mapping");
        assertThat(shop.there(other, shop.warehouseThere)).isEqualTo(40);

        shop.post(
                "/channels/" + shop.code + "/publications/retry",
                "{\"listing\":\"%s\",\"place\":\"%s\"}"
                        .formatted(shop.shop.ids(other).variant(), shop.warehouseThere));
        shop.settle();
        assertThat(shop.there(other, shop.warehouseThere)).isEqualTo(14);
    }

    @Test
    void aLoweringThatComesLateIsKnownAgain() {
        shop.shop.faults(Faults.NONE.appliesAfter(Duration.ofMinutes(1)));
        shop.change(shop.mug, shop.warehouse, -2);
        shop.settle();
        shop.shop.faults(Faults.NONE);
        after(SETTLED);
        assertThat(mug().path("difference").asString()).isEqualTo("lost-write");
        assertThat(there()).isEqualTo(13);

        after(Duration.ofMinutes(1));
        assertThat(mug().path("difference").asString()).isEqualTo("late");
        assertThat(there()).isEqualTo(13);
    }

    @Test
    void aRaiseWaitsForAWriteThatMayStillCome() {
        shop.shop.faults(Faults.NONE.with(Fault.LIES));
        shop.change(shop.mug, shop.warehouse, 5);
        shop.settle();
        shop.shop.faults(Faults.NONE);
        after(SETTLED);
        assertThat(mug().path("difference").asString()).isEqualTo("late");
        assertThat(there()).isEqualTo(15);

        after(Duration.ofMinutes(6));
        assertThat(mug().path("difference").asString()).isEqualTo("lost-write");
        assertThat(there()).isEqualTo(20);
    }

    private void after(Duration time) {
        CLOCK.step(time);
        shop.settle();
    }

    private long there() {
        return shop.there(shop.mug, shop.warehouseThere);
    }

    /** The mug in the warehouse. */
    private JsonNode mug() {
        return shop.publications()
                .valueStream()
                .filter(each -> each.path("sku").asString().equals(shop.mug)
                        && each.path("place").asString().equals(String.valueOf(shop.warehouseThere)))
                .findFirst()
                .orElseThrow();
    }
}
