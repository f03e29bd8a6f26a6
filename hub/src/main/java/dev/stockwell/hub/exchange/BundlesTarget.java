package dev.stockwell.hub.exchange;

import dev.stockwell.hub.catalog.ItemChanges;
import dev.stockwell.hub.catalog.ItemEdit;
import dev.stockwell.hub.catalog.ItemOutcome;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.web.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Bundles: a row for each component, those of one bundle after each other. */
final class BundlesTarget implements Target {
    private final ItemChanges changes;
    private final JsonMapper json;
    private final Seen seen;
    private List<ItemEdit> edits = List.of();

    BundlesTarget(ItemChanges changes, JsonMapper json, Seen seen) {
        this.changes = changes;
        this.json = json;
        this.seen = seen;
    }

    @Override
    public @Nullable String group(TableRow row) {
        String sku = row.text(Field.SKU);
        return sku == null ? null : SkuKey.of(sku);
    }

    @Override
    public List<Result> read(List<Unit> units) {
        edits = new ArrayList<>();
        return units.stream().map(this::read).toList();
    }

    private Result read(Unit unit) {
        Result result = new Result(unit);
        TableRow here = unit.first();
        try {
            String sku = here.required(Field.SKU);
            int earlier = seen.line(SkuKey.of(sku));
            if (earlier != 0) {
                throw Problem.invalid(
                        Field.SKU.code(), "is on line " + earlier + " already; a bundle's rows follow each other");
            }
            ObjectNode patch = json.createObjectNode();
            ArrayNode components = patch.putArray("components");
            for (TableRow row : unit.rows()) {
                here = row;
                add(row, patch, components);
            }
            seen.note(SkuKey.of(sku), unit.line());
            edits.add(ItemEdit.of(sku, patch, null));
            return result;
        } catch (Problem problem) {
            return result.bad(here, problem);
        }
    }

    private static void add(TableRow row, ObjectNode patch, ArrayNode components) {
        String title = row.text(Field.TITLE);
        if (title != null) {
            patch.put("title", title);
        }
        String category = row.text(Field.CATEGORY);
        if (category != null) {
            patch.put("category", category);
        }
        Long quantity = row.whole(Field.COMPONENT_QUANTITY);
        if (quantity == null) {
            throw Problem.invalid(Field.COMPONENT_QUANTITY.code(), "is empty");
        }
        components.addObject().put("sku", row.required(Field.COMPONENT)).put("quantity", quantity.longValue());
    }

    @Override
    public void preview(List<Result> results) {
        decide(results, changes.previewBundles(edits));
    }

    @Override
    public void run(List<Result> results, String actor, Consumer<List<Result>> besides) {
        changes.putBundles(edits, actor, outcomes -> {
            decide(results, outcomes);
            besides.accept(results);
        });
    }

    private static void decide(List<Result> results, List<ItemOutcome> outcomes) {
        int next = 0;
        for (Result result : results) {
            if (Target.isOpen(result)) {
                decide(result, outcomes.get(next++));
            }
        }
    }

    private static void decide(Result result, ItemOutcome outcome) {
        switch (outcome) {
            case ItemOutcome.Refused refused -> result.bad(result.unit().first(), refused.problem());
            case ItemOutcome.Put put when put.before() == null -> result.is(Result.What.NEW);
            case ItemOutcome.Put put
            when put.isChange() ->
                result.is(Result.What.CHANGED)
                        .changes(new Result.Change(
                                result.unit().line(),
                                put.sku(),
                                "becomes " + put.body().path("components"),
                                put.body().path("components").size()));
            case ItemOutcome.Put put -> result.is(Result.What.UNCHANGED);
        }
    }
}
