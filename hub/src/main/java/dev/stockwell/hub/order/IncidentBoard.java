package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Quantities;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.reading.IncidentView;
import dev.stockwell.kernel.reading.Incidents;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** The incidents put into words: what is wrong, for whom, and what can be done. */
@Component
class IncidentBoard {
    private static final int NOTE_MAX = 500;
    private static final String CLOSE = """
            update incident
            set closed_at = :now, closed_by = :actor, closing = :note
            where id = :id and closed_at is null""";

    private final Incidents incidents;
    private final StoredOrders orders;
    private final Catalog catalog;
    private final Setups setups;
    private final JdbcClient sql;
    private final InstantSource clock;

    IncidentBoard(
            Incidents incidents,
            StoredOrders orders,
            Catalog catalog,
            Setups setups,
            JdbcClient sql,
            InstantSource clock) {
        this.incidents = incidents;
        this.orders = orders;
        this.catalog = catalog;
        this.setups = setups;
        this.sql = sql;
        this.clock = clock;
    }

    /** What an incident can be about. */
    enum Kind {
        SHORT,
        DISPLACED,
        NEGATIVE,
        PARKED,
        DRIFT,
        OUTAGE
    }

    /** One incident as it is kept. */
    IncidentView require(UUID id) {
        return incidents
                .find(id)
                .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "There is no incident of this id."));
    }

    /** The same in words. */
    IncidentShown shown(IncidentView incident) {
        return shown(List.of(incident)).getFirst();
    }

    /** Incidents in words, with the few statements that one takes. */
    List<IncidentShown> shown(List<IncidentView> found) {
        Map<ClaimId, StoredOrder> byClaim =
                orders.ofClaims(each(found, IncidentView::claim).collect(Collectors.toSet())).stream()
                        .collect(Collectors.toMap(StoredOrder::claim, Function.identity()));
        Map<ItemId, String> names = catalog.skus(each(found, IncidentView::item).collect(Collectors.toSet()));
        return found.stream()
                .map(each -> shown(each, each.claim() == null ? null : byClaim.get(each.claim()), names))
                .toList();
    }

    /** Closes an incident with a word on why. One that is closed stays as it is. */
    IncidentShown close(UUID id, @Nullable String note, String actor) {
        String why = Input.text(note, "note", NOTE_MAX);
        require(id);
        sql.sql(CLOSE)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor)
                .param("note", why)
                .param("id", id)
                .update();
        return shown(require(id));
    }

    private static <T> Stream<T> each(List<IncidentView> found, Function<IncidentView, @Nullable T> part) {
        return found.stream().map(part).filter(Objects::nonNull).map(Objects::requireNonNull);
    }

    private IncidentShown shown(IncidentView each, @Nullable StoredOrder order, Map<ItemId, String> names) {
        Setup setup = setups.current();
        Kind kind = Input.choice(each.kind(), "kind", Kind.class, null);
        NumberedLine line = line(order, each.line());
        String sku = each.item() == null ? null : names.getOrDefault(each.item(), "?");
        String location = each.location() == null ? null : setup.places().code(each.location());
        return new IncidentShown(
                each.id(),
                each.kind(),
                each.closedAt() == null,
                each.openedAt(),
                each.closedAt(),
                sku == null ? each.note() : sku,
                location,
                order != null
                        ? setup.code(order.channel())
                        : each.channel() == null ? null : setup.code(each.channel()),
                order == null ? each.reference() : order.externalId(),
                order == null && each.reference() == null && each.claim() != null
                        ? each.claim().value()
                        : null,
                line == null ? null : line.id(),
                customer(order),
                each.quantity(),
                happened(kind, each, quantity(each), sku, location, of(order, line, each)),
                next(kind),
                each.closedBy(),
                each.closing());
    }

    /** As people count the item. */
    private String quantity(IncidentView each) {
        long steps = each.quantity() == null ? 0 : each.quantity();
        return Quantities.text(
                steps, each.item() == null ? 0 : catalog.measure(each.item()).decimals());
    }

    private static String happened(
            Kind kind, IncidentView each, String quantity, @Nullable String sku, @Nullable String location, String of) {
        return switch (kind) {
            case SHORT -> quantity + " of " + sku + " could not be had for " + of + ".";
            case DISPLACED ->
                quantity + " of " + sku + " at " + location + " left with something else, and " + of + " lost them.";
            case NEGATIVE ->
                quantity + " more of " + sku + " left " + location + " than were on hand, so the count was wrong.";
            case PARKED -> "No item or listing is known by the name of " + each.note() + ", which " + of + " wants.";
            case DRIFT -> "A channel shows another number than it was told" + note(each);
            case OUTAGE -> "A channel cannot be reached" + note(each);
        };
    }

    private static String next(Kind kind) {
        return switch (kind) {
            case SHORT ->
                "Receive or move in more of it, and the line is covered by itself; or cancel the line on its channel.";
            case DISPLACED ->
                "Look at the order's sources: what another location has was taken; for the rest receive more, or tell"
                        + " the customer. Then close it.";
            case NEGATIVE -> "Count it there: POST /movements with type count. That closes it.";
            case PARKED ->
                "Create the item, give an item this alias, or map the listing; the line then takes effect by itself.";
            case DRIFT -> "Look at the listing on the channel.";
            case OUTAGE -> "Look at the channel's connection.";
        };
    }

    /** Whoever the goods are sent to, by the names under which channels and our API send him. */
    private static @Nullable String customer(@Nullable StoredOrder order) {
        Snapshot snapshot = order == null ? null : order.snapshot();
        ObjectNode shipTo = snapshot == null ? null : snapshot.shipTo();
        if (shipTo == null) {
            return null;
        }
        String whole = shipTo.path("name").asString("").strip();
        String parts = (shipTo.path("firstName").asString("") + " "
                        + shipTo.path("lastName").asString(""))
                .strip();
        String company = shipTo.path("company").asString("").strip();
        return Stream.of(whole, parts, company)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(null);
    }

    private static String of(@Nullable StoredOrder order, @Nullable NumberedLine line, IncidentView each) {
        String reference = order == null ? each.reference() : order.externalId();
        if (reference == null) {
            return each.claim() == null
                    ? "an order"
                    : "reservation " + each.claim().value();
        }
        return (line == null ? "order " : "line " + line.id() + " of order ") + reference;
    }

    private static @Nullable NumberedLine line(@Nullable StoredOrder order, @Nullable Integer number) {
        List<NumberedLine> lines = order == null ? List.of() : order.numbering().lines();
        return number == null || number < 0 || number >= lines.size() ? null : lines.get(number);
    }

    private static String note(IncidentView each) {
        return each.note() == null ? "." : ": " + each.note() + ".";
    }
}
