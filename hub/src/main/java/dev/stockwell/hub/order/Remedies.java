package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.ItemChanges;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.stock.Refusals;
import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Quantities;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.reading.Claims;
import dev.stockwell.kernel.reading.IncidentView;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.Levels;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What can be done about an incident from where it is shown: count, bring goods in from elsewhere, name what is unknown. */
@Component
class Remedies {
    private final Catalog catalog;
    private final Levels levels;
    private final Claims claims;
    private final Setups setups;
    private final Listings listings;
    private final ItemChanges items;
    private final StoredOrders orders;
    private final StockDoor door;
    private final InstantSource clock;

    Remedies(
            Catalog catalog,
            Levels levels,
            Claims claims,
            Setups setups,
            Listings listings,
            ItemChanges items,
            StoredOrders orders,
            StockDoor door,
            InstantSource clock) {
        this.catalog = catalog;
        this.levels = levels;
        this.claims = claims;
        this.setups = setups;
        this.listings = listings;
        this.items = items;
        this.orders = orders;
        this.door = door;
        this.clock = clock;
    }

    /** What the incident's line still lacks of its item. */
    long lacking(IncidentView incident) {
        return incident.claim() == null
                ? 0
                : claims.find(incident.claim()).stream()
                        .flatMap(claim -> claim.lines().stream())
                        .filter(row -> row.isShort()
                                && Integer.valueOf(row.line()).equals(incident.line())
                                && row.level().item().equals(incident.item()))
                        .mapToLong(row -> row.open())
                        .sum();
    }

    /** The incident's item at its location, in all pools; null if it has no location. */
    IncidentPage.@Nullable Standing standing(IncidentView incident) {
        Location location =
                incident.location() == null ? null : setups.current().places().location(incident.location());
        if (incident.item() == null || location == null) {
            return null;
        }
        List<LevelView> there = levels.of(List.of(incident.item())).stream()
                .filter(level -> level.key().location().equals(location.id()))
                .toList();
        return new IncidentPage.Standing(
                location.name(),
                there.stream().mapToLong(LevelView::onHand).sum(),
                there.stream().mapToLong(LevelView::available).sum(),
                location.isOurs() ? "" : location.authority());
    }

    /** Where the line's goods may be taken from. */
    List<IncidentPage.Target> targets(IncidentView incident) {
        return sources(incident).locations().stream()
                .map(setups.current().places()::location)
                .filter(Objects::nonNull)
                .map(Objects::requireNonNull)
                .map(place -> new IncidentPage.Target(place.code(), place.name()))
                .toList();
    }

    /** Where there is some of the item that the line does not reach by itself: the most first. */
    List<IncidentPage.Elsewhere> elsewhere(IncidentView incident) {
        ItemId item = incident.item();
        Sources reach = sources(incident);
        if (item == null || reach.locations().isEmpty()) {
            return List.of();
        }
        Setup setup = setups.current();
        Map<LevelKey, Long> overdue = levels.overdue(List.of(item), clock.instant());
        return levels.of(List.of(item)).stream()
                .filter(level -> isBeyond(reach, level.key()))
                .map(level -> elsewhere(setup, level.withReleased(overdue.getOrDefault(level.key(), 0L))))
                .filter(each -> each.free() > 0)
                .sorted(Comparator.comparingLong(IncidentPage.Elsewhere::free).reversed())
                .toList();
    }

    /** What the incident's quantities are counted in. */
    Sellable.Measure measure(IncidentView incident) {
        return incident.item() == null ? Sellable.Measure.PIECE : catalog.measure(incident.item());
    }

    /** Counts what is there; that closes the incident. */
    void count(IncidentView incident, Form form, UUID command, Sender sender) {
        ItemId item = incident.item();
        LocationId location = incident.location();
        if (!incident.kind().equals("negative") || item == null || location == null) {
            throw misfit(incident);
        }
        long counted = Quantities.parse(
                form.value("quantity"), "quantity", measure(incident).decimals());
        if (counted < 0) {
            throw Problem.invalid("quantity", "is below zero");
        }
        send(
                command,
                "count",
                List.of("count", incident.id(), counted),
                sender,
                new Command.Count(item, location, counted, Command.Count.Of.ON_HAND));
    }

