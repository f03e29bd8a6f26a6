package dev.stockwell.hub.exchange;

import dev.stockwell.hub.catalog.ItemChanges;
import dev.stockwell.hub.catalog.ItemEdit;
import dev.stockwell.hub.catalog.ItemOutcome;
import dev.stockwell.hub.catalog.SkuFormat;
import dev.stockwell.hub.store.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Items, and packs of items, as rows of a file. */
final class ItemsTarget implements Target {
    private static final int SHOWN = 60;

    private final ItemChanges changes;
    private final ItemRows rows;
    private final SkuFormat format;
    private List<ItemEdit> edits = List.of();

    ItemsTarget(ItemChanges changes, ItemRows rows, SkuFormat format) {
        this.changes = changes;
        this.rows = rows;
        this.format = format;
    }

    @Override
    public List<Result> read(List<Unit> units) {
        edits = new ArrayList<>();
        return units.stream()
                .map(unit -> Target.read(unit, result -> {
                    ItemEdit edit = rows.edit(unit.first(), result);
                    if (edit != null) {
                        edits.add(edit);
                    }
                }))
                .toList();
    }

    @Override
    public void preview(List<Result> results) {
        decide(results, changes.previewItems(edits));
    }

    @Override
    public void run(List<Result> results, String actor, Consumer<List<Result>> besides) {
        changes.putItems(edits, actor, outcomes -> {
            decide(results, outcomes);
            besides.accept(results);
        });
    }

    private void decide(List<Result> results, List<ItemOutcome> outcomes) {
        int next = 0;
        for (Result result : results) {
            if (Target.isOpen(result)) {
                decide(result, edits.get(next), outcomes.get(next));
                next++;
            }
        }
    }

    private void decide(Result result, ItemEdit edit, ItemOutcome outcome) {
        switch (outcome) {
            case ItemOutcome.Refused refused -> result.bad(result.unit().first(), refused.problem());
            case ItemOutcome.Put put -> {
                int line = result.unit().line();
                result.is(
                        put.before() == null
                                ? Result.What.NEW
                                : put.isChange() ? Result.What.CHANGED : Result.What.UNCHANGED);
                if (put.before() != null && !put.sku().equals(edit.sku())) {
                    result.warn(line, Field.SKU, "is taken for " + put.sku() + ", which is known under this name too");
                }
                if (put.before() == null) {
                    format.fault(edit.sku()).ifPresent(fault -> result.warn(line, Field.SKU, fault.sentence()));
                } else if (put.isChange()) {
                    result.changes(change(line, put, put.before()));
                }
            }
        }
    }

    private static Result.Change change(int line, ItemOutcome.Put put, Document before) {
        List<String> said = new ArrayList<>();
        put.body().properties().forEach(member -> {
            JsonNode old = before.body().get(member.getKey());
            if (old == null || !isSame(old, member.getValue())) {
                said.add(member.getKey() + ": " + shown(old) + " becomes " + shown(member.getValue()));
            }
        });
        return new Result.Change(line, put.sku(), said.stream().collect(Collectors.joining("; ")), said.size());
    }

    private static boolean isSame(JsonNode left, JsonNode right) {
        return left.toString().equals(right.toString());
    }

    private static String shown(@Nullable JsonNode value) {
        String text = value == null ? "nothing" : value.isString() ? value.stringValue() : value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
