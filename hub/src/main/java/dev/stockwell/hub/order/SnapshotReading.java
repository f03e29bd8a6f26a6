package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The reading of a snapshot. What cannot be is refused and named; what is merely odd, as more shipped than ordered, has
 * happened and is taken.
 */
final class SnapshotReading {
    private static final int LINES_MAX = 2_000;
    private static final int PARTS_MAX = 1_000;
    private static final int ID_MAX = 200;
    private static final int VERSION_MAX = 100;
    private static final int VERSION_DIGITS = 18;
    private static final int ADDRESS_MAX = 10_000;

    private final Places places;
    private final Instant now;

    SnapshotReading(Places places, Instant now) {
        this.places = places;
        this.now = now;
    }

    Snapshot read(OrderBody body) {
        String version = Input.textOrNull(body.version(), "version", VERSION_MAX);
        Long counted =
                version != null && version.matches("[0-9]{1," + VERSION_DIGITS + "}") ? Long.valueOf(version) : null;
        if (body.updatedAt() == null && counted == null) {
            throw Problem.invalid("updatedAt", "is missing");
        }
        Instant updatedAt = Input.happened(body.updatedAt(), "updatedAt", now);
        List<OrderBody.Line> lines = Input.listOrEmpty(body.lines(), "lines", LINES_MAX);
        List<Snapshot.Line> read = new ArrayList<>(lines.size());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String path = "lines[" + i + "].";
            read.add(line(lines.get(i), path, updatedAt));
            requireNew(ids, read.getLast().id(), path);
        }
        return new Snapshot(
                counted == null ? ChronoUnit.MICROS.between(Instant.EPOCH, updatedAt) : counted,
                updatedAt,
                body.placedAt() == null ? updatedAt : Input.happened(body.placedAt(), "placedAt", now),
                Input.choice(body.status(), "status", OrderStatus.class, OrderStatus.OPEN),
                body.complete() != null && body.complete(),
                body.reservation(),
                read,
                shipTo(body.shipTo()),
                date(body.requestedShipDate()));
    }

    private Snapshot.Line line(OrderBody.Line line, String path, Instant updatedAt) {
        String sku = line.sku() == null ? null : Input.text(line.sku().strip(), path + "sku", SkuKey.LENGTH_MAX);
        String listing = Input.textOrNull(line.listing(), path + "listing", ID_MAX);
        if (sku == null && listing == null) {
            throw Problem.invalid(path + "sku", "is missing: a line names a SKU or a listing");
        }
        long quantity = Input.count(line.quantity(), path + "quantity");
        long cancelled = countOrNone(line.cancelled(), path + "cancelled");
        if (cancelled > quantity) {
            throw Problem.invalid(path + "cancelled", "is more than the quantity");
        }
        List<Snapshot.Fulfilment> fulfilments = fulfilments(line.fulfilments(), path + "fulfilments", updatedAt);
        List<Snapshot.Return> returns = returns(line.returns(), path + "returns", updatedAt);
        requireFew(fulfilments, Snapshot.Fulfilment::quantity, path + "fulfilments");
        requireFew(returns, Snapshot.Return::quantity, path + "returns");
        return new Snapshot.Line(
                Input.text(line.id(), path + "id", ID_MAX),
                sku,
                listing,
                quantity,
                cancelled,
                line.unitPrice() == null ? null : line.unitPrice().checked(path + "unitPrice"),
                line.pickup() == null ? null : pickup(line.pickup(), path + "pickup"),
                fulfilments,
                countOrNone(line.refunded(), path + "refunded"),
                returns);
    }

    private Snapshot.Pickup pickup(OrderBody.Pickup pickup, String path) {
        return new Snapshot.Pickup(
                places.location(pickup.location(), path + ".location").code(), pickup.until());
    }

    private List<Snapshot.Fulfilment> fulfilments(
            @Nullable List<OrderBody.Fulfilment> given, String path, Instant updatedAt) {
        List<OrderBody.Fulfilment> list = Input.listOrEmpty(given, path, PARTS_MAX);
        List<Snapshot.Fulfilment> read = new ArrayList<>(list.size());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            OrderBody.Fulfilment each = list.get(i);
            String field = path + "[" + i + "].";
            read.add(new Snapshot.Fulfilment(
                    idOrNumber(each.id(), i, field),
                    each.location() == null
                            ? null
                            : places.location(each.location(), field + "location")
                                    .code(),
                    Input.count(each.quantity(), field + "quantity"),
                    each.at() == null ? updatedAt : Input.happened(each.at(), field + "at", now),
                    Input.written(Input.choice(each.by(), field + "by", By.class, By.US))));
            requireNew(ids, read.getLast().id(), field);
        }
        return read;
    }

    private List<Snapshot.Return> returns(@Nullable List<OrderBody.Return> given, String path, Instant updatedAt) {
        List<OrderBody.Return> list = Input.listOrEmpty(given, path, PARTS_MAX);
        List<Snapshot.Return> read = new ArrayList<>(list.size());
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
            OrderBody.Return each = list.get(i);
            String field = path + "[" + i + "].";
            read.add(new Snapshot.Return(
                    idOrNumber(each.id(), i, field),
                    places.location(each.location(), field + "location").code(),
                    Input.count(each.quantity(), field + "quantity"),
                    each.at() == null ? updatedAt : Input.happened(each.at(), field + "at", now),
                    each.restockedByChannel() != null && each.restockedByChannel()));
            requireNew(ids, read.getLast().id(), field);
        }
        return read;
    }

    /** Who packed what has left. */
    private enum By {
        US,
        CHANNEL
    }

    private static String idOrNumber(@Nullable String id, int index, String path) {
        return id == null ? "#" + index : Input.text(id, path + "id", ID_MAX);
    }

    private static void requireNew(Set<String> ids, String id, String path) {
        if (!ids.add(id)) {
            throw Problem.invalid(path + "id", "is there twice");
        }
    }

    private static <T> void requireFew(List<T> list, ToLongFunction<T> quantity, String field) {
        if (list.stream().mapToLong(quantity).sum() > Input.QUANTITY_MAX) {
            throw Problem.invalid(field, "are more than " + Input.QUANTITY_MAX + " together");
        }
    }

    private static long countOrNone(@Nullable Long value, String field) {
        return value == null ? 0 : Input.count(value, field);
    }

    private static @Nullable String date(@Nullable String date) {
        if (date == null) {
            return null;
        }
        try {
            return LocalDate.parse(date).toString();
        } catch (DateTimeParseException malformed) {
            throw Problem.invalid("requestedShipDate", "must be a date, as in 2026-12-24");
        }
    }

    private static @Nullable ObjectNode shipTo(@Nullable ObjectNode address) {
        if (address != null) {
            if (address.toString().length() > ADDRESS_MAX) {
                throw Problem.invalid("shipTo", "is longer than " + ADDRESS_MAX + " characters");
            }
            requireStorable(address);
        }
        return address;
    }

    /** A half of a character cannot be stored as UTF-8. */
    private static void requireStorable(JsonNode node) {
        node.forEach(SnapshotReading::requireStorable);
        boolean isTorn = (node.isString() && isTorn(node.stringValue()))
                || node.properties().stream().anyMatch(member -> isTorn(member.getKey()));
        if (isTorn) {
            throw Problem.invalid("shipTo", "has a character that no text may have");
        }
    }

    private static boolean isTorn(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
