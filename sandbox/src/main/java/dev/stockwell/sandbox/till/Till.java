package dev.stockwell.sandbox.till;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A till that tells the hub what it sold.
 *
 * <p>A sale has happened when it is rung up: it gets its id and its time then, and waits until the hub has taken it.
 * Sent twice, it is booked once. Not safe for threads: a till has one cashier.
 */
public final class Till {

    /** As many sales as one call carries. */
    static final int BATCH_MAX = 100;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Settings settings;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final JsonMapper json = JsonMapper.builder().build();
    private final List<Waiting> waiting = new ArrayList<>();
    private final List<Rejected> rejected = new ArrayList<>();

    public Till(Settings settings, InstantSource clock, Supplier<UUID> ids) {
        this.settings = settings;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Where a till stands and whom it tells.
     *
     * @param hub the address of the hub, without a path
     * @param key the API key
     */
    public record Settings(URI hub, String key, String channel, String location) {

        /** Without the key. */
        @Override
        public String toString() {
            return "Settings[" + hub + ", " + channel + ", " + location + "]";
        }
    }

    /** Goods over the counter; a quantity below zero came back, in the given condition. */
    public record Line(String sku, long quantity, @Nullable String condition) {

        public static Line sold(String sku, long quantity) {
            return new Line(sku, quantity, null);
        }

        public static Line back(String sku, long quantity, String condition) {
            return new Line(sku, -quantity, condition);
        }
    }

    /** A sale that the hub will not have as it is: somebody has to look at it. */
    public record Rejected(UUID sale, String words) {}

    /** Rings up a sale, a return or an exchange, and answers with its id. */
    public UUID ringUp(List<Line> lines) {
        UUID id = ids.get();
        Map<String, Object> sale = new LinkedHashMap<>();
        sale.put("id", id.toString());
        sale.put("channel", settings.channel());
        sale.put("location", settings.location());
        sale.put("occurredAt", clock.instant().toString());
        sale.put("lines", lines.stream().map(Till::line).toList());
        waiting.add(new Waiting(id, sale));
        return id;
    }

    private static Map<String, Object> line(Line line) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("sku", line.sku());
        shown.put("quantity", line.quantity());
        if (line.condition() != null) {
            shown.put("condition", line.condition());
        }
        return shown;
    }

    public int waiting() {
        return waiting.size();
    }

    public List<Rejected> rejected() {
        return List.copyOf(rejected);
    }

    /** Sends what waits, the oldest first, and answers how many sales the hub took; what is left waits on. */
    public int send() {
        int taken = 0;
        int most = BATCH_MAX;
        while (!waiting.isEmpty()) {
            List<Waiting> batch = List.copyOf(waiting.subList(0, Math.min(most, waiting.size())));
            batch.forEach(each -> each.tried = true);
            Answer answer = post(
                    "/api/v1/sales",
                    Map.of("sales", batch.stream().map(each -> each.body).toList()));
            if (answer.misunderstood() && batch.size() > 1) {
                most = 1;
            } else if (answer.misunderstood()) {
                reject(batch.getFirst(), answer.body());
            } else if (answer.body().path("outcomes").size() == batch.size()) {
                for (int i = 0; i < batch.size(); i++) {
                    taken += settle(batch.get(i), answer.body().path("outcomes").get(i)) ? 1 : 0;
                }
            } else {
                return taken;
            }
        }
        return taken;
    }

    private boolean settle(Waiting sale, JsonNode outcome) {
        if (outcome.path("status").asString("").equals("applied")) {
            waiting.remove(sale);
            return true;
        }
        reject(sale, outcome.path("problem"));
        return false;
    }

    private void reject(Waiting sale, JsonNode problem) {
        waiting.remove(sale);
        rejected.add(new Rejected(sale.id, problem.path("detail").asString("the hub gave no reason")));
    }

    /**
     * Takes a sale back, and answers whether it is gone.
     *
     * <p>One that was never sent just disappears. One that was tried may have arrived: it is sent once more and voided.
     */
    public boolean takeBack(UUID sale) {
        if (waiting.removeIf(each -> each.id.equals(sale) && !each.tried)) {
            return true;
        }
        send();
        boolean stillWaits = waiting.stream().anyMatch(each -> each.id.equals(sale));
        return !stillWaits && post("/api/v1/sales/" + sale + "/void", Map.of()).status() == 200;
    }

    private Answer post(String path, Map<String, ?> body) {
        HttpRequest request = HttpRequest.newBuilder(settings.hub().resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + settings.key())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        try {
            HttpResponse<byte[]> reply = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(reply.statusCode(), json.readTree(reply.body()));
        } catch (IOException | JacksonException e) {
            return new Answer(0, json.missingNode());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer(0, json.missingNode());
        }
    }

    /** A sale on its way. */
    private static final class Waiting {
        final UUID id;
        final Map<String, Object> body;
        boolean tried;

        Waiting(UUID id, Map<String, Object> body) {
            this.id = id;
            this.body = body;
        }
    }

    /** What the hub said; status 0 where it said nothing. */
    private record Answer(int status, JsonNode body) {
        boolean misunderstood() {
            return status == 400 || status == 404 || status == 422;
        }
    }
}
