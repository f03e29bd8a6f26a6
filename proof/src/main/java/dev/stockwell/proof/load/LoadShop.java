package dev.stockwell.proof.load;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Inspection;
import dev.stockwell.proof.hub.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** What the load is put on: one warehouse, one channel, and items with more than anybody will ask for. */
final class LoadShop {
    private static final int CALLERS = 8;
    private static final int LINES = 1_000;
    private static final long PLENTY = 1_000_000_000;

    private final HubClient hub;
    private final List<String> skus;

    /** @param items besides the hot one */
    LoadShop(HubClient hub, int items) {
        this.hub = hub;
        this.skus = IntStream.rangeClosed(0, items).mapToObj(HoldRequests::sku).toList();
    }

    void open() throws IOException {
        Inspection.success(hub.put("/locations/load", Map.of("name", "Load", "type", "warehouse")));
        Inspection.success(
                hub.put("/channels/load", Map.of("name", "Load", "profile", "d2c", "locations", List.of("load"))));
        try (ExecutorService callers = Executors.newFixedThreadPool(CALLERS)) {
            List<Future<Reply>> made = new ArrayList<>(skus.size());
            for (String sku : skus) {
                made.add(callers.submit(() -> hub.put("/items/" + sku, Map.of("title", "Load"))));
            }
            for (Future<Reply> item : made) {
                Inspection.success(item.get());
            }
        } catch (ExecutionException failed) {
            throw new IOException("the items could not be made", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while the items were made", stopped);
        }
        for (int from = 0; from < skus.size(); from += LINES) {
            fill(skus.subList(from, Math.min(skus.size(), from + LINES)));
        }
    }

    private void fill(List<String> some) throws IOException {
        List<Map<String, Object>> openings = some.stream()
                .map(sku ->
                        Map.<String, Object>of("type", "opening", "sku", sku, "location", "load", "quantity", PLENTY))
                .toList();
        Inspection.success(hub.post("/movements", Map.of("movements", openings)));
    }

    /** How much is held of all of it. */
    long reserved() throws IOException {
        return new Inspection(hub)
                .stock(skus).values().stream()
                        .mapToLong(Inspection.Stock::reserved)
                        .sum();
    }
}
