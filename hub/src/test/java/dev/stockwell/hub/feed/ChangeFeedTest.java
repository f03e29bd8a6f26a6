package dev.stockwell.hub.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/** What the feed promises, on a real database: nothing is skipped, and a cursor always leads on. */
class ChangeFeedTest {
    private static final TestHub hub = FeedHub.get();

    @Test
    void aTransactionThatBeganEarlierAndCommitsLaterIsNotSkipped() throws SQLException {
        String early = item();
        String late = item();
        String start = now();
        try (Connection slow = hub.bean(DataSource.class).getConnection()) {
            slow.setAutoCommit(false);
            append(slow, id(early));
            inTransaction(() -> changes().stock(List.of(id(late))));

            JsonNode before = after(start, "&kinds=stock");
            slow.commit();
            JsonNode then = after(before.path("next").asString(), "&kinds=stock");

            assertThat(skus(before)).doesNotContain(early);
            List<String> both = new ArrayList<>(skus(before));
            both.addAll(skus(then));
            assertThat(both).containsOnlyOnce(early, late);
        }
    }

    @Test
    void aTransactionThatRollsBackIsNotTold() {
        String sku = item();
        String start = now();

        hub.bean(TransactionTemplate.class).executeWithoutResult(status -> {
            changes().stock(List.of(id(sku)));
            status.setRollbackOnly();
        });

        assertThat(skus(after(start, ""))).doesNotContain(sku);
    }

    @Test
    void pagesFollowEachOtherInOrderAndTellEachChangeOnce() {
        List<String> skus = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            skus.add(item());
        }
        String cursor = now();
        for (String sku : skus) {
            inTransaction(() -> changes().stock(List.of(id(sku))));
        }

        List<String> told = new ArrayList<>();
        for (int page = 0; page < 4; page++) {
            JsonNode answer = after(cursor, "&kinds=stock&limit=2");
            assertThat(answer.path("items").size()).isLessThanOrEqualTo(2);
            told.addAll(skus(answer));
            cursor = answer.path("next").asString();
        }

