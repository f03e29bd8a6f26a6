package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.reading.IncidentView;
import dev.stockwell.kernel.reading.Incidents;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person must know, the newest first. */
@RestController
@RequestMapping("/api/v1")
class IncidentResource {
    private final Incidents incidents;
    private final StoredOrders orders;
    private final Catalog catalog;
    private final Setups setups;

    IncidentResource(Incidents incidents, StoredOrders orders, Catalog catalog, Setups setups) {
        this.incidents = incidents;
        this.orders = orders;
        this.catalog = catalog;
        this.setups = setups;
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

    @GetMapping("/incidents")
    Page<IncidentShown> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        String wanted = kind == null ? null : Input.written(Input.choice(kind, "kind", Kind.class, null));
        List<IncidentView> found = incidents.page(wanted, open, PageRequest.id(page.after()), page.read());
        Map<ClaimId, StoredOrder> byClaim = orders
                .ofClaims(found.stream()
                        .map(IncidentView::claim)
                        .filter(Objects::nonNull)
                        .map(Objects::requireNonNull)
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(StoredOrder::claim, Function.identity()));
        Map<ItemId, String> names = catalog.skus(found.stream()
                .map(IncidentView::item)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .collect(Collectors.toSet()));
        return Page.of(
                found,
                page,
                each -> shown(each, each.claim() == null ? null : byClaim.get(each.claim()), names),
                each -> each.id().toString());
    }

    private IncidentShown shown(IncidentView each, @Nullable StoredOrder order, Map<ItemId, String> names) {
        Setup setup = setups.current();
        Kind kind = Input.choice(each.kind(), "kind", Kind.class, null);
        NumberedLine line = line(order, each.line());
        String sku = each.item() == null ? null : names.getOrDefault(each.item(), "?");
        String location = each.location() == null ? null : setup.places().code(each.location());
        String of = of(order, line, each);
        String quantity = String.valueOf(each.quantity());
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
                each.quantity(),
                switch (kind) {
                    case SHORT -> quantity + " of " + sku + " could not be had for " + of + ".";
                    case DISPLACED ->
                        quantity + " of " + sku + " at " + location + " left with something else, and " + of
                                + " lost them.";
                    case NEGATIVE ->
                        quantity + " more of " + sku + " left " + location
                                + " than were on hand, so the count was wrong.";
                    case PARKED -> of + " names " + each.note() + ", which is not known here.";
                    case DRIFT -> "A channel shows another number than it was told" + note(each);
                    case OUTAGE -> "A channel cannot be reached" + note(each);
                },
                switch (kind) {
                    case SHORT ->
                        "Receive or move in more of it, and the line is covered by itself; or cancel the line on its"
                                + " channel.";
                    case DISPLACED ->
                        "Look at the order's sources: what another location has was taken; for the rest receive more,"
                                + " or tell the customer.";
                    case NEGATIVE -> "Count it there: POST /movements with type count.";
                    case PARKED ->
                        "Create the item, give an item this alias, or map the listing; the line then takes effect by"
                                + " itself.";
                    case DRIFT -> "Look at the listing on the channel.";
                    case OUTAGE -> "Look at the channel's connection.";
                });
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
