package dev.stockwell.sandbox.shopify;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The shop's HTTP server, on loopback. */
final class ShopServer implements AutoCloseable {

    private static final int BODY_MAX = 8 * 1024 * 1024;

    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = JsonMapper.builder().build();
    private final SandboxShop shop;
    private final Tokens tokens;
    private final AdminApi api;

    ShopServer(int port, SandboxShop shop, Tokens tokens, AdminApi api) throws IOException {
        this.shop = shop;
        this.tokens = tokens;
        this.api = api;
        // The JDK's server would otherwise wait for the client's acknowledgement before it sends the rest of a reply.
        if (System.getProperty("sun.net.httpserver.nodelay") == null) {
            System.setProperty("sun.net.httpserver.nodelay", "true");
        }
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(threads);
        http.createContext("/admin/oauth/access_token", exchange -> answer(exchange, this::token));
        http.createContext(
                "/admin/api/" + AdminApi.VERSION + "/graphql.json", exchange -> answer(exchange, this::query));
        http.createContext("/bulk/", exchange -> answer(exchange, this::bulkFile));
        http.createContext("/sandbox/", exchange -> respond(exchange, control(exchange)));
        http.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort());
    }

    /** Answers a request: a status and a body. */
    @FunctionalInterface
    private interface Handler {
        Response handle(HttpExchange exchange) throws IOException;
    }

    record Response(int status, Object body) {}

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        Faults faults = shop.faults();
        pause(faults.slowBy());
        if (faults.has(Fault.DOWN)) {
            respond(exchange, new Response(503, Map.of("errors", "Service Unavailable")));
            return;
        }
        Response response = handler.handle(exchange);
        if (faults.has(Fault.REPLIES_CUT)) {
            exchange.close();
            return;
        }
        respond(exchange, response);
    }

    private static void pause(Duration time) {
        if (time.isPositive()) {
            try {
                Thread.sleep(time);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private Response token(HttpExchange exchange) throws IOException {
        String body = body(exchange);
        Map<String, String> form = new HashMap<>();
        if (body.stripLeading().startsWith("{")) {
            object(body).forEach((name, value) -> form.put(name, String.valueOf(value)));
        } else {
            for (String pair : body.split("&", -1)) {
                String[] parts = pair.split("=", 2);
                form.put(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
            }
        }
        Optional<Map<String, Object>> granted = tokens.grant(form);
        return granted.<Response>map(answer -> new Response(200, answer))
                .orElseGet(() -> new Response(400, Map.of("error", "invalid_request")));
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private Response query(HttpExchange exchange) throws IOException {
        String token = exchange.getRequestHeaders().getFirst("X-Shopify-Access-Token");
        if (token == null || !tokens.accepts(token)) {
            return new Response(
                    401,
                    Map.of("errors", "[API] Invalid API key or access token (unrecognized login or wrong password)"));
        }
        Map<String, Object> request = object(body(exchange));
        exchange.getResponseHeaders().set("X-Shopify-API-Version", AdminApi.VERSION);
        Map<String, Object> variables = new HashMap<>();
        if (request.get("variables") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> variables.put((String) name, value));
        }
        AdminApi.Answer answer = api.execute(String.valueOf(request.get("query")), variables);
        if (answer.status() == 429) {
            exchange.getResponseHeaders().set("Retry-After", "2.0");
        }
        return new Response(answer.status(), answer.body());
    }

    private Response bulkFile(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        String lines = shop.bulkFile(path.substring(path.lastIndexOf('/') + 1));
        return lines == null ? new Response(404, "") : new Response(200, lines);
    }

    private Response control(HttpExchange exchange) throws IOException {
        try {
            String verb = exchange.getRequestURI().getPath().substring("/sandbox/".length());
            String body = body(exchange);
            return new Response(200, new Control(shop).act(verb, body.isBlank() ? Map.of() : object(body)));
        } catch (IllegalArgumentException | JacksonException e) {
            return new Response(400, Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> object(String body) {
        return json.readValue(body, Map.class);
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readNBytes(BODY_MAX), StandardCharsets.UTF_8);
    }

    private void respond(HttpExchange exchange, Response response) throws IOException {
        byte[] bytes = response.body() instanceof String text
                ? text.getBytes(StandardCharsets.UTF_8)
                : json.writeValueAsBytes(response.body());
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }
}
