package dev.stockwell.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.hub.testing.Shop;
import dev.stockwell.hub.testing.TestHub;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Whatever is sent to whichever call, the answer is a clear 4xx with a page behind its type, never a 5xx. */
class HostileCallsTest {
    private static final long SEED = Long.getLong("stockwell.seed", System.nanoTime());

    private static final List<String> NONSENSE = List.of(
            "",
            "null",
            "[]",
            "{}",
            "\"x\"",
            "1",
            "{",
            "{\"a\":",
            "[{}]",
            "{\"lines\":{}}",
            "{\"lines\":[null]}",
            "{\"lines\":[[]]}",
            "{\"movements\":[null]}",
            "{\"movements\":[1]}",
            "{\"sales\":[{}]}",
            "{\"reservations\":[{\"lines\":[{}]}]}",
            "{\"name\":\"\\u0000\"}",
            "{\"name\":\"\\ud800\"}",
            "{\"name\":1}",
            "{\"name\":\"x\",\"name\":\"y\"}",
            "{\"title\":{}}",
            "[".repeat(2_000),
            "{\"quantity\":" + "9".repeat(500) + "}",
            "\u0000\u0001",
            "{\"name\":\"" + "x".repeat(100_000) + "\"}");

    private final TestHub hub = TestHub.shared();
    private final Shop shop = new Shop();

    /** A rule that lost the name of what it is about would be about everything that other tests look at. */
    @AfterEach
    void endTheRule() {
        hub.call("DELETE", "/rules/" + shop.web, null);
    }

    @Test
    void nonsenseIsAlwaysTheCallersMistake() {
        for (String call : changingCalls()) {
            String method = call.substring(0, call.indexOf(' '));
            for (String body : NONSENSE) {
                expectNoFailure(method, filled(call.substring(call.indexOf(' ') + 1)), body);
            }
        }
    }