        assertThat(told).containsExactlyElementsOf(skus);
        assertThat(after(cursor, "&kinds=stock").path("items")).isEmpty();
    }

    @Test
    void onlyTheKindsThatAreAskedForAreTold() {
        String sku = item();
        String shop = channel();
        String start = now();
        inTransaction(() -> {
            changes().stock(List.of(id(sku)));
            changes().availability(channelId(shop), List.of("listing-1"));
            changes().order(channelId(shop), "1001");
        });

        JsonNode order = after(start, "&kinds=order").path("items");
        JsonNode availability = after(start, "&kinds=availability").path("items");

        assertThat(order).hasSize(1);
        assertThat(order.at("/0/order").asString()).isEqualTo("1001");
        assertThat(order.at("/0/channel").asString()).isEqualTo(shop);
        assertThat(availability.at("/0/listing").asString()).isEqualTo("listing-1");
        assertThat(after(start, "").path("items")).hasSize(3);
        assertThat(hub.get("/changes?kinds=stock,nonsense").status()).isEqualTo(400);
    }

    @Test
    void aMovementReachesTheFeedWithoutAnyConnectedChannel() {
        String sku = item();
        String place = TestHub.fresh("feedplace");
        hub.put("/locations/" + place, "{\"name\":\"Place\"}");
        String start = now();

        hub.post(
                "/movements",
                "{\"movements\":[{\"type\":\"receive\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":3}]}"
                        .formatted(sku, place));

        assertThat(skus(after(start, "&kinds=stock&wait=PT20S"))).containsExactly(sku);
    }

    @Test
    void anOrderThatIsTakenInIsTold() {
        String sku = item();
        String shop = channel();
        String start = now();

        assertThat(hub.put(
                                "/channels/" + shop + "/orders/A-1",
                                "{\"updatedAt\":\"2026-01-01T10:00:00Z\",\"placedAt\":\"2026-01-01T10:00:00Z\",\"status\":\"open\","
                                        + "\"lines\":[{\"id\":\"1\",\"sku\":\"" + sku + "\",\"quantity\":1}]}")
                        .status())
                .isEqualTo(200);

        JsonNode told = after(start, "&kinds=order&wait=PT5S").path("items");
        assertThat(told.size()).isPositive();
        assertThat(told.at("/0/order").asString()).isEqualTo("A-1");
        assertThat(after(start, "&kinds=incident&wait=PT5S")
                        .at("/items/0/state")
                        .asString())
                .isEqualTo("opened");
    }

    @Test
    void aLongPollIsAnsweredWhenSomethingChanges() throws Exception {
        String sku = item();
        String start = now();
        CompletableFuture<JsonNode> waiting =
                CompletableFuture.supplyAsync(() -> after(start, "&kinds=stock&wait=PT20S"));
        inTransaction(() -> changes().stock(List.of(id(sku))));

        assertThat(skus(waiting.get(15, TimeUnit.SECONDS))).containsExactly(sku);
        assertThat(hub.get("/changes?wait=PT31S").status()).isEqualTo(400);
    }

    @Test
    void aCursorThatIsOlderThanWhatIsKeptIsToldToStartOver() {
        String sku = item();
        String start = now();
        inTransaction(() -> changes().stock(List.of(id(sku))));
        String later = after(start, "").path("next").asString();

        // What is not told yet, because another transaction is still open, is not forgotten either.
        TestHub.Reply reply = hub.get("/changes?after=" + later);
        for (int tries = 0; tries < 10_000 && reply.status() == 200; tries++) {
            hub.bean(Feed.class).forget(Instant.now().plusSeconds(60), 100);
            reply = hub.get("/changes?after=" + start);
        }
        assertThat(reply.status()).isEqualTo(410);
        assertThat(reply.body().path("code").asString()).isEqualTo("changes-forgotten");
        assertThat(hub.get("/changes?after=" + reply.body().path("next").asString())
                        .status())
                .isEqualTo(200);
        assertThat(hub.get("/changes?after=" + later).status()).isEqualTo(200);
        assertThat(hub.get("/changes").body().path("items")).isEmpty();
    }

    @Test
    void aCursorOfAnotherDatabaseIsRefused() {
        String foreign = "00000000-0000-4000-8000-000000000000.7.1";

        assertThat(hub.get("/changes?after=" + foreign).status()).isEqualTo(410);
        assertThat(hub.get("/changes?after=nonsense").status()).isEqualTo(400);
    }

    @Test
    void aChangeIsNotAppendedOutsideATransaction() {
        ItemId item = id(item());

        assertThatThrownBy(() -> changes().stock(List.of(item))).isInstanceOf(IllegalStateException.class);
    }

    private static void append(Connection connection, ItemId item) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("insert into change (kind, item_id, at) values (1, "
                        + item.value() + ", '2026-01-01T00:00:00Z') returning id")) {
            assertThat(row.next()).isTrue();
        }
    }

    private static Changes changes() {
        return hub.bean(Changes.class);
    }

    private static void inTransaction(Runnable work) {
        hub.bean(TransactionTemplate.class).executeWithoutResult(status -> work.run());
    }

    private static String item() {
        String sku = TestHub.fresh("feed");
        hub.put("/items/" + sku, "{\"title\":\"Followed\"}");
        return sku;
    }

    private static ItemId id(String sku) {
        return Objects.requireNonNull(hub.bean(Catalog.class).findByNameOrGtin(sku))
                .parts()
                .getFirst()
                .item();
    }

    private static String channel() {
        String code = TestHub.fresh("feedshop");
        String place = TestHub.fresh("feedplace");
        hub.put("/locations/" + place, "{\"name\":\"Place\"}");
        hub.put("/channels/" + code, "{\"name\":\"Shop\",\"locations\":[\"" + place + "\"]}");
        return code;
    }

    private static ChannelId channelId(String code) {
        return hub.bean(Setups.class).current().channel(code, "channel").id();
    }

    /** The present, once what was done before has been told. */
    private static String now() {
        JdbcClient sql = hub.bean(JdbcClient.class);
        while (sql.sql("select exists (select from outbox)")
                .query(Boolean.class)
                .single()) {
            Thread.onSpinWait();
        }
        return after("now", "").path("next").asString();
    }

    private static JsonNode after(@Nullable String cursor, String more) {
        return hub.get("/changes?after=" + cursor + more).body();
    }

    private static List<String> skus(JsonNode answer) {
        List<String> skus = new ArrayList<>();
        answer.path("items").forEach(item -> skus.add(item.path("sku").asString()));
        return skus;
    }
}
