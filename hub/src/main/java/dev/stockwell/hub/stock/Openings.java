package dev.stockwell.hub.stock;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.location.Places;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.MoneyBody;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.Outcome.Booked;
import dev.stockwell.kernel.Outcome.Flag;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Opening stock from a list: what is on hand of an item, at a location, in a pool. Pools that the list does not name keep
 * what they have. Each line of a list is booked once, however often the list is sent.
 */
@Component
public class Openings {
    private static final int SENT_AT_ONCE = 250;
    private static final int TRIES = 50;
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(200);

    private final StockDoor door;
    private final StoredRequests stored;
    private final Levels levels;
    private final Catalog catalog;
    private final Setups setups;
    private final InstantSource clock;

    Openings(
            StockDoor door, StoredRequests stored, Levels levels, Catalog catalog, Setups setups, InstantSource clock) {
        this.door = door;
        this.stored = stored;
        this.levels = levels;
        this.catalog = catalog;
        this.setups = setups;
        this.clock = clock;
    }

    /**
     * Where a list comes from.
     *
     * @param list stands for its content: the same list again has the same
     * @param at when it was as the list says, where a line does not say itself
     */
    public record Origin(CommandId list, String reference, Instant at) {}

    /** A line as it was written. */
    public record Written(
            int line,
            String location,
            @Nullable String pool,
            long quantity,
            @Nullable MoneyBody unitCost,
            @Nullable Instant at) {}

    /** A line whose names are known. The quantity is in the item's smallest steps. */
    public record Line(
            Written written,
            String sku,
            ItemId item,
            LocationId location,
            PoolId pool,
            long quantity,
            @Nullable Money unitCost) {

        /** Whether another line is about the same item at the same location. */
        public boolean isAtSamePlace(Line other) {
            return item.equals(other.item) && location.equals(other.location);
        }

        private CommandId id(Origin origin) {
            return CommandId.derived(
                    origin.list(),
                    "opening " + written.line() + ' ' + item.value() + ' ' + location.value() + ' ' + pool.value() + ' '
                            + quantity + ' ' + unitCost + ' ' + written.at());
        }
    }

    /**
     * What becomes of a line.
     *
     * @param before what the level had
     * @param change by how much it becomes more
     * @param isFirst whether the level is new
     */
    public record Outcome(
            long before,
            long change,
            boolean isFirst,
            @Nullable Problem problem) {
        /** The line makes no difference. */
        public static final Outcome NOTHING = new Outcome(0, 0, false, null);

        private Outcome refused(Problem why) {
            return new Outcome(before, 0, isFirst, why);
        }
    }

    private record Level(ItemId item, LocationId location, PoolId pool) {
        private static Level of(LevelView view) {
            return new Level(
                    view.key().item(), view.key().location(), view.key().pool());
        }

        private static Level of(Line line) {
            return new Level(line.item(), line.location(), line.pool());
        }
    }

    private record Place(ItemId item, LocationId location) {}

    /** A line with what is to be on hand at its place, in all pools, once it and those before it are booked. */
    private record Step(Line line, long onHand, Outcome outcome) {}

    /** What some SKUs stand for, by their keys. */
    public Map<String, Sellable> find(Collection<String> skus) {
        return catalog.findAll(skus);
    }

    /** Reads a line against the setup; a problem names the field. */
    public Line line(Sellable what, Written written) {
        if (what.item() == null) {
            throw Problem.of(ProblemCode.NOT_AN_ITEM, "sku", what.sku() + " is a bundle and has no stock of its own");
        }
        if (!what.isStocked()) {
            throw Problem.of(ProblemCode.NOT_STOCKED, "sku", what.sku() + " is recorded, never counted");
        }
        Places places = setups.current().places();
        Location location = location(places, written.location());
        if (!location.isOurs()) {
            throw Problem.of(
                    ProblemCode.NOT_AUTHORITY, "location", location.code() + " is counted by " + location.authority());
        }
        Input.happened(written.at(), "at", clock.instant());
        long units = Input.count(written.quantity(), "quantity");
        return new Line(
                written,
                what.sku(),
                what.item(),
                location.id(),
                places.pool(written.pool(), "pool"),
                steps(units, what.units()),
                written.unitCost() == null ? null : written.unitCost().money("unitCost", what.units()));
    }

    private static long steps(long units, long perUnit) {
        try {
            return units == 0 ? 0 : Bounds.steps(units, perUnit);
        } catch (IllegalArgumentException tooMany) {
            throw Problem.invalid("quantity", "is more than one line may carry");
        }
    }

    /** A location by its code, or by its name if only one has it. */
    private static Location location(Places places, String named) {
        List<Location> found = places.locations().stream()
                .filter(location -> location.code().equals(named))
                .toList();
        if (found.isEmpty()) {
            found = places.locations().stream()
                    .filter(location -> location.code().equalsIgnoreCase(named)
                            || location.name().equalsIgnoreCase(named))
                    .toList();
        }
        if (found.size() > 1) {
            throw Problem.invalid("location", found.size() + " locations are called " + named + "; use the code");
        }
        if (found.isEmpty()) {
            throw Problem.of(ProblemCode.UNKNOWN_LOCATION, "location", "there is no location " + named);
        }
        return found.getFirst();
    }

