package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.ItemChanges;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Two items that turn out to be one. The stock is turned over first, then the names follow; a crash between the two is
 * mended by sending the same again, since an item without stock is merged without movements.
 */
@RestController
@RequestMapping("/api/v1/items")
class MergeResource {
    private final StockDoor door;
    private final Catalog catalog;
    private final ItemChanges changes;
    private final InstantSource clock;

    MergeResource(StockDoor door, Catalog catalog, ItemChanges changes, InstantSource clock) {
        this.door = door;
        this.catalog = catalog;
        this.changes = changes;
        this.clock = clock;
    }

    record Merge(@Nullable String into) {}

    record Merged(String sku, String into) {}

    @PostMapping("/{sku}/merge")
    Merged merge(@PathVariable String sku, Sender sender, @RequestBody Merge body) {
        Sellable into = item(body.into(), "into");
        Sellable from = item(sku, "sku");
        ItemId gone = Objects.requireNonNull(from.item());
        ItemId stays = Objects.requireNonNull(into.item());
        if (gone.equals(stays)) {
            return new Merged(sku, into.sku());
        }
        CommandId sent = sender.idOr(null);
        Answer answer = door.send(door.envelope(
                sent == null ? door.newId() : sent,
                new StockDoor.Note(sender, Map.of("merge", sku, "into", into.sku()), null, null, null, clock.instant()),
                new Command.Merge(gone, stays)));
        Problem problem = Refusals.problem(answer.outcome(), line -> sku);
        if (problem != null) {
            throw problem;
        }
        changes.merge(gone, stays, sender.actor().name());
        return new Merged(sku, into.sku());
    }

    private Sellable item(@Nullable String sku, String field) {
        Sellable what = catalog.require(sku, field);
        if (what.kind() != Sellable.Kind.ITEM) {
            throw Problem.of(ProblemCode.NOT_AN_ITEM, field, what.sku() + " is not an item");
        }
        return what;
    }
}
