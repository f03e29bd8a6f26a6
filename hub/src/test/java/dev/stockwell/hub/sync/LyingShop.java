package dev.stockwell.hub.sync;

import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.sandbox.SteppableClock;
import dev.stockwell.sandbox.shopify.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A shop with many things at two places, connected with a hub on a clock that is put forward; nothing waits. */
final class LyingShop implements AutoCloseable {
    static final int PACK = 6;
    private static final int AT_ONCE = 200;
    private static final int OPENING_MIN = 40;
    private static final int OPENINGS = 40;
    private static final int SOON = 6;
    /** Webhooks are as unreliable as they are: some never come, some twice, all a little late. */
    private static final Faults USUAL = Faults.NONE.webhooks(0.1, 0.1, Duration.ofSeconds(8));

    final SteppableClock clock = SteppableClock.ahead(InstantSource.system());
    final TestHub hub = TestHub.start(clock, "--sync.works=false");
    final ConnectedShop shop = new ConnectedShop(hub, clock);
    final int things;
    private final long[] totals;
    private final ChannelId channel;
    private int idle;

    LyingShop(int things) {
        this.things = things;
        this.totals = new long[things];
        List<String> openings = new ArrayList<>();
        for (int thing = 0; thing < things; thing++) {
            String sku = sku(thing);
            shop.put(
                    "/items/" + sku,
                    "{\"title\":\"Thing\",\"packs\":[{\"sku\":\"%s-6\",\"units\":%d}]}".formatted(sku, PACK));
            shop.put("/items/" + otherSku(thing), "{\"title\":\"Another thing\"}");
            shop.shop.addVariant(sku, null, "Thing " + thing, "1.00");
            for (boolean inChicago : new boolean[] {false, true}) {
                long quantity = OPENING_MIN + (thing * 7L + (inChicago ? 3 : 0)) % OPENINGS;
                totals[thing] += quantity;
                shop.shop.stock(sku, place(inChicago), quantity);
                openings.add("{\"type\":\"opening\",\"sku\":\"%s\",\"location\":\"%s\",\"quantity\":%d}"
                        .formatted(sku, location(inChicago), quantity));
            }
        }
        for (int from = 0; from < openings.size(); from += AT_ONCE) {
            shop.post(
                    "/movements",
                    "{\"movements\":[%s]}"
                            .formatted(String.join(
                                    ",", openings.subList(from, Math.min(from + AT_ONCE, openings.size())))));
        }
        shop.connect();
        for (boolean inChicago : new boolean[] {false, true}) {
            shop.put(
                    "/channels/" + shop.code + "/locations/" + place(inChicago),
                    "{\"locations\":[\"" + location(inChicago) + "\"]}");
        }
        shop.post("/channels/" + shop.code + "/connection/match", "{}");
        for (String stage : new String[] {"mapped", "shadow", "live"}) {
            run(Duration.ofMinutes(2));
            shop.post("/channels/" + shop.code + "/connection/stage", "{\"to\":\"" + stage + "\"}");
        }
        run(Duration.ofMinutes(2));
        shop.shop.faults(USUAL);
        channel = shop.channel();
    }

    static String sku(int thing) {
        return "THING-%04d".formatted(thing);
    }

    /** An item that is here and not for sale there. */
    static String otherSku(int thing) {
        return "OTHER-%04d".formatted(thing);
    }

    long place(boolean inChicago) {
        return inChicago ? shop.chicagoThere : shop.warehouseThere;
    }

    private String location(boolean inChicago) {
        return inChicago ? shop.chicago : shop.warehouse;
    }

    Instant now() {
        return clock.instant();
    }

    void faults(UnaryOperator<Faults> more) {
        shop.shop.faults(more.apply(USUAL));
    }

    long there(int thing, boolean inChicago) {
        return shop.shop.quantity(sku(thing), place(inChicago), "available");
    }

    /** What is to be had of a thing, by all that was done here and there. */
    long total(int thing) {
        return totals[thing];
    }

    /** The stock changes here: a sale at the till where there is one, else an adjustment. */
    void change(int thing, boolean inChicago, long by) {
        totals[thing] += by;
        if (inChicago && by < 0) {
            shop.sellAtTill(sku(thing), -by);
        } else {
            shop.change(sku(thing), location(inChicago), by);
        }
    }

    void buy(int thing, long quantity) {
        totals[thing] -= quantity;
        shop.shop.buy(Map.of(sku(thing), quantity), null);
    }

    /** One round of everybody, and then time goes on: a little while there is work, and more when it is calm. */
    boolean round() {
        boolean worked = shop.step();
        idle = worked ? 0 : idle + 1;
        clock.step(Duration.ofSeconds(worked ? 1 : idle <= SOON ? 5 : 60));
        return worked;
    }

    void run(Duration time) {
        for (Instant end = now().plus(time); now().isBefore(end); ) {
            round();
        }
    }

    String listing(int thing, boolean isRelabelled) {
        return String.valueOf(
                shop.shop.ids(isRelabelled ? otherSku(thing) : sku(thing)).variant());
    }

    /** What the hub keeps of a number. */
    record Kept(
            @Nullable Long desired,
            @Nullable Instant acknowledgedAt,
            @Nullable String difference,
            @Nullable Instant differenceAt,
            @Nullable Long writtenOver) {}

    Kept kept(String listing, boolean inChicago) {
        return query("""
                select desired, acknowledged_at, difference, difference_at, (
                    select expected
                    from push
                    where push.channel_id = p.channel_id and push.listing = p.listing and push.place = p.place
                        and outcome = 'applied'
                    order by sent_at desc
                    limit 1) as written_over
                from publication p
                where channel_id = :channel and listing = :listing and place = :place""")
                .param("listing", listing)
                .param("place", String.valueOf(place(inChicago)))
                .query((row, number) -> new Kept(
                        row.getObject("desired", Long.class),
                        Times.read(row, "acknowledged_at"),
                        row.getString("difference"),
                        Times.read(row, "difference_at"),
                        row.getObject("written_over", Long.class)))
                .single();
    }

    long pushes(String listing, boolean inChicago, Instant since) {
        return query("""
                select count(*)
                from push
                where channel_id = :channel and listing = :listing and place = :place and sent_at >= :since""")
                .param("listing", listing)
                .param("place", String.valueOf(place(inChicago)))
                .param("since", Times.written(since))
                .query(Long.class)
                .single();
    }

    long pushes() {
        return query("select count(*) from push where channel_id = :channel")
                .query(Long.class)
                .single();
    }

    /** Numbers that are not as they should be, are under way, in doubt or waiting for a person. */
    List<String> unsettled() {
        List<String> found = new ArrayList<>();
        query("""
                select concat_ws(' ', sku, place, 'desired', desired, 'shown', shown, difference, refusal, conflict_at)
                from publication
                where channel_id = :channel and (desired is distinct from shown or batch is not null
                    or conflict_at is not null or refusal is not null or stale)""").query(row -> {
            found.add(String.valueOf(row.getString(1)));
        });
        return found;
    }

    void retry(String listing, boolean inChicago) {
        shop.post(
                "/channels/" + shop.code + "/publications/retry",
                "{\"listing\":\"%s\",\"place\":\"%s\"}".formatted(listing, place(inChicago)));
    }

    private JdbcClient.StatementSpec query(String statement) {
        return hub.bean(JdbcClient.class).sql(statement).param("channel", channel.value());
    }

    @Override
    public void close() {
        shop.close();
        hub.stop();
    }
}