    @Test
    void aGoodCallWithOneThingWrongNeverFails() {
        System.out.println("HostileCallsTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> good = good();
        for (int i = 0; i < 400; i++) {
            String[] call = good.get(random.nextInt(good.size())).split(" ", 3);
            expectNoFailure(call[0], call[1], spoilt(call[2], random));
        }
    }

    @Test
    void twoThousandLinesAreTakenAndOneMoreIsRefused() {
        String line = "{\"sku\":\"%s\",\"quantity\":1}".formatted(shop.mug);
        String body = "{\"channel\":\"%s\",\"partial\":true,\"lines\":[%s]}";

        TestHub.Reply most = hub.post(
                "/reservations",
                body.formatted(shop.web, String.join(",", java.util.Collections.nCopies(2_000, line))));
        TestHub.Reply more = hub.post(
                "/reservations",
                body.formatted(shop.web, String.join(",", java.util.Collections.nCopies(2_001, line))));

        assertThat(most.status()).isEqualTo(409);
        assertThat(more.status()).isEqualTo(400);
        assertThat(more.body().at("/errors/0/field").asString()).isEqualTo("lines");
    }

    @Test
    void parametersOutOfBoundsAreNamed() {
        for (String path : List.of(
                "/stock?limit=0",
                "/stock?limit=x",
                "/stock?limit=99999999999999",
                "/stock?cursor=abc",
                "/stock?cursor=AA",
                "/stock?cursor=MQo5OTk5OTk5OTk5OQoxCjA",
                "/ledger?at=yesterday",
                "/ledger?cursor=AAAA",
                "/stock?location=nowhere",
                "/stock?sku=" + "x".repeat(3_000))) {
            TestHub.Reply reply = hub.get(path);
            assertThat(reply.status()).as(path).isBetween(400, 499);
            assertThat(reply.body().at("/errors/0/field").asString()).as(path).isNotEmpty();
        }
    }

    @Test
    void evenARequestThatIsHardlyHttpGetsAProblem() throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), hub.address().getPort())) {
            socket.getOutputStream()
                    .write("GET /api/v1/%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
        }
    }

    @Test
    void everyProblemHasItsPage() {
        for (ProblemCode code : ProblemCode.values()) {
            TestHub.Reply page = hub.send(java.net.http.HttpRequest.newBuilder(
                            java.net.URI.create(hub.address() + "/problems/" + code.code()))
                    .build());
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.raw().body()).contains(code.nextStep());
        }
    }

    private List<String> changingCalls() {
        List<String> calls = new ArrayList<>();
        JsonNode paths = hub.get("/openapi.json").body().path("paths");
        paths.properties()
                .forEach(path -> path.getValue().propertyNames().forEach(method -> {
                    if (method.equals("post") || method.equals("put")) {
                        calls.add(method.toUpperCase(java.util.Locale.ROOT) + " "
                                + path.getKey().substring("/api/v1".length()));
                    }
                }));
        assertThat(calls).hasSizeGreaterThan(15);
        return calls;
    }

    private String filled(String path) {
        return path.replace("{id}", "0193a000-0000-7000-8000-00000000abcd")
                .replace("{sku}", shop.mug + "-other")
                .replace("{code}", shop.web)
                .replace("{externalId}", "1");
    }

    private List<String> good() {
        return List.of(
                "PUT /locations/%s-x ".formatted(shop.web)
                        + Shop.json(
                                "{'name':'x','type':'store','flags':{'sells':true},'timeZone':'UTC','dayEndsAt':'02:00'}"),
                "PUT /items/%s-x ".formatted(shop.mug)
                        + Shop.json(
                                "{'title':'x','gtins':['4006381333931'],'unit':{'code':'m','decimals':3},'packs':[{'sku':'%s-y','units':6}]}"
                                        .formatted(shop.mug)),
                "PUT /rules/%s ".formatted(shop.web)
                        + Shop.json("{'sku':'%s','buffer':{'percent':10},'cap':5,'endAt':1}".formatted(shop.mug)),
                "POST /movements "
                        + Shop.json(
                                "{'movements':[{'type':'receive','sku':'%s','location':'%s','quantity':15,'occurredAt':'2026-01-01T00:00:00Z','unitCost':{'amount':'1.5','currency':'EUR'}}]}"
                                        .formatted(shop.mug, shop.warehouse)),
                "POST /reservations "
                        + Shop.json(
                                "{'channel':'%s','lines':[{'sku':'%s','quantity':1}],'expiresIn':'PT5M','split':'single'}"
                                        .formatted(shop.web, shop.set)),
                "POST /sales "
                        + Shop.json(
                                "{'sales':[{'id':'0193a000-0000-7000-8000-00000000aaaa','channel':'%s','location':'%s','lines':[{'sku':'%s','quantity':1,'unitPrice':{'amount':'2','currency':'USD'}}]}]}"
                                        .formatted(shop.till, shop.store, shop.mug)));
    }

    /** Replaces, doubles or cuts out a random part. */
    private static String spoilt(String body, SplittableRandom random) {
        List<String> values = List.of(
                "null",
                "-1",
                "0",
                "1e99",
                "9223372036854775808",
                "\"\"",
                "\"💥\"",
                "[]",
                "{}",
                "true",
                "\"../..\"",
                "\"' or 1=1 --\"",
                "1.5",
                "\"2026-13-45T99:00:00Z\"");
        int at = random.nextInt(body.length());
        int end = Math.min(body.length(), at + 1 + random.nextInt(8));
        int colon = body.indexOf(':', at);
        return switch (random.nextInt(4)) {
            case 0 -> body.substring(0, at) + body.substring(end);
            case 1 -> body.substring(0, end) + body.substring(at);
            case 2 -> body.substring(0, at) + values.get(random.nextInt(values.size())) + body.substring(end);
            default ->
                colon < 0
                        ? body
                        : body.substring(0, colon + 1)
                                + values.get(random.nextInt(values.size()))
                                + body.substring(colon + 1).replaceFirst("^(\"[^\"]*\"|[0-9]+|true)", "");
        };
    }

    private void expectNoFailure(String method, String path, String body) {
        TestHub.Reply reply = hub.call(method, path, body);
        assertThat(reply.status())
                .as("%s %s %.300s: %s", method, path, body, reply.raw().body())
                .isLessThan(500);
        if (reply.status() >= 400) {
            assertThat(reply.raw().headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(reply.body().path("type").asString()).startsWith("/problems/");
        }
    }
}
