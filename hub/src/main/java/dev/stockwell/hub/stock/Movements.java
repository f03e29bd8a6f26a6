package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes stock by hand, line by line: one that is refused never stops the others. */
@Component
class Movements {
    private final StockDoor door;
    private final Setups setups;
    private final Catalog catalog;
    private final InstantSource clock;

    Movements(StockDoor door, Setups setups, Catalog catalog, InstantSource clock) {
        this.door = door;
        this.setups = setups;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Books lines and says what became of each.
     *
     * @param whole the id of all of them together, from which those come that have none; null for new ones
     */
    List<OutcomeBody> book(Sender sender, @Nullable CommandId whole, List<MovementBody> lines) {
        catalog.prepare(lines.stream()
                .map(MovementBody::sku)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .toList());
        Setup setup = setups.current();
        List<CommandId> ids = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            ids.add(id(lines.get(i), whole, i));
        }
        List<StockDoor.Reply> replies = door.sendEach(
                lines.size(), i -> envelope(sender, setup, lines.get(i), ids.get(i), "movements[" + i + "]"));
        List<OutcomeBody> outcomes = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            outcomes.add(OutcomeBody.of(ids.get(i), replies.get(i), lines.get(i).sku()));
        }
        return outcomes;
    }

    private Envelope envelope(Sender sender, Setup setup, MovementBody body, CommandId id, String path) {
        MovementLine line = new MovementLine(body, path, setup, catalog);
        Instant now = clock.instant();
        Command command = line.command();
        Instant occurredAt = command.isFact() ? Input.happened(body.occurredAt(), path + ".occurredAt", now) : now;
        return door.envelope(
                id, new StockDoor.Note(sender, body, null, line.reference(), line.reason(), occurredAt), command);
    }

    private CommandId id(MovementBody line, @Nullable CommandId whole, int index) {
        if (line.id() != null) {
            return new CommandId(line.id());
        }
        return whole == null ? door.newId() : CommandId.derived(whole, "movement " + index);
    }
}
