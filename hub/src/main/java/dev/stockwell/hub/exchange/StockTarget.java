package dev.stockwell.hub.exchange;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.stock.Openings;
import dev.stockwell.hub.web.MoneyBody;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opening stock: a row for each item, location and pool; those of one item and location follow each other. */
final class StockTarget implements Target {
    private static final String NOT_STOCKED = "not stocked";
    private static final Set<String> OF_SHOPIFY = Set.of(
            "handle",
            "title",
            "option1name",
            "option1value",
            "option2name",
            "option2value",
            "option3name",
            "option3value",
            "sku",
            "hscode",
            "coo",
            "binname",
            "incoming",
            "unavailable",
            "committed",
            "available");

    private final Openings openings;
    private final Choices choices;
    private final Seen seen;
    private final Openings.Origin origin;
    private final Map<Result, List<Openings.Line>> lines = new HashMap<>();

    StockTarget(Openings openings, Choices choices, Seen seen, Openings.Origin origin) {
        this.openings = openings;
        this.choices = choices;
        this.seen = seen;
        this.origin = origin;
    }

    @Override
    public @Nullable String group(TableRow row) {
        String sku = row.text(Field.SKU);
        return sku == null ? null : SkuKey.of(sku) + '\n' + location(row);
    }

    private @Nullable String location(TableRow row) {
        String location = row.text(Field.LOCATION);
        return location == null ? choices.location() : location;
    }

    @Override
    public List<Result> read(List<Unit> units) {
        lines.clear();
        Set<String> skus = new HashSet<>();
        units.forEach(unit -> unit.rows().forEach(row -> {
            try {
                String sku = row.text(Field.SKU);
                if (sku != null) {
                    skus.add(sku);
                }
            } catch (Problem unreadable) {
                // Told when the row is read.
            }
        }));
        Map<String, Sellable> known = openings.find(skus);
        return units.stream().map(unit -> read(unit, known)).toList();
    }

    private Result read(Unit unit, Map<String, Sellable> known) {
        Result result = new Result(unit);
        List<Openings.Line> read = new ArrayList<>();
        TableRow here = unit.first();
        try {
            for (TableRow row : unit.rows()) {
                here = row;
                if (row.table().place(Field.QUANTITY) < 0
                        || (row.table().place(Field.LOCATION) < 0 && choices.location() == null)) {
                    addWide(row, known, read);
                } else if (!NOT_STOCKED.equalsIgnoreCase(row.text(Field.QUANTITY))) {
                    Long quantity = row.whole(Field.QUANTITY);
                    add(row, known, location(row), quantity, read);
                }
            }
        } catch (Problem problem) {
            return result.bad(here, problem);
        }
        if (read.isEmpty()) {
            return result.skipped("rows that say the item is not stocked there");
        }
        lines.put(result, read);
        return result;
    }

    /** Some exports have a column for each location. */
    private void addWide(TableRow row, Map<String, Sellable> known, List<Openings.Line> read) {
        List<String> header = row.table().header();
        for (int i = 0; i < header.size(); i++) {
            if (!OF_SHOPIFY.contains(Field.folded(header.get(i)))) {
                String cell = row.cell(i, header.get(i));
                if (cell != null && !NOT_STOCKED.equalsIgnoreCase(cell)) {
                    add(row, known, header.get(i), TableRow.whole(cell, header.get(i)), read);
                }
            }
        }
    }

    private void add(
            TableRow row,
            Map<String, Sellable> known,
            @Nullable String location,
            @Nullable Long quantity,
            List<Openings.Line> read) {
        String sku = row.required(Field.SKU);
        Sellable what = known.get(SkuKey.of(sku));
        if (what == null) {
            throw Problem.of(ProblemCode.UNKNOWN_SKU, Field.SKU.code(), "there is no SKU " + sku);
        }
        if (quantity == null) {
            throw Problem.invalid(Field.QUANTITY.code(), "is empty");
        }
        if (location == null) {
            throw Problem.invalid(Field.LOCATION.code(), "is empty, and no location was chosen for the file");
        }
        String cost = row.text(Field.UNIT_COST);
        String currency = row.text(Field.CURRENCY) == null ? choices.currency() : row.text(Field.CURRENCY);
        Openings.Line line = openings.line(
                what,
                new Openings.Written(
                        row.line(),
                        location,
                        row.text(Field.POOL),
                        quantity,
                        cost == null || currency == null ? null : new MoneyBody(cost, currency),
                        row.instant(Field.AT)));
        String place = line.item().value() + " " + line.location().value();
        int earlier = seen.line(place + " " + line.pool().value());
        if (earlier != 0) {
            throw Problem.invalid(
                    Field.SKU.code(), "was opened there and in that pool on line " + earlier + " already");
        }
        boolean isFirst = read.stream().noneMatch(other -> other.isAtSamePlace(line));
        if (isFirst && seen.line(place) != 0) {
            throw Problem.invalid(
                    Field.SKU.code(),
                    "was opened there on line " + seen.line(place) + " already; rows of its pools follow each other");
        }
        seen.note(place, row.line());
        seen.note(place + " " + line.pool().value(), row.line());
        read.add(line);
    }

    @Override
    public void preview(List<Result> results) {
        decide(results, openings.preview(origin, wanted(results)));
    }

    @Override
    public void run(List<Result> results, String actor, Consumer<List<Result>> besides) {
        decide(results, openings.book(origin, actor, wanted(results)));
        besides.accept(results);
    }

    private List<Openings.Line> wanted(List<Result> results) {
        List<Openings.Line> wanted = new ArrayList<>();
        results.stream().filter(Target::isOpen).forEach(result -> wanted.addAll(lines.getOrDefault(result, List.of())));
        return wanted;
    }

    private void decide(List<Result> results, Map<Openings.Line, Openings.Outcome> outcomes) {
        for (Result result : results) {
            if (!Target.isOpen(result)) {
                continue;
            }
            for (Openings.Line line : lines.getOrDefault(result, List.of())) {
                Openings.Outcome outcome = outcomes.getOrDefault(line, Openings.Outcome.NOTHING);
                if (outcome.problem() != null) {
                    result.bad(row(result, line), outcome.problem());
                    break;
                }
                if (outcome.change() != 0) {
                    result.is(
                            outcome.isFirst() && result.what() != Result.What.CHANGED
                                    ? Result.What.NEW
                                    : Result.What.CHANGED);
                    result.changes(new Result.Change(
                            line.written().line(),
                            line.sku(),
                            "at " + line.written().location() + ": " + outcome.before() + " becomes "
                                    + (outcome.before() + outcome.change()),
                            Math.abs(outcome.change())));
                }
            }
        }
    }

    private static TableRow row(Result result, Openings.Line line) {
        return result.unit().rows().stream()
                .filter(row -> row.line() == line.written().line())
                .findFirst()
                .orElse(result.unit().first());
    }
}
