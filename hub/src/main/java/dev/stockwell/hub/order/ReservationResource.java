package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Outcomes;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.CommandId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stock that is set aside for a cart or a draft until it is confirmed, released or expires. */
@RestController
@RequestMapping("/api/v1/reservations")
class ReservationResource {
    private static final int BATCH_MAX = 1_000;
    private static final int LINES_MAX = 10_000;
    private static final int ORDER_MAX = 200;

    private final Reservations reservations;
    private final StockDoor door;
    private final Catalog catalog;

    ReservationResource(Reservations reservations, StockDoor door, Catalog catalog) {
        this.reservations = reservations;
        this.door = door;
        this.catalog = catalog;
    }

    record Batch(@Nullable List<ReservationBody> reservations) {}

    /**
     * A confirmation.
     *
     * @param order the order's number on the channel
     * @param paid the money was taken: what is no longer there is then short instead of refused
     */
    record Confirmation(@Nullable String order, @Nullable Boolean paid) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    ReservationShown make(Sender sender, @RequestBody ReservationBody body) {
        catalog.prepare(skus(List.of(body)));
        CommandId sent = sender.idOr(body.id());
        CommandId id = sent == null ? door.newId() : sent;
        return reservations.made(body, id, door.send(reservations.holding(body, sender, id, "")));
    }

    @PostMapping("/batch")
    Outcomes<ReservationShown> makeAll(Sender sender, @RequestBody Batch batch) {
        List<ReservationBody> bodies = Input.list(batch.reservations(), "reservations", BATCH_MAX);
        requireFewLines(bodies);
        catalog.prepare(skus(bodies));
        CommandId whole = sender.idOr(null);
        List<CommandId> ids = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            ids.add(id(bodies.get(i), whole, i));
        }
        List<StockDoor.Reply> replies = door.sendEach(
                bodies.size(),
                i -> reservations.holding(bodies.get(i), sender, ids.get(i), "reservations[" + i + "]."));
        List<ReservationShown> outcomes = new ArrayList<>(bodies.size());
        for (int i = 0; i < bodies.size(); i++) {
            outcomes.add(outcome(bodies.get(i), ids.get(i), replies.get(i)));
        }
        return new Outcomes<>(outcomes);
    }

    @PutMapping("/{id}")
    ReservationShown replace(@PathVariable UUID id, Sender sender, @RequestBody ReservationBody body) {
        return reservations.replace(id, body, sender);
    }

    @PostMapping("/{id}/confirm")
    ReservationShown confirm(
            @PathVariable UUID id, Sender sender, @RequestBody(required = false) @Nullable Confirmation body) {
        String order = body == null ? null : Input.textOrNull(body.order(), "order", ORDER_MAX);
        boolean paid = body != null && body.paid() != null && body.paid();
        return reservations.confirm(id, order, paid, sender);
    }

    @PostMapping("/{id}/release")
    ReservationShown release(@PathVariable UUID id, Sender sender) {
        return reservations.release(id, sender);
    }

    @GetMapping("/{id}")
    ReservationShown get(@PathVariable UUID id) {
        return reservations.show(id);
    }

    private ReservationShown outcome(ReservationBody body, CommandId id, StockDoor.Reply reply) {
        return switch (reply) {
            case StockDoor.Reply.Failed failed ->
                ReservationShown.refused(id.value(), failed.status(), null, failed.problem());
            case StockDoor.Reply.Answered answered -> {
                try {
                    yield reservations.made(body, id, answered.answer());
                } catch (Problem refusal) {
                    yield ReservationShown.refused(id.value(), "refused", answered.replayed(), refusal);
                }
            }
        };
    }

    private CommandId id(ReservationBody body, @Nullable CommandId whole, int index) {
        if (body.id() != null) {
            return new CommandId(body.id());
        }
        return whole == null ? door.newId() : CommandId.derived(whole, "reservation " + index);
    }

    private static void requireFewLines(List<ReservationBody> bodies) {
        int lines = 0;
        for (ReservationBody body : bodies) {
            lines += body.lines() == null ? 0 : body.lines().size();
        }
        if (lines > LINES_MAX) {
            throw Problem.invalid("reservations", "have more than " + LINES_MAX + " lines together");
        }
    }

    private static Set<String> skus(List<ReservationBody> bodies) {
        Set<String> skus = new LinkedHashSet<>();
        for (ReservationBody body : bodies) {
            if (body.lines() != null) {
                for (ReservationBody.@Nullable Line line : body.lines()) {
                    if (line != null && line.sku() != null) {
                        skus.add(line.sku());
                    }
                }
            }
        }
        return skus;
    }
}
