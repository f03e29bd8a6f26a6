package dev.stockwell.hub.exchange;

import dev.stockwell.hub.location.LocationChanges;
import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Locations, a row for each. */
final class LocationsTarget implements Target {
    private static final Map<Field, String> TEXTS = Map.of(
            Field.LOCATION_NAME, "name",
            Field.LOCATION_TYPE, "type",
            Field.TIME_ZONE, "timeZone",
            Field.DAY_ENDS_AT, "dayEndsAt",
            Field.AUTHORITY, "authority");
    private static final Map<Field, String> FLAGS = Map.of(
            Field.SELLS, "sells",
            Field.SHIPS_ONLINE, "shipsOnline",
            Field.PICKUP, "pickup",
            Field.ACCEPTS_RETURNS, "acceptsReturns",
            Field.PARTICIPATING, "participating");

    private final LocationChanges changes;
    private final JsonMapper json;
    private final Seen seen;

    LocationsTarget(LocationChanges changes, JsonMapper json, Seen seen) {
        this.changes = changes;
        this.json = json;
        this.seen = seen;
    }

    @Override
    public List<Result> read(List<Unit> units) {
        return units.stream()
                .map(unit -> Target.read(unit, result -> {
                    String code = unit.first().required(Field.LOCATION);
                    int earlier = seen.line(code);
                    if (earlier != 0) {
                        throw Problem.invalid(Field.LOCATION.code(), "is on line " + earlier + " already");
                    }
                    seen.note(code, unit.line());
                }))
                .toList();
    }

    @Override
    public void preview(List<Result> results) {
        results.stream().filter(Target::isOpen).forEach(result -> decide(result, null));
    }

    @Override
    public void run(List<Result> results, String actor, Consumer<List<Result>> besides) {
        results.stream().filter(Target::isOpen).forEach(result -> decide(result, actor));
        besides.accept(results);
    }

    /** @param actor null: nothing is changed */
    private void decide(Result result, @Nullable String actor) {
        TableRow row = result.unit().first();
        try {
            String code = row.required(Field.LOCATION);
            ObjectNode patch = patch(row);
            LocationChanges.Wish wish = changes.preview(code, patch);
            boolean isNew = wish.before() == null;
            if (isNew && !patch.has("name")) {
                patch.put("name", code);
                wish = changes.preview(code, patch);
            }
            Document before = wish.before();
            if (before != null && before.says(wish.body())) {
                return;
            }
            if (actor != null) {
                changes.put(code, patch, actor);
            }
            result.is(isNew ? Result.What.NEW : Result.What.CHANGED);
            if (!isNew) {
                result.changes(new Result.Change(row.line(), code, "becomes " + wish.body(), 1));
            }
        } catch (Problem problem) {
            result.bad(row, problem);
        }
    }

    private ObjectNode patch(TableRow row) {
        ObjectNode patch = json.createObjectNode();
        if (row.text(Field.LOCATION_NAME) != null) {
            patch.put("name", row.text(Field.LOCATION_NAME));
        }
        TEXTS.forEach((field, name) -> {
            String text = row.text(field);
            if (text != null) {
                patch.put(name, text);
            }
        });
        ObjectNode flags = json.createObjectNode();
        FLAGS.forEach((field, name) -> {
            Boolean flag = row.flag(field);
            if (flag != null) {
                flags.put(name, flag.booleanValue());
            }
        });
        if (!flags.isEmpty()) {
            patch.set("flags", flags);
        }
        return patch;
    }
}
