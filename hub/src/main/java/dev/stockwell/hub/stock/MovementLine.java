package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One line of a call that moves stock, read against the setup: what it names, and the command that it means. */
final class MovementLine {
    private static final int REASON_MAX = 60;
    private static final int REFERENCE_MAX = 200;

    private final MovementBody body;
    private final String path;
    private final Places places;
    private final Catalog catalog;

    /** @param path where the line stands in the call, as in movements[3] */
    MovementLine(MovementBody body, String path, Setup setup, Catalog catalog) {
        this.body = body;
        this.path = path;
        this.places = setup.places();
        this.catalog = catalog;
    }

    /** The command that the line means; throws the problem that names the field otherwise. */
    Command command() {
        MovementBody.Type type = Input.choice(body.type(), field("type"), MovementBody.Type.class, null);
        Sellable what = counted(body.sku(), field("sku"));
        ItemId item = item(what);
        LocationId location =
                places.location(body.location(), field("location")).id();
        PoolId pool = places.pool(body.pool(), field("pool"));
        return switch (type) {
            case RECEIVE ->
                new Command.Receive(
                        item, location, pool, quantity(what), state(body.to(), "to", State.AVAILABLE), unitCost(what));
            case RETURN_TO_SUPPLIER -> new Command.ReturnToSupplier(item, location, pool, quantity(what));
            case ADJUST -> new Command.Adjust(item, location, pool, foundIn(), adjustment(what));
            case COUNT -> new Command.Count(item, location, count(what), of());
            case OPENING -> new Command.Open(item, location, pool, count(what), unitCost(what));
            case SET -> new Command.SetAvailable(item, location, pool, count(what), expected(what));
            case STATE ->
                new Command.ChangeState(
                        item, location, pool, from(), state(body.to(), "to", null), withReason(quantity(what)));
            case WRITE_OFF -> new Command.WriteOff(item, location, pool, from(), withReason(quantity(what)));
            case MOVE -> new Command.Move(item, location, toLocation(location), pool, quantity(what));
            case ALLOCATE -> allocate(item, location, quantity(what));
            case CONVERT -> convert(item, location, pool, quantity(what));
        };
    }

    @Nullable
    String reason() {
        return Input.textOrNull(body.reason(), field("reason"), REASON_MAX);
    }

    @Nullable
    String reference() {
        return Input.textOrNull(body.reference(), field("reference"), REFERENCE_MAX);
    }

    private Sellable counted(@Nullable String sku, String field) {
        Sellable what = catalog.require(sku, field);
        if (what.item() == null) {
            throw Problem.of(ProblemCode.NOT_AN_ITEM, field, what.sku() + " is a bundle");
        }
        if (!what.isStocked()) {
            throw Problem.of(ProblemCode.NOT_STOCKED, field, what.sku() + " is recorded, never counted");
        }
        return what;
    }

    /** What went missing was available; of other states it is written off. */
    private State foundIn() {
        State into = state(body.to(), "to", State.AVAILABLE);
        if (into != State.AVAILABLE && body.quantity() != null && body.quantity() < 0) {
            throw Problem.invalid(field("to"), "is where goods were found; a write-off takes them from a state");
        }
        return into;
    }

    private static ItemId item(Sellable what) {
        return what.parts().getFirst().item();
    }

    private long quantity(Sellable what) {
        return steps(Input.quantity(body.quantity(), field("quantity")), what, "quantity");
    }

    private long count(Sellable what) {
        return steps(Input.count(body.quantity(), field("quantity")), what, "quantity");
    }

    private long adjustment(Sellable what) {
        long units = Input.signed(body.quantity(), field("quantity"));
        return withReason(Long.signum(units) * steps(Math.abs(units), what, "quantity"));
    }

    private long steps(long units, Sellable what, String name) {
        try {
            return Bounds.steps(units, what.units());
        } catch (IllegalArgumentException tooMany) {
            throw Problem.invalid(field(name), "is more than one line may carry");
        }
    }

    private long withReason(long quantity) {
        if (body.reason() == null) {
            throw Problem.invalid(field("reason"), "is missing: say why, in one or two words");
        }
        return quantity;
    }

    private @Nullable Money unitCost(Sellable what) {
        return body.unitCost() == null ? null : body.unitCost().money(field("unitCost"), what.units());
    }

    private Command.Count.Of of() {
        return Input.choice(body.of(), field("of"), Command.Count.Of.class, Command.Count.Of.ON_HAND);
    }

    private @Nullable Long expected(Sellable what) {
        JsonNode expected = body.expected();
        if (expected == null) {
            throw Problem.invalid(
                    field("expected"), "is missing: say what you believe is available, or null to skip the check");
        }
        if (expected.isNull()) {
            return null;
        }
        if (!expected.isIntegralNumber() || !expected.canConvertToLong()) {
            throw Problem.invalid(field("expected"), "must be a whole number or null");
        }
        return Math.multiplyExact(Input.signedOrZero(expected.longValue(), field("expected")), what.units());
    }

    private State from() {
        return state(Input.required(body.from(), field("from")), "from");
    }

    private State state(@Nullable JsonNode value, String name, @Nullable State otherwise) {
        if ((value == null || value.isNull()) && otherwise != null) {
            return otherwise;
        }
        return state(text(value, name), name);
    }

    private State state(String value, String name) {
        for (State state : State.values()) {
            boolean isClaimed = state == State.RESERVED || state == State.COMMITTED;
            if (!isClaimed && state.name().equalsIgnoreCase(value)) {
                return state;
            }
        }
        throw Problem.invalid(field(name), "must be one of available, quality_control, damaged, display");
    }

    private LocationId toLocation(LocationId from) {
        LocationId to = places.location(text(body.to(), "to"), field("to")).id();
        if (to.equals(from)) {
            throw Problem.of(ProblemCode.SAME_PLACE, field("to"), "is where the goods are already");
        }
        return to;
    }

    private Command allocate(ItemId item, LocationId location, long quantity) {
        PoolId from = places.pool(Input.required(body.fromPool(), field("fromPool")), field("fromPool"));
        PoolId to = places.pool(Input.required(body.toPool(), field("toPool")), field("toPool"));
        if (from.equals(to)) {
            throw Problem.of(ProblemCode.SAME_PLACE, field("toPool"), "is the pool in which the goods are already");
        }
        return new Command.Allocate(item, location, from, to, quantity);
    }

    private Command convert(ItemId item, LocationId location, PoolId pool, long quantity) {
        JsonNode to = body.to();
        if (to == null || !to.isObject()) {
            throw Problem.invalid(field("to"), "must name what it becomes, as in {\"sku\":\"MUG\",\"quantity\":12}");
        }
        Sellable made = counted(text(to.get("sku"), "to.sku"), field("to.sku"));
        JsonNode units = to.get("quantity");
        if (units == null || !units.isIntegralNumber() || !units.canConvertToLong()) {
            throw Problem.invalid(field("to.quantity"), "must be a whole number");
        }
        if (item(made).equals(item)) {
            throw Problem.of(ProblemCode.SAME_PLACE, field("to.sku"), "is the same item");
        }
        long steps = steps(Input.quantity(units.longValue(), field("to.quantity")), made, "to.quantity");
        return new Command.Convert(item, quantity, item(made), steps, location, pool);
    }

    private String text(@Nullable JsonNode value, String name) {
        if (value == null || !value.isString()) {
            throw Problem.invalid(field(name), value == null ? "is missing" : "must be a text");
        }
        return value.stringValue();
    }

    private String field(String name) {
        return path + "." + name;
    }
}
