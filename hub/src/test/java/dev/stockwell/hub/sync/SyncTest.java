package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.sandbox.shopify.Fault;
import dev.stockwell.sandbox.shopify.Faults;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop and a till on one well, stepped by hand. */
class SyncTest {
    private static TestHub hub;

    private ConnectedShop shop;

    @BeforeAll
    static void startHub() {
        hub = TestHub.start("--sync.works=false");
    }

    @AfterAll
    static void stopHub() {
        hub.stop();
    }

    @BeforeEach
    void connect() {
        shop = new ConnectedShop(hub).live();
    }

    @AfterEach
    void close() {
        shop.close();
        hub.assertCoherent();
    }

    @Test
    void theShopShowsEachPlaceAsItIsHere() {
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);
        assertThat(shop.there(shop.pot, shop.warehouseThere)).isEqualTo(4);
        assertThat(shop.connection().path("stage").asString()).isEqualTo("live");
        assertThat(shop.connection().path("due").asLong()).isZero();
    }

    @Test
    void aSaleAtTheTillLowersTheShop() {
        shop.sellAtTill(shop.mug, 3);
        shop.settle();

        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(5);
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
    }

    @Test
    void anOrderInTheShopLowersWhatTheTillMaySell() {
        shop.buy(shop.mug, 2);
        shop.settle();

        assertThat(shop.here(shop.mug)).isEqualTo(21);
        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(21);
    }

    @Test
    void aThousandSalesMakeAHandfulOfPushes() {
        shop.opening(shop.pot, shop.chicago, 1_000);
        shop.settle();
        long before = pushes();
        for (int i = 0; i < 100; i++) {
            shop.sellAtTill(shop.pot, 1);
        }
        shop.settle();

        assertThat(shop.there(shop.pot, shop.chicagoThere)).isEqualTo(900);
        assertThat(pushes() - before).isEqualTo(1);
    }

    @Test
    void whatSomebodyChangesThereIsNamedAndSetRight() {
        shop.shop.stock(shop.mug, shop.warehouseThere, 40);
        shop.settle();

        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
        assertThat(shop.publications().findValuesAsString("difference")).contains("manual-edit");
    }

    @Test
    void whatSomebodyChangesWhereWeNeverHadToWriteIsNamedToo() {
        try (ConnectedShop right = new ConnectedShop(hub)) {
            right.shop.stock(right.mug, right.chicagoThere, 8);
            right.live();
            assertThat(right.there(right.mug, right.chicagoThere)).isEqualTo(8);

            right.shop.stock(right.mug, right.chicagoThere, 40);
            right.settle();

            assertThat(right.there(right.mug, right.chicagoThere)).isEqualTo(8);
            assertThat(right.publications().findValuesAsString("difference")).contains("manual-edit");
        }
    }

    @Test
    void whileTheShopIsDownNothingIsLost() {
        shop.shop.faults(Faults.NONE.with(Fault.DOWN));
        shop.sellAtTill(shop.mug, 3);
        for (int i = 0; i < 5; i++) {
            shop.step();
        }
        assertThat(shop.there(shop.mug, shop.chicagoThere)).isEqualTo(8);
        assertThat(shop.connection().path("due").asLong()
                        + shop.connection().path("inFlight").asLong())
                .isPositive();
        assertThat(shop.connection().path("error").asString()).isNotBlank();

        shop.shop.faults(Faults.NONE);
        Waiting.until(() -> {
            shop.step();
            return shop.there(shop.mug, shop.chicagoThere) == 5;
        });
        shop.settle();
        assertThat(shop.there(shop.mug, shop.warehouseThere)).isEqualTo(15);
    }

    @Test
    void aShopThatDoesNotAnswerIsAnIncidentUntilItDoes() {
        shop.shop.faults(Faults.NONE.with(Fault.DOWN));
        shop.sellAtTill(shop.mug, 1);
        Waiting.until(() -> {
            shop.step();
            return outages() == 1;
        });

        shop.shop.faults(Faults.NONE);
        Waiting.until(() -> {
            shop.step();
            return outages() == 0;
        });
    }

    private long outages() {
        return hub.bean(JdbcClient.class)
                .sql("select count(*) from incident where kind = 'outage' and closed_at is null and note like :note")
                .param("note", shop.code + " %")
                .query(Long.class)
                .single();
    }

    private long pushes() {
        return shop.hub
                .bean(JdbcClient.class)
                .sql("select count(*) from push where channel_id = :channel")
                .param("channel", shop.channel().value())
                .query(Long.class)
                .single();
    }
}
