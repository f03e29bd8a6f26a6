package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
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
import java.util.Set;
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
    private final Catalog catalog;
    private final JsonMapper json;

    Reversal(Ledger ledger, Catalog catalog, JsonMapper json) {
        this.catalog = catalog;
        this.ledger = ledger;
        this.json = json;
    }

    /** The lines that take back what a command did to an item, the newest first; none if it moved nothing. */
    List<MovementBody> of(CommandId command, Sellable what, Places places) {
        ItemId item = what.item();
        if (item == null) {
            throw new Problem(ProblemCode.NOT_AN_ITEM, what.sku() + " is a bundle.");
        }
        // The ledger counts in the item's steps, whatever pack was named.
        String sku = catalog.skus(Set.of(item)).getOrDefault(item, what.sku());
        List<MovementBody> lines = new ArrayList<>();
        for (MovementView movement :
                ledger.page(new LedgerQuery(item, null, null, null, null, false, null, LOOKED_BACK))) {
            if (movement.command().equals(command) && !isForAnOrder(movement)) {
                lines.add(reversed(movement, new Line(sku, movement.reference()), places));
            }
        }
        return lines;
    }

    /** What the kernel gave to an order or took from one on the way follows by itself. */
    private static boolean isForAnOrder(MovementView movement) {
        return isClaimed(movement.from().bucket()) || isClaimed(movement.to().bucket());
    }

    private static boolean isClaimed(Bucket bucket) {
        return bucket instanceof Bucket.Inside inside
                && (inside.state() == State.RESERVED || inside.state() == State.COMMITTED);
    }

    private MovementBody reversed(MovementView movement, Line line, Places places) {
        Bucket from = movement.from().bucket();
        Bucket to = movement.to().bucket();
        long quantity = movement.quantity();
        if (from instanceof Bucket.Inside left && to instanceof Bucket.Inside entered) {
            return moved(line, entered, left, quantity, places);
        }
        if (to instanceof Bucket.Inside entered) {
            boolean isAvailable = entered.state() == State.AVAILABLE;
            return isAvailable && from == Bucket.Outside.SUPPLIER
                    ? line.at(entered, places, "return-to-supplier", quantity)
                    : isAvailable
                            ? line.at(entered, places, "adjust", -quantity)
                            : line.from(entered, places, "write-off", quantity);
        }
        Bucket.Inside left = (Bucket.Inside) from;
        return line.into(left, places, to == Bucket.Outside.SUPPLIER ? "receive" : "adjust", quantity, json);
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

        MovementBody into(Bucket.Inside bucket, Places places, String type, long quantity, JsonMapper json) {
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
                    json.valueToTree(written(bucket.state())),
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
