package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.OrderLine;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.Take;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a command touches: its items, the claims it names, and the places it may take from or give to. */
public final class CommandItems {
    private CommandItems() {}

    /** All items that must be locked for a command: its own and those of the claims that it names. */
    public static Set<ItemId> of(Command command, Stock stock) {
        Set<ItemId> items = new LinkedHashSet<>(named(command));
        for (ClaimId id : claims(command)) {
            Claim claim = stock.claim(id);
            if (claim != null) {
                items.addAll(claim.items());
            }
        }
        if (command instanceof Command.VoidSale sale) {
            List<Take> takes = stock.sale(sale.sale());
            if (takes != null) {
                takes.forEach(take -> items.add(take.level().item()));
            }
        }
        return items;
    }

    /** The items that the command names itself. */
    public static Collection<ItemId> named(Command command) {
        List<ItemId> items = new ArrayList<>(2);
        for (Place place : places(command)) {
            items.add(place.item());
        }
        switch (command) {
            case Command.Hold hold -> addParts(items, hold.lines());
            case Command.ReplaceHold replace -> addParts(items, replace.lines());
            case Command.ApplyOrder order ->
                order.lines().forEach(line -> line.parts().forEach(part -> items.add(part.item())));
            case Command.Merge merge -> {
                items.add(merge.from());
                items.add(merge.into());
            }
            case Command.Expire expire -> items.addAll(expire.items());
            default -> {}
        }
        return items;
    }

    /** The claims that the command names. */
    public static List<ClaimId> claims(Command command) {
        return switch (command) {
            case Command.Hold hold -> List.of();
            case Command.ReplaceHold replace -> List.of(replace.claim());
            case Command.ConfirmHold confirm ->
                confirm.order() == null || confirm.order().claim().equals(confirm.claim())
                        ? List.of(confirm.claim())
                        : List.of(confirm.claim(), confirm.order().claim());
            case Command.ReleaseHold release -> List.of(release.claim());
            case Command.ApplyOrder order ->
                order.reservation() == null
                                || order.reservation().equals(order.order().claim())
                        ? List.of(order.order().claim())
                        : List.of(order.order().claim(), order.reservation());
            case Command.Pick pick -> List.of(pick.claim());
            case Command.FailPick failed -> List.of(failed.claim());
            case Command.Reroute reroute -> List.of(reroute.claim());
            default -> List.of();
        };
    }

    /** The places whose levels the decision looks at, as far as the command and the sale that it voids tell. */
    public static List<Place> places(Command command, Stock stock) {
        List<Place> places = places(command);
        List<Take> takes = command instanceof Command.VoidSale sale ? stock.sale(sale.sale()) : null;
        if (takes != null) {
            takes.forEach(take -> places.add(Place.of(take.level())));
        }
        return places;
    }

    /** The places whose levels the decision looks at, as far as the command itself tells. */
    private static List<Place> places(Command command) {
        List<Place> places = new ArrayList<>(2);
        switch (command) {
            case Command.Hold hold -> addSources(places, hold.lines());
            case Command.ReplaceHold replace -> addSources(places, replace.lines());
            case Command.ApplyOrder order -> order.lines().forEach(line -> addOrderLine(places, line));
            case Command.FailPick failed -> places.add(new Place(failed.item(), failed.location()));
            case Command.Reroute reroute -> {
                places.add(new Place(reroute.item(), reroute.from()));
                places.add(new Place(reroute.item(), reroute.to()));
            }
            case Command.RecordSale sale -> {
                for (SaleLine line : sale.lines()) {
                    line.parts().forEach(part -> places.add(new Place(part.item(), sale.location())));
                }
            }
            case Command.Receive in -> places.add(new Place(in.item(), in.location()));
            case Command.ReturnToSupplier out -> places.add(new Place(out.item(), out.location()));
            case Command.Adjust adjust -> places.add(new Place(adjust.item(), adjust.location()));
            case Command.Count count -> places.add(new Place(count.item(), count.location()));
            case Command.Open open -> places.add(new Place(open.item(), open.location()));
            case Command.SetAvailable set -> places.add(new Place(set.item(), set.location()));
            case Command.ChangeState change -> places.add(new Place(change.item(), change.location()));
            case Command.WriteOff writeOff -> places.add(new Place(writeOff.item(), writeOff.location()));
            case Command.Move move -> {
                places.add(new Place(move.item(), move.from()));
                places.add(new Place(move.item(), move.to()));
            }
            case Command.Allocate allocate -> places.add(new Place(allocate.item(), allocate.location()));
            case Command.Convert convert -> {
                places.add(new Place(convert.from(), convert.location()));
                places.add(new Place(convert.to(), convert.location()));
            }
            case Command.Observe observe -> places.add(new Place(observe.item(), observe.location()));
            default -> {}
        }
        return places;
    }

    private static void addParts(List<ItemId> items, List<Demand> lines) {
        lines.forEach(line -> line.parts().forEach(part -> items.add(part.item())));
    }

    private static void addSources(List<Place> places, List<Demand> lines) {
        for (Demand line : lines) {
            addParts(places, line.parts(), line.sources().locations());
        }
    }

    private static void addOrderLine(List<Place> places, OrderLine line) {
        addParts(places, line.parts(), line.sources().locations());
        for (OrderLine.Counter counter : line.shipped()) {
            addParts(places, line.parts(), List.of(counter.location()));
        }
        for (OrderLine.Counter counter : line.returned()) {
            addParts(places, line.parts(), List.of(counter.location()));
        }
    }

    private static void addParts(List<Place> places, List<Part> parts, List<LocationId> locations) {
        for (Part part : parts) {
            for (LocationId location : locations) {
                places.add(new Place(part.item(), location));
            }
        }
    }
}
