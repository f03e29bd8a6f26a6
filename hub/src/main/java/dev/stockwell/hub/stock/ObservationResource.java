package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Outcomes;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.State;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the authorities of the locations that are not ours say they have. */
@RestController
@RequestMapping("/api/v1/observations")
class ObservationResource {
    private static final int LINES_MAX = 1_000;
    private static final int SYSTEM_MAX = 60;

    private final StockDoor door;
    private final Setups setups;
    private final Catalog catalog;
    private final InstantSource clock;

    ObservationResource(StockDoor door, Setups setups, Catalog catalog, InstantSource clock) {
        this.door = door;
        this.setups = setups;
        this.catalog = catalog;
        this.clock = clock;
    }

    record Observations(@Nullable String system, @Nullable List<Observation> observations) {}

    /**
     * What was seen.
     *
     * @param quantities by state, in the SKU's own unit; a state that is not named is left as it is
     */
    record Observation(
            @Nullable UUID id,
            @Nullable String sku,
            @Nullable String location,
            @Nullable Map<String, Long> quantities,
            @Nullable Instant observedAt) {}

    @PostMapping
    Outcomes<OutcomeBody> observe(Sender sender, @RequestBody Observations body) {
        String system = Input.text(body.system(), "system", SYSTEM_MAX);
        List<Observation> lines = Input.list(body.observations(), "observations", LINES_MAX);
        Setup setup = setups.current();
        CommandId whole = sender.idOr(null);
        List<CommandId> ids = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            UUID id = lines.get(i).id();
            ids.add(
                    id != null
                            ? new CommandId(id)
                            : whole == null ? door.newId() : CommandId.derived(whole, "observation " + i));
        }
        List<StockDoor.Reply> replies = door.sendEach(lines.size(), i -> {
            Command.Observe command = command(setup, system, lines.get(i), "observations[" + i + "].");
            return envelope(sender, lines.get(i), ids.get(i), command, "observations[" + i + "].");
        });
        List<OutcomeBody> outcomes = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String sku = lines.get(i).sku();
            outcomes.add(OutcomeBody.of(ids.get(i), replies.get(i), sku));
        }
        return new Outcomes<>(outcomes);
    }

    private Envelope envelope(Sender sender, Observation line, CommandId id, Command.Observe command, String path) {
        Instant seenAt = Input.required(line.observedAt(), path + "observedAt");
        Instant at = Input.happened(seenAt, path + "observedAt", clock.instant());
        return door.envelope(id, new StockDoor.Note(sender, line, null, command.system(), null, at), command);
    }

    private Command.Observe command(Setup setup, String system, Observation line, String path) {
        Sellable what = catalog.require(line.sku(), path + "sku");
        if (what.item() == null || !what.isStocked()) {
            throw Problem.of(ProblemCode.NOT_AN_ITEM, path + "sku", what.sku() + " is not an item that is counted");
        }
        Location location = setup.places().location(line.location(), path + "location");
        if (!location.authority().equals(system)) {
            throw Problem.of(
                    ProblemCode.NOT_AUTHORITY,
                    path + "location",
                    "the count at " + location.code() + " is kept by " + location.authority() + ", not by " + system);
        }
        Map<State, Long> quantities = new EnumMap<>(State.class);
        Map<String, Long> seen = Input.required(line.quantities(), path + "quantities");
        seen.forEach((name, units) -> quantities.put(
                state(name, path + "quantities." + name),
                Math.multiplyExact(Input.count(units, path + "quantities." + name), what.units())));
        return new Command.Observe(what.parts().getFirst().item(), location.id(), system, quantities);
    }

    private static State state(String name, String field) {
        for (State state : State.values()) {
            String camelCase = state == State.QUALITY_CONTROL ? "qualityControl" : Input.written(state);
            if (camelCase.equals(name)) {
                return state;
            }
        }
        throw Problem.invalid(
                field, "is no state; there are available, reserved, committed, qualityControl, damaged, display");
    }
}
