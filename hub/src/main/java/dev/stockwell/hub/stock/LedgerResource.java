package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.reading.Ledger;
import dev.stockwell.kernel.reading.LedgerQuery;
import dev.stockwell.kernel.reading.MovementView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The ledger, the newest movement of each item first. */
@RestController
@RequestMapping("/api/v1")
class LedgerResource {
    private static final int KEY_PARTS = 2;

    private final Ledger ledger;
    private final Catalog catalog;
    private final Setups setups;

    LedgerResource(Ledger ledger, Catalog catalog, Setups setups) {
        this.ledger = ledger;
        this.catalog = catalog;
        this.setups = setups;
    }

    @GetMapping("/ledger")
    Page<MovementShown> ledger(
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Instant at,
            @RequestParam(required = false) @Nullable Instant effectiveAt,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        Setup setup = setups.current();
        LocationId place = location == null
                ? null
                : setup.places().location(location, "location").id();
        LedgerQuery query = new LedgerQuery(
                sku == null ? null : item(sku), place, reference, at, effectiveAt, false, after(page), page.read());
        List<MovementView> found = ledger.page(query);
        Map<ItemId, String> names =
                catalog.skus(found.stream().map(MovementView::item).collect(Collectors.toSet()));
        return Page.of(
                found,
                page,
                movement -> MovementShown.of(movement, names, setup),
                movement -> movement.item().value() + "\n" + movement.seq());
    }

    private ItemId item(String sku) {
        Sellable what = catalog.require(sku, "sku");
        if (what.item() == null) {
            throw Problem.of(ProblemCode.NOT_AN_ITEM, "sku", what.sku() + " is a bundle and has no stock of its own");
        }
        return what.item();
    }

    private static LedgerQuery.@Nullable Position after(PageRequest page) {
        String[] parts = page.parts(KEY_PARTS);
        return parts == null
                ? null
                : new LedgerQuery.Position(new ItemId(PageRequest.number(parts[0])), PageRequest.number(parts[1]));
    }
}