    /** Brings goods to where the line reaches them: from another location, or from another pool at the same one. */
    void bring(IncidentView incident, Form form, UUID command, Sender sender) {
        ItemId item = incident.item();
        if (!IncidentsPage.lacks(incident.kind()) || item == null) {
            throw misfit(incident);
        }
        long quantity = Quantities.parse(
                form.value("quantity"), "quantity", measure(incident).decimals());
        if (quantity <= 0) {
            throw Problem.invalid("quantity", "must be more than zero");
        }
        // What was decided under this id is answered as it was then, whatever there is by now.
        boolean isRepeated = orders.isDecided(command);
        if (!isRepeated) {
            requireFree(incident, form.value("from"), quantity);
        }
        Setup setup = setups.current();
        String[] from = form.value("from").split("@", 2);
        PoolId pool = setup.places().pool(from[0], "from");
        LocationId place =
                setup.places().location(from.length == 2 ? from[1] : "", "from").id();
        LocationId target = setup.places().location(form.value("to"), "to").id();
        Set<LocationId> reach = Set.copyOf(sources(incident).locations());
        if (!isRepeated && !reach.contains(target)) {
            throw Problem.of(ProblemCode.LOCATION_NOT_SERVED, "to", "the line does not draw on it");
        }
        Command brought = reach.contains(place)
                ? new Command.Allocate(item, place, pool, PoolId.SHARED, quantity)
                : new Command.Move(item, place, target, pool, quantity);
        send(
                command,
                "for " + incident.kind(),
                List.of("bring", incident.id(), form.value("from"), form.value("to"), quantity),
                sender,
                brought);
    }

    private void requireFree(IncidentView incident, String key, long quantity) {
        IncidentPage.Elsewhere from = elsewhere(incident).stream()
                .filter(each -> each.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Problem.invalid("from", "must be one of those shown; it may be gone by now"));
        if (quantity > from.free()) {
            String free = Quantities.text(from.free(), measure(incident).decimals());
            throw Problem.invalid("quantity", "is more than the " + free + " that can be taken there");
        }
    }

    /** Says what the unknown name of a parked line stands for; the line then takes effect by itself. */
    void name(IncidentView incident, String sku, Actor actor) {
        if (!incident.kind().equals("parked")) {
            throw misfit(incident);
        }
        StoredOrder order = order(incident);
        Snapshot.Line line =
                order == null || incident.line() == null ? null : order.parked().get(incident.line());
        if (order == null || line == null) {
            throw new Problem(ProblemCode.NOT_FOUND, "The line waits no more.");
        }
        if (line.listing() != null) {
            listings.map(order.channel(), line.listing(), sku, actor);
        } else {
            items.addAlias(sku, String.valueOf(line.sku()), actor.name());
        }
    }

    /** What was asked for does nothing about this kind of incident; something else does. */
    private static Problem misfit(IncidentView incident) {
        String way = switch (incident.kind()) {
            case "short", "displaced" -> "bring some from elsewhere, or close it with a note";
            case "negative" -> "count it where that happened, or close it with a note";
            case "parked" -> "say what the unknown name stands for, or close it with a note";
            default -> "close it with a note";
        };
        return new Problem(ProblemCode.INVALID_REQUEST, "This does not fit the incident: " + way + ".");
    }

    private @Nullable StoredOrder order(IncidentView incident) {
        return incident.claim() == null
                ? null
                : orders.ofClaims(List.of(incident.claim())).stream()
                        .findFirst()
                        .orElse(null);
    }

    private void send(UUID id, String reason, Object body, Sender sender, Command command) {
        StockDoor.Note note = new StockDoor.Note(sender, body, null, null, reason, clock.instant());
        Problem refusal = Refusals.problem(
                door.send(door.envelope(new CommandId(id), note, command)).outcome(), line -> "the item");
        if (refusal != null) {
            throw refusal;
        }
    }

    private Sources sources(IncidentView incident) {
        return incident.claim() == null
                ? new Sources(PoolId.SHARED, List.of())
                : claims.find(incident.claim()).stream()
                        .flatMap(claim -> claim.demands().stream())
                        .filter(demand -> Integer.valueOf(demand.line()).equals(incident.line()))
                        .map(Demand::sources)
                        .findFirst()
                        .orElseGet(() -> new Sources(PoolId.SHARED, List.of()));
    }

    /** A level that another command can bring within reach: the other place, or the other pool at the same place. */
    private static boolean isBeyond(Sources reach, LevelKey level) {
        boolean isItsPlace = reach.locations().contains(level.location());
        boolean isItsPool = Stream.of(reach.own(), PoolId.SHARED).anyMatch(level.pool()::equals);
        return isItsPlace != isItsPool;
    }

    private static IncidentPage.Elsewhere elsewhere(Setup setup, LevelView level) {
        LocationId place = level.key().location();
        String code = setup.places().code(place);
        String pool = setup.places().code(level.key().pool());
        Location location = setup.places().location(place);
        boolean isTakeable = location != null && location.isOurs();
        long kept = level.key().pool().equals(PoolId.SHARED)
                ? setup.keep(level.key().item(), place)
                : 0;
        return new IncidentPage.Elsewhere(
                pool + "@" + code,
                location == null ? code : location.name(),
                code,
                pool,
                isTakeable ? Math.max(0, level.available() - kept) : 0);
    }
}
