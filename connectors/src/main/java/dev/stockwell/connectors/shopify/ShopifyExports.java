package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.Exports;
import dev.stockwell.connectors.Failure;
import dev.stockwell.connectors.FailureKind;
import dev.stockwell.connectors.Listing;
import dev.stockwell.connectors.Reply;
import dev.stockwell.connectors.StockKey;
import dev.stockwell.connectors.StockReading;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Bulk operations: everything in one file of JSON lines, read line by line. */
final class ShopifyExports implements Exports {

    private final Calls calls;
    private final Wire wire;
    private final StockReads reads;
    private final Activations activations;
    private final JsonMapper json;

    ShopifyExports(Calls calls, Wire wire, StockReads reads, Activations activations, JsonMapper json) {
        this.calls = calls;
        this.wire = wire;
        this.reads = reads;
        this.activations = activations;
        this.json = json;
    }

    @Override
    public Reply<String> begin(Subject subject) {
        String query = switch (subject) {
            case LISTINGS -> Document.ALL_LISTINGS;
            case STOCK -> Document.ALL_STOCK;
        };
        Reply<Optional<String>> reply = calls.ask(Document.EXPORT, Map.of("query", query), data -> {
            JsonNode payload = Json.object(data, "bulkOperationRunQuery");
            return Json.list(payload, "userErrors").isEmpty()
                    ? Optional.of(Json.id(Json.object(payload, "bulkOperation"), "id"))
                    : Optional.empty();
        });
        return reply.then(id -> id.map(Reply::of)
                .orElseGet(() -> Reply.none(Failure.of(
                        FailureKind.UNAVAILABLE, "the shop runs as many exports as it can, or has no such one"))));
    }

    @Override
    public Reply<Progress> progress(String exportId) {
        return state(exportId).map(state -> switch (state.path("status").asString("")) {
            case "COMPLETED" -> Progress.DONE;
            case "CREATED", "RUNNING" -> Progress.RUNNING;
            default -> Progress.FAILED;
        });
    }

    private Reply<JsonNode> state(String exportId) {
        return calls.ask(
                Document.EXPORT_STATE,
                Map.of("id", Gid.of("BulkOperation", exportId)),
                data -> Json.object(data, "bulkOperation"));
    }

    @Override
    public Reply<Long> readListings(String exportId, Consumer<Listing> each) {
        return read(exportId, line -> {
            each.accept(CatalogueReading.listing(line));
            return true;
        });
    }

    @Override
    public Reply<Long> readStock(String exportId, Consumer<StockReading> each) {
        return read(exportId, line -> {
            if (!line.has("__parentId")) {
                return false;
            }
            StockKey key = new StockKey(Json.id(line, "__parentId"), Json.id(Json.object(line, "location"), "id"));
            StockReading reading = reads.reading(key, line);
            activations.learn(reading);
            each.accept(reading);
            return true;
        });
    }

    /** Reads the file of an export; {@code take} says whether a line counts. */
    private Reply<Long> read(String exportId, Predicate<JsonNode> take) {
        return state(exportId).then(state -> {
            if (!state.path("status").asString("").equals("COMPLETED")) {
                return none("the export is not finished");
            }
            String url = Json.textIfAny(state, "url");
            // A finished export without a file has found nothing.
            return url == null
                    ? Reply.of(0L)
                    : Calls.reading(url, URI::create).then(wire::file).then(file -> lines(file, take));
        });
    }

    private Reply<Long> lines(HttpResponse<InputStream> file, Predicate<JsonNode> take) {
        long count = 0;
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(file.body(), StandardCharsets.UTF_8))) {
            if (file.statusCode() != 200) {
                return none("the export's file is not there, status " + file.statusCode());
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                count += take.test(json.readTree(line)) ? 1 : 0;
            }
            return Reply.of(count);
        } catch (IOException e) {
            return Reply.none(Failure.of(FailureKind.CUT_OFF, "the export's file broke off"));
        } catch (JacksonException | MalformedReply | DateTimeException | ArithmeticException e) {
            return none("the export's file makes no sense");
        }
    }

    private static Reply<Long> none(String words) {
        return Reply.none(Failure.of(FailureKind.UNREADABLE, words));
    }
}
