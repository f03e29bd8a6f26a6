package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.stock.Refusals;
import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Outcomes;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Till sales. They have happened, so none is ever refused for stock. */
@RestController
@RequestMapping("/api/v1/sales")
class SaleResource {
    private static final int BATCH_MAX = 1_000;
    private static final int REFERENCE_MAX = 200;

    private final StockDoor door;
    private final Setups setups;
    private final Catalog catalog;
    private final InstantSource clock;

    SaleResource(StockDoor door, Setups setups, Catalog catalog, InstantSource clock) {
        this.door = door;
        this.setups = setups;
        this.catalog = catalog;
        this.clock = clock;
    }

    record Batch(@Nullable List<SaleBody> sales) {}

    /**
     * What became of a sale.
     *
     * @param status applied or refused; failed if it could not be decided and must be sent again
     * @param flags what a person should know of it
     */
    record SaleShown(
            @Nullable UUID id,
            String status,
            @Nullable Boolean replayed,
            @Nullable List<String> flags,
            @Nullable Map<String, Object> problem) {}

    @PostMapping
    Outcomes<SaleShown> record(Sender sender, @RequestBody Batch batch) {
        List<SaleBody> sales = Input.list(batch.sales(), "sales", BATCH_MAX);
        catalog.prepare(skus(sales));
        Setup setup = setups.current();
        List<StockDoor.Reply> replies =
                door.sendEach(sales.size(), i -> envelope(setup, sender, sales.get(i), "sales[" + i + "]."));
        List<SaleShown> outcomes = new ArrayList<>(sales.size());
        for (int i = 0; i < sales.size(); i++) {
            outcomes.add(outcome(sales.get(i).id(), replies.get(i)));
        }
        return new Outcomes<>(outcomes);
    }

    @PostMapping("/{id}/void")
    SaleShown undo(@PathVariable UUID id, Sender sender) {
        Command.VoidSale command = new Command.VoidSale(new CommandId(id));
        StockDoor.Note note =
                new StockDoor.Note(sender, Map.of("void", id), null, id.toString(), null, clock.instant());
        Answer answer = door.send(door.envelope(command.id(), note, command));
        Problem problem = Refusals.problem(answer.outcome(), line -> null);
        if (problem != null) {
            throw problem;
        }
        return shown(id, "voided", answer);
    }

    private Envelope envelope(Setup setup, Sender sender, SaleBody sale, String path) {
        UUID id = Input.required(sale.id(), path + "id");
        Channel channel = setup.channel(sale.channel(), path + "channel");
        String reference = Input.textOrNull(sale.reference(), path + "reference", REFERENCE_MAX);
        Instant occurredAt = Input.happened(sale.occurredAt(), path + "occurredAt", clock.instant());
        Command command = new Command.RecordSale(
                channel.id(),
                setup.places().location(sale.location(), path + "location").id(),
                channel.own(),
                new SaleLines(catalog).of(sale.lines(), path));
        return door.envelope(
                new CommandId(id),
                new StockDoor.Note(
                        sender, sale, channel.id(), reference == null ? id.toString() : reference, null, occurredAt),
                command);
    }

    private static SaleShown outcome(@Nullable UUID id, StockDoor.Reply reply) {
        return switch (reply) {
            case StockDoor.Reply.Failed failed ->
                new SaleShown(id, failed.status(), null, null, failed.problem().body());
            case StockDoor.Reply.Answered answered -> shown(id, "applied", answered.answer());
        };
    }

    private static SaleShown shown(@Nullable UUID id, String status, Answer answer) {
        List<String> flags = answer.outcome() instanceof Outcome.Sold sold
                ? sold.flags().stream().map(Input::written).sorted().toList()
                : List.of();
        return new SaleShown(id, status, answer.replayed() ? Boolean.TRUE : null, flags.isEmpty() ? null : flags, null);
    }

    private static Set<String> skus(List<SaleBody> sales) {
        Set<String> skus = new LinkedHashSet<>();
        for (SaleBody sale : sales) {
            if (sale.lines() != null) {
                for (SaleBody.@Nullable Line line : sale.lines()) {
                    if (line != null && line.sku() != null) {
                        skus.add(line.sku());
                    }
                }
            }
        }
        return skus;
    }
}
