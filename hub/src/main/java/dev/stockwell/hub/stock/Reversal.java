package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.Ledger;
import dev.stockwell.kernel.reading.LedgerQuery;
import dev.stockwell.kernel.reading.MovementView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Finds the movements that take back what a change by hand did. The ledger is never rewritten: what was wrong stays to be
 * read, and its reversal beside it.
 */
@Component
class Reversal {
    private static final String REASON = "undone";
    private static final int LOOKED_BACK = 1_000;

    private final Ledger ledger;
    private final JsonMapper json;

    Reversal(Ledger ledger, JsonMapper json) {
        this.ledger = ledger;
        this.json = json;
    }

    /** The lines that take back what a command did to an item, the newest first; none if it moved nothing. */
    List<MovementBody> of(CommandId command, Sellable what, Places places) {
        ItemId item = Objects.requireNonNull(what.item());
        List<MovementView> newest =
                ledger.page(new LedgerQuery(item, null, null, null, null, false, null, LOOKED_BACK));
        List<MovementBody> lines = new ArrayList<>();
        for (MovementView movement : newest) {
            if (movement.command().equals(command)) {
                lines.addAll(reversed(movement, what, places));
            }
        }
        return lines;
    }

    private List<MovementBody> reversed(MovementView movement, Sellable what, Places places) {
        Bucket from = movement.from().bucket();
        Bucket to = movement.to().bucket();
        long quantity = movement.quantity();
        String reference = movement.reference();
        Line line = new Line(what.sku(), reference);
        if (from instanceof Bucket.Inside left && to instanceof Bucket.Inside entered) {
            return List.of(moved(line, entered, left, quantity, places));
        }
        if (to instanceof Bucket.Inside entered) {
            boolean isReceipt = from == Bucket.Outside.SUPPLIER && entered.state() == State.AVAILABLE;
            return List.of(
                    isReceipt
                            ? line.at(entered, places, "return-to-supplier", quantity)
                            : entered.state() == State.AVAILABLE
                                    ? line.at(entered, places, "adjust", -quantity)
                                    : line.from(entered, places, "write-off", quantity));
        }
        Bucket.Inside left = (Bucket.Inside) from;
        MovementBody back = line.at(left, places, to == Bucket.Outside.SUPPLIER ? "receive" : "adjust", quantity);
        return left.state() == State.AVAILABLE
                ? List.of(back)
                : List.of(back, line.state(left, places, State.AVAILABLE, left.state(), quantity, json));
    }

    private MovementBody moved(Line line, Bucket.Inside from, Bucket.Inside to, long quantity, Places places) {
        boolean isSameLevel = from.level().equals(to.level());
        boolean isSamePlace = from.level().location().equals(to.level().location());
        if (isSameLevel) {
            return line.state(from, places, from.state(), to.state(), quantity, json);
        }
        if (from.state() != State.AVAILABLE || to.state() != State.AVAILABLE) {
            throw new Problem(ProblemCode.COMMAND_FAILED, "This change cannot be taken back by a movement.");
        }
        return isSamePlace ? line.toPool(from, to, places, quantity) : line.toPlace(from, to, places, quantity, json);
    }

    /** What all lines of a reversal have alike. */
    private record Line(String sku, @Nullable String reference) {
        private static String written(State state) {
            return state.name().toLowerCase(Locale.ROOT);
        }

        MovementBody at(Bucket.Inside bucket, Places places, String type, long quantity) {
            return new MovementBody(
                    null,
                    type,
                    sku,
                    places.code(bucket.level().location()),
                    quantity,
                    places.code(bucket.level().pool()),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null,
                    REASON,
                    reference,
                    null,
                    null);
        }

        MovementBody from(Bucket.Inside bucket, Places places, String type, long quantity) {
            return new MovementBody(
                    null,
                    type,
                    sku,
                    places.code(bucket.level().location()),
                    quantity,
                    places.code(bucket.level().pool()),
                    null,
                    null,
                    written(bucket.state()),
                    null,
                    null,
                    null,
                    REASON,
                    reference,
                    null,
                    null);
        }

        MovementBody state(Bucket.Inside bucket, Places places, State from, State to, long quantity, JsonMapper json) {
            return new MovementBody(
                    null,
                    "state",
                    sku,
                    places.code(bucket.level().location()),
                    quantity,
                    places.code(bucket.level().pool()),
                    null,
                    null,
                    written(from),
                    json.valueToTree(written(to)),
                    null,
                    null,
                    REASON,
                    reference,
                    null,
                    null);
        }

        MovementBody toPool(Bucket.Inside from, Bucket.Inside to, Places places, long quantity) {
            return new MovementBody(
                    null,
                    "allocate",
                    sku,
                    places.code(from.level().location()),
                    quantity,
                    null,
                    null,
                    null,
                    null,
                    null,
                    places.code(from.level().pool()),
                    places.code(to.level().pool()),
                    REASON,
                    reference,
                    null,
                    null);
        }

        MovementBody toPlace(Bucket.Inside from, Bucket.Inside to, Places places, long quantity, JsonMapper json) {
            return new MovementBody(
                    null,
                    "move",
                    sku,
                    places.code(from.level().location()),
                    quantity,
                    places.code(from.level().pool()),
                    null,
                    null,
                    null,
                    json.valueToTree(places.code(to.level().location())),
                    null,
                    null,
                    REASON,
                    reference,
                    null,
                    null);
        }
    }
}
