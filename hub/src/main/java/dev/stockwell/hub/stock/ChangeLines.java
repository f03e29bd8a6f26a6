package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The movements that a filled-in form asks for. */
final class ChangeLines {
    private static final Pattern NUMBER = Pattern.compile("[-+\u2212]?[0-9]{1,15}([.,][0-9]{1,6})?");

    private final JsonMapper json;
    private final ChangeForm form;

    ChangeLines(JsonMapper json, ChangeForm form) {
        this.json = json;
        this.form = form;
    }

    /** The movement of one line; its quantity is in the smallest step of what the SKU names. */
    MovementBody line(int index, Sellable what) {
        long quantity = quantity(form.quantities().get(index), what);
        ChangeKind kind = form.kind();
        return new MovementBody(
                null,
                form.type(),
                what.sku(),
                form.location(),
                quantity,
                kind == ChangeKind.ALLOCATE ? null : form.pool(),
                null,
                null,
                kind.hasState() ? (form.fromState() == null ? "available" : form.fromState()) : null,
                switch (kind) {
                    case MOVE -> text(form.to());
                    case STATE -> text(form.toState());
                    default -> null;
                },
                kind == ChangeKind.ALLOCATE ? (form.pool() == null ? "shared" : form.pool()) : null,
                kind == ChangeKind.ALLOCATE ? form.toPool() : null,
                form.reason(),
                form.reference(),
                null,
                null);
    }

    /** All lines; throws the problem of the first that makes no sense. */
    List<MovementBody> all(List<Sellable> items) {
        List<MovementBody> lines = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            lines.add(line(i, items.get(i)));
        }
        return lines;
    }

    private @Nullable JsonNode text(@Nullable String value) {
        return value == null ? null : json.valueToTree(value);
    }

    /** In people's way of writing: a comma or a point before the decimals. */
    private static long quantity(String typed, Sellable what) {
        String text = typed.strip();
        if (text.isEmpty()) {
            throw Problem.invalid("quantity", "is missing");
        }
        if (!NUMBER.matcher(text).matches()) {
            throw Problem.invalid("quantity", "is not a number: " + text);
        }
        BigDecimal units = new BigDecimal(text.replace('\u2212', '-').replace(',', '.'));
        int decimals = what.measure().decimals();
        if (units.stripTrailingZeros().scale() > decimals) {
            throw Problem.invalid(
                    "quantity",
                    decimals == 0 ? "must be a whole number" : "may have " + decimals + " decimals and no more");
        }
        return units.movePointRight(decimals).longValueExact();
    }
}
