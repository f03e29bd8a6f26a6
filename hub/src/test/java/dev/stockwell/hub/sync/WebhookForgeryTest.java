package dev.stockwell.hub.sync;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.TestHub;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Webhooks that the shop has not sent, or has sent before, over real HTTP.
 *
 * <p>{@code -Dfuzz=} says how many broken ones are sent, {@code -Dseed=} repeats a run.
 */
class WebhookForgeryTest {
    private static final int FUZZ = Integer.getInteger("fuzz", 1_000);
    private static final String SIGNATURE = "x-shopify-hmac-sha256";
    private static final String EVENT = "x-shopify-event-id";
    private static TestHub hub;

    private ConnectedShop shop;
    private RawCalls calls;

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
        calls = new RawCalls(hub.address());
    }

    @AfterEach
    void close() {
        calls.close();
        shop.close();
        hub.assertCoherent();
    }

    /** A webhook as the shop has sent it and the hub has stored it. */
    private static final class Sent {
        private final Map<String, String> headers;
        private final byte[] body;

        Sent(Map<String, String> headers, byte[] body) {
            this.headers = headers;
            this.body = body;
        }

        Map<String, String> headers() {
            return headers;
        }

        byte[] body() {
            return body;
        }

        String signature() {
            return headers.getOrDefault(SIGNATURE, "");
        }

        Sent with(String header, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(header, value);
            return new Sent(changed, body);
        }

        Sent with(byte[] changed) {
            return new Sent(headers, changed);
        }
    }

    @Test
    void noBitOfBodyOrSignatureCanBeChanged() {
        for (String topic : new String[] {"orders/create", "inventory_levels/update"}) {
            Sent genuine = sent(topic);
            String before = state();
            byte[] body = genuine.body();
            for (int bit = 0; bit < 8 * body.length; bit++) {
                byte[] changed = body.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(post(genuine.with(changed)))
                        .as("bit %d of the body", bit)
                        .isEqualTo(401);
            }
            byte[] signature = Base64.getDecoder().decode(genuine.signature());
            for (int bit = 0; bit < 8 * signature.length; bit++) {
                byte[] changed = signature.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(post(genuine.with(SIGNATURE, Base64.getEncoder().encodeToString(changed))))
                        .as("bit %d of the signature", bit)
                        .isEqualTo(401);
            }
            // As text some bits make what HTTP does not carry; the server refuses that before anybody looks at it.
            byte[] text = genuine.signature().getBytes(StandardCharsets.ISO_8859_1);
            for (int bit = 0; bit < 8 * text.length; bit++) {
                byte[] changed = text.clone();
                changed[bit / 8] ^= (byte) (1 << bit % 8);
                assertThat(post(genuine.with(SIGNATURE, new String(changed, StandardCharsets.ISO_8859_1))))
                        .as("bit %d of the signature's text", bit)
                        .isIn(400, 401);
            }
            System.out.printf(
                    "%s: %d bits of the body, %d of the signature, %d of its text%n",
                    topic, 8 * body.length, 8 * signature.length, 8 * text.length);
            assertThat(state()).isEqualTo(before);
            assertThat(post(genuine)).as("unchanged").isEqualTo(200);
            shop.settle();
        }
    }

    @Test
    void aCopyChangesNothingWheneverItComes() {
        Sent order = sent("orders/create");
        String stored = state();
        assertThat(post(order)).isEqualTo(200);
        assertThat(state()).isEqualTo(stored);

        shop.settle();
        long available = shop.here(shop.mug);
        assertThat(available).isEqualTo(22);
        String settled = state();
        assertThat(post(order)).isEqualTo(200);
        shop.settle();
        assertThat(state()).isEqualTo(settled);

        // Its id is not signed: whoever has seen it may send it as if it were another.
        assertThat(post(order.with(EVENT, "another"))).isEqualTo(200);
        shop.settle();
        assertThat(shop.here(shop.mug)).isEqualTo(available);
        assertThat(shop.there(shop.mug, shop.warehouseThere) + shop.there(shop.mug, shop.chicagoThere))
                .isEqualTo(available);
    }

    @Test
    void nothingThatIsSentBreaksTheHub() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        List<Sent> genuine = List.of(sent("orders/create"), sent("inventory_levels/update"));
        Map<Integer, Integer> answers = new LinkedHashMap<>();
        for (int i = 0; i < FUZZ; i++) {
            Sent fuzzed = fuzzed(genuine.get(random.nextInt(genuine.size())), random);
            int status = post(fuzzed);
            answers.merge(status, 1, Integer::sum);
            assertThat(status)
                    .as(
                            "seed %d, number %d: %s %s",
                            seed, i, fuzzed.headers(), new String(fuzzed.body(), StandardCharsets.ISO_8859_1))
                    .isIn(200, 400, 401, 413);
        }
        System.out.println(FUZZ + " broken webhooks were answered: " + answers);
        assertThat(answers).containsKeys(200, 401);
        shop.settle();
        assertThat(waiting()).isZero();
        assertThat(shop.here(shop.mug)).isEqualTo(22 - (genuine.size() - 1));
    }

    /** Half of them are signed well, so that what is in them is read. */
    private Sent fuzzed(Sent genuine, Random random) {
        byte[] body = genuine.body().clone();
        String text = new String(body, StandardCharsets.UTF_8);
        body = switch (random.nextInt(7)) {
            case 0 -> {
                byte[] any = new byte[random.nextInt(300)];
                random.nextBytes(any);
                yield any;
            }
            case 1 -> {
                for (int changes = 1 + random.nextInt(8); changes > 0; changes--) {
                    body[random.nextInt(body.length)] = (byte) random.nextInt(256);
                }
                yield body;
            }
            case 2 -> text.substring(0, random.nextInt(text.length())).getBytes(StandardCharsets.UTF_8);
            case 3 ->
                replaced(
                        text,
                        "\\d+",
                        random,
                        List.of("-1", "1e400", "99999999999999999999999", "null", "\"1\"", "[]", "0.5"));
            case 4 ->
                replaced(
                        text,
                        "\"[^\"]*\"",
                        random,
                        List.of("\"\\u0000\"", "7", "null", "{}", "\"" + "x".repeat(5_000) + "\"", "\"\\ud800\""));
            case 5 -> "[".repeat(random.nextInt(5_000)).getBytes(StandardCharsets.UTF_8);
            default -> body;
        };
        Sent fuzzed = genuine.with(body).with(EVENT, "fuzz-" + random.nextLong());
        if (random.nextBoolean()) {
            fuzzed = fuzzed.with(SIGNATURE, sign(body));
        }
        return switch (random.nextInt(8)) {
            case 0 ->
                fuzzed.with(
                        "x-shopify-topic",
                        List.of(
                                        "",
                                        "orders",
                                        "orders/delete",
                                        "inventory_levels/disconnect",
                                        "app/uninstalled",
                                        "returns/approve",
                                        "bulk_operations/finish",
                                        "x".repeat(4_000))
                                .get(random.nextInt(8)));
            case 1 -> fuzzed.with(EVENT, "e".repeat(random.nextInt(6_000)));
            case 2 ->
                fuzzed.with(
                        "x-shopify-triggered-at",
                        List.of("", "yesterday", "+999999999-01-01T00:00:00Z", "2026-02-30T00:00:00Z")
                                .get(random.nextInt(4)));
            case 3 ->
                fuzzed.with(
                        "x-shopify-shop-domain",
                        List.of("", "other.myshopify.com", "\u00ff").get(random.nextInt(3)));
            case 4 ->
                fuzzed.with(
                        SIGNATURE, List.of("", "=", "\u00e9", "A".repeat(7_000)).get(random.nextInt(4)));
            default -> fuzzed;
        };
    }

    private static byte[] replaced(String text, String what, Random random, List<String> with) {
        List<MatchResult> found = Pattern.compile(what).matcher(text).results().toList();
        MatchResult one = found.get(random.nextInt(found.size()));
        return (text.substring(0, one.start()) + with.get(random.nextInt(with.size())) + text.substring(one.end()))
                .getBytes(StandardCharsets.UTF_8);
    }

    private String sign(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(shop.shop.clientSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private int post(Sent webhook) {
        return calls.post(
                "/webhooks/" + shop.code, new ArrayList<>(webhook.headers().entrySet()), webhook.body());
    }

    /** Somebody buys a mug, and the hub has stored what the shop told of it. */
    private Sent sent(String topic) {
        shop.buy(shop.mug, 1);
        shop.shop.runOnce();
        return sql("""
                select headers, body
                from delivery
                where channel_id = :channel and topic = :topic and done_at is null
                order by received_at desc
                limit 1""")
                .param("topic", topic)
                .query((row, number) -> {
                    Map<String, List<String>> stored = JsonMapper.shared()
                            .readValue(row.getString("headers"), new TypeReference<Map<String, List<String>>>() {});
                    Map<String, String> headers = new LinkedHashMap<>();
                    stored.forEach((name, values) -> {
                        if (name.toLowerCase(Locale.ROOT).startsWith("x-shopify-")) {
                            headers.put(name.toLowerCase(Locale.ROOT), values.getFirst());
                        }
                    });
                    return new Sent(headers, row.getBytes("body"));
                })
                .single();
    }

    private long waiting() {
        return sql("select count(*) from delivery where channel_id = :channel and done_at is null")
                .query(Long.class)
                .single();
    }

    /** All that a webhook could have changed. */
    private String state() {
        return sql("""
                select concat_ws(' ', (select count(*) from delivery where channel_id = :channel),
                    (select count(*) from movement), (select count(*) from channel_order where channel_id = :channel),
                    (select string_agg(concat_ws(',', listing, place, desired, observed, active, conflict_at), ';' order by listing, place)
                        from publication where channel_id = :channel))""").query(String.class).single();
    }

    private JdbcClient.StatementSpec sql(String statement) {
        return hub.bean(JdbcClient.class)
                .sql(statement)
                .param("channel", shop.channel().value());
    }
}
