package dev.stockwell.hub.exchange;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.reading.LevelQuery;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is here as files that can be brought in again and change nothing then. Read page by page, so of any size. */
@Component
class Exports {
    private static final int READ_AT_ONCE = 1_000;
    private static final int BUFFER = 1 << 16;
    private static final int OPTIONS = 3;
    private static final List<String> ITEM_COLUMNS = List.of(
            "sku",
            "title",
            "category",
            "gtins",
            "aliases",
            "unit",
            "decimals",
            "stocked",
            "unit cost",
            "currency",
            "option 1 name",
            "option 1 value",
            "option 2 name",
            "option 2 value",
            "option 3 name",
            "option 3 value");
    private static final List<String> PACK_COLUMNS = List.of("sku", "pack sku", "pack name", "pack units", "pack gtin");
    private static final List<String> BUNDLE_COLUMNS =
            List.of("sku", "title", "category", "component", "component quantity");
    private static final List<String> LOCATION_COLUMNS = List.of(
            "location",
            "name",
            "type",
            "time zone",
            "day ends at",
            "authority",
            "sells",
            "ships online",
            "pickup",
            "accepts returns",
            "participating");
    private static final List<String> STOCK_COLUMNS = List.of("sku", "location", "pool", "quantity");

    private final Documents documents;
    private final Levels levels;
    private final Catalog catalog;
    private final Setups setups;

    Exports(Documents documents, Levels levels, Catalog catalog, Setups setups) {
        this.documents = documents;
        this.levels = levels;
        this.catalog = catalog;
        this.setups = setups;
    }

    /** Answers a call with a file. */
    void answer(Kind kind, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + kind.code() + ".csv\"");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER)) {
            write(kind, out);
        }
    }

    void write(Kind kind, Writer out) throws IOException {
        switch (kind) {
            case ITEMS -> documents(DocumentKind.ITEM, ITEM_COLUMNS, out, Exports::item);
            case PACKS -> documents(DocumentKind.ITEM, PACK_COLUMNS, out, Exports::packs);
            case BUNDLES -> documents(DocumentKind.BUNDLE, BUNDLE_COLUMNS, out, Exports::bundle);
            case LOCATIONS -> documents(DocumentKind.LOCATION, LOCATION_COLUMNS, out, Exports::location);
            case STOCK -> stock(out);
        }
    }

    private interface Rows {
        List<List<String>> of(Document document);
    }

    private void documents(DocumentKind kind, List<String> columns, Writer out, Rows rows) throws IOException {
        out.write(Cells.row(columns));
        List<Document> page = documents.page(kind, "", null, READ_AT_ONCE);
        while (!page.isEmpty()) {
            for (Document document : page) {
                for (List<String> row : rows.of(document)) {
                    out.write(Cells.row(row));
                }
            }
            page = documents.page(kind, "", page.getLast().code(), READ_AT_ONCE);
        }
    }

    private static List<List<String>> item(Document document) {
        ObjectNode body = document.body();
        List<String> row = new ArrayList<>(List.of(
                text(body, "sku"),
                text(body, "title"),
                text(body, "category"),
                Cells.joined(texts(body, "gtins")),
                Cells.joined(texts(body, "aliases")),
                text(body.path("unit"), "code"),
                text(body.path("unit"), "decimals"),
                text(body, "stocked"),
                text(body.path("unitCost"), "amount"),
                text(body.path("unitCost"), "currency")));
        body.path("options").properties().stream().limit(OPTIONS).forEach(option -> {
            row.add(option.getKey());
            row.add(option.getValue().asString());
        });
        while (row.size() < ITEM_COLUMNS.size()) {
            row.add("");
        }
        return List.of(row);
    }

    private static List<List<String>> packs(Document document) {
        return each(document.body().path("packs"))
                .map(pack -> List.of(
                        text(document.body(), "sku"),
                        text(pack, "sku"),
                        text(pack, "name"),
                        text(pack, "units"),
                        text(pack, "gtin")))
                .toList();
    }

    private static List<List<String>> bundle(Document document) {
        ObjectNode body = document.body();
        return each(body.path("components"))
                .map(component -> List.of(
                        text(body, "sku"),
                        text(body, "title"),
                        text(body, "category"),
                        text(component, "sku"),
                        text(component, "quantity")))
                .toList();
    }

    private static List<List<String>> location(Document document) {
        ObjectNode body = document.body();
        List<String> row = new ArrayList<>(List.of(document.code()));
        for (String member : List.of("name", "type", "timeZone", "dayEndsAt", "authority")) {
            row.add(text(body, member));
        }
        for (String flag : List.of("sells", "shipsOnline", "pickup", "acceptsReturns", "participating")) {
            row.add(text(body.path("flags"), flag));
        }
        return List.of(row);
    }

    /** Quantities are on hand, in the item's smallest steps. */
    private void stock(Writer out) throws IOException {
        out.write(Cells.row(STOCK_COLUMNS));
        Places places = setups.current().places();
        List<LevelView> page = levels.page(query(null));
        while (!page.isEmpty()) {
            Map<ItemId, String> skus =
                    catalog.skus(page.stream().map(level -> level.key().item()).collect(Collectors.toSet()));
            for (LevelView level : page) {
                String sku = skus.get(level.key().item());
                if (sku != null) {
                    out.write(Cells.row(Arrays.asList(
                            sku,
                            places.code(level.key().location()),
                            places.code(level.key().pool()),
                            String.valueOf(level.onHand()))));
                }
            }
            page = levels.page(query(page.getLast().key()));
        }
    }

    private static LevelQuery query(@Nullable LevelKey after) {
        return new LevelQuery(null, null, null, after, READ_AT_ONCE);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static List<String> texts(JsonNode node, String member) {
        return each(node.path(member)).map(JsonNode::asString).toList();
    }

    private static java.util.stream.Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
