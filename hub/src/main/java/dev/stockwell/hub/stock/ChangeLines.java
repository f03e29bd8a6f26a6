package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Quantities;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The movements that a filled-in form asks for. */
final class ChangeLines {
    private final JsonMapper json;
    private final ChangeForm form;

    ChangeLines(JsonMapper json, ChangeForm form) {
        this.json = json;
        this.form = form;
    }

    /** The movement of one line; its quantity is in the smallest step of what the SKU names. */
    MovementBody line(int index, Sellable what) {
        long quantity = Quantities.parse(
                form.quantities().get(index), "quantity", what.measure().decimals());
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
}