    /** What lines would change now. */
    public Map<Line, Outcome> preview(Origin origin, List<Line> lines) {
        Map<Line, Outcome> outcomes = new LinkedHashMap<>();
        steps(origin, lines).forEach(step -> outcomes.put(step.line(), step.outcome()));
        return outcomes;
    }

    /**
     * Books lines.
     *
     * @throws Problem busy, if the kernel takes nothing for a while; what was booked stays, and a repeat books the rest
     */
    public Map<Line, Outcome> book(Origin origin, String actor, List<Line> lines) {
        Map<Line, Outcome> outcomes = new LinkedHashMap<>();
        Sender sender = new Sender(new Actor(actor), "import", null);
        List<Step> left = steps(origin, lines);
        while (!left.isEmpty()) {
            Map<Place, Step> firstOfPlace = new LinkedHashMap<>();
            List<Step> later = new ArrayList<>();
            for (Step step : left) {
                Place place = new Place(step.line().item(), step.line().location());
                boolean fits = firstOfPlace.size() < SENT_AT_ONCE && !firstOfPlace.containsKey(place);
                if (fits) {
                    firstOfPlace.put(place, step);
                } else {
                    later.add(step);
                }
            }
            List<Step> now = List.copyOf(firstOfPlace.values());
            List<StockDoor.Reply> replies = sent(
                    now.stream().map(step -> envelope(origin, sender, step)).toList());
            for (int i = 0; i < now.size(); i++) {
                outcomes.put(now.get(i).line(), outcome(now.get(i), replies.get(i)));
            }
            left = later;
        }
        return outcomes;
    }

    private List<Step> steps(Origin origin, List<Line> lines) {
        Set<ItemId> items = lines.stream().map(Line::item).collect(Collectors.toSet());
        Map<Level, Long> known = new HashMap<>();
        Map<Place, Long> sums = new HashMap<>();
        for (LevelView view : items.isEmpty() ? List.<LevelView>of() : levels.of(items)) {
            known.merge(Level.of(view), view.onHand(), Long::sum);
            sums.merge(new Place(view.key().item(), view.key().location()), view.onHand(), Long::sum);
        }
        Set<CommandId> decided =
                stored.decided(lines.stream().map(line -> line.id(origin)).toList());
        List<Step> steps = new ArrayList<>();
        for (Line line : lines) {
            boolean isBooked = decided.contains(line.id(origin));
            Long had = known.get(Level.of(line));
            long before = had == null ? 0 : had;
            long change = isBooked ? 0 : line.quantity() - before;
            long onHand = sums.merge(new Place(line.item(), line.location()), change, Long::sum);
            steps.add(new Step(line, onHand, new Outcome(before, change, had == null, null)));
        }
        return steps;
    }

    private Envelope envelope(Origin origin, Sender sender, Step step) {
        Line line = step.line();
        Instant at = Input.happened(line.written().at(), "at", clock.instant());
        Instant occurredAt = line.written().at() == null ? origin.at() : at;
        return door.envelope(
                line.id(origin),
                new StockDoor.Note(sender, line.written(), null, origin.reference(), null, occurredAt),
                new Command.Open(
                        line.item(), line.location(), line.pool(), Math.max(0, step.onHand()), line.unitCost()));
    }

    private List<StockDoor.Reply> sent(List<Envelope> envelopes) {
        List<StockDoor.Reply> replies = new ArrayList<>(door.sendAll(envelopes));
        for (int tries = 1; replies.stream().anyMatch(Openings::isOpen); tries++) {
            if (tries == TRIES) {
                throw new Problem(ProblemCode.BUSY, "The kernel takes no more commands now; continue later.");
            }
            LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            List<Integer> open = new ArrayList<>();
            for (int i = 0; i < replies.size(); i++) {
                if (isOpen(replies.get(i))) {
                    open.add(i);
                }
            }
            List<StockDoor.Reply> again =
                    door.sendAll(open.stream().map(envelopes::get).toList());
            for (int i = 0; i < open.size(); i++) {
                replies.set(open.get(i), again.get(i));
            }
        }
        return replies;
    }

    private static boolean isOpen(StockDoor.Reply reply) {
        return reply instanceof StockDoor.Reply.Failed failed && failed.status().equals("failed");
    }

    private static Outcome outcome(Step step, StockDoor.Reply reply) {
        return switch (reply) {
            case StockDoor.Reply.Failed failed -> step.outcome().refused(failed.problem());
            case StockDoor.Reply.Answered(Answer answer) -> {
                Problem refusal =
                        Refusals.problem(answer.outcome(), line -> step.line().sku());
                if (answer.outcome() instanceof Booked booked && booked.flags().contains(Flag.BEFORE_COUNT)) {
                    refusal = Problem.invalid("at", "is before the newest count there, which says what was on hand");
                }
                yield refusal != null
                        ? step.outcome().refused(refusal)
                        : answer.replayed() ? Outcome.NOTHING : step.outcome();
            }
        };
    }
}
