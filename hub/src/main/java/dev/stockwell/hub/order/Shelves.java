package dev.stockwell.hub.order;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.reading.ClaimView;
import dev.stockwell.kernel.reading.Claims;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where goods have left from if their channel does not say. In this order: where the same fulfilment left from in the
 * snapshot before; where the customer fetches the line; where the line has goods, the first in the channel's order; the
 * channel's first location. What was found out once is kept with the snapshot.
 */
@Component
class Shelves {
    private final StoredOrders rows;
    private final Claims claims;
    private final Setups setups;

    Shelves(StoredOrders rows, Claims claims, Setups setups) {
        this.rows = rows;
        this.claims = claims;
        this.setups = setups;
    }

    /** Where lines have goods, by the line's id, where that may matter. Reads on its own, before any lock. */
    Map<String, List<String>> goods(Channel channel, String externalId, Snapshot snapshot) {
        boolean matters = channel.shipping().locations().size() > 1
                && snapshot.lines().stream().anyMatch(Shelves::isUnlocated);
        Optional<StoredOrder> known = matters ? rows.find(channel.id(), externalId) : Optional.empty();
        Map<String, List<String>> goods = new HashMap<>();
        if (known.isPresent()) {
            Optional<ClaimView> claim = claims.find(known.get().claim());
            for (Snapshot.Line line : claim.isPresent() ? snapshot.lines() : List.<Snapshot.Line>of()) {
                NumberedLine numbered = known.get().numbering().current(line);
                if (numbered != null) {
                    goods.put(line.id(), goods(channel, claim.orElseThrow(), numbered.number()));
                }
            }
        }
        return goods;
    }

    private List<String> goods(Channel channel, ClaimView claim, int line) {
        Set<LocationId> there = claim.lines().stream()
                .filter(row -> row.line() == line && row.open() > 0 && !row.isShort())
                .map(ClaimLineView::level)
                .map(level -> level.location())
                .collect(Collectors.toSet());
        return channel.shipping().locations().stream()
                .filter(there::contains)
                .map(setups.current().places()::code)
                .toList();
    }

    /** The same snapshot with all places known. */
    static Snapshot located(
            Snapshot snapshot,
            @Nullable Snapshot before,
            Channel channel,
            Setup setup,
            Map<String, List<String>> goods) {
        if (snapshot.lines().stream().noneMatch(Shelves::isUnlocated)) {
            return snapshot;
        }
        List<String> ships = channel.shipping().locations().stream()
                .map(setup.places()::code)
                .toList();
        List<Snapshot.Line> located = new ArrayList<>(snapshot.lines().size());
        for (int i = 0; i < snapshot.lines().size(); i++) {
            Snapshot.Line line = snapshot.lines().get(i);
            List<String> candidates = new ArrayList<>();
            if (line.pickup() != null) {
                candidates.add(line.pickup().location());
            }
            candidates.addAll(goods.getOrDefault(line.id(), List.of()));
            candidates.addAll(ships);
            located.add(located(line, known(before, line.id()), candidates, "lines[" + i + "]"));
        }
        return snapshot.with(located);
    }

    private static Snapshot.Line located(
            Snapshot.Line line, Map<String, String> known, List<String> candidates, String path) {
        List<Snapshot.Fulfilment> fulfilments =
                new ArrayList<>(line.fulfilments().size());
        for (Snapshot.Fulfilment each : line.fulfilments()) {
            String location = each.location() != null ? each.location() : known.get(each.id());
            if (location == null && candidates.isEmpty()) {
                throw Problem.invalid(
                        path + ".fulfilments[" + fulfilments.size() + "].location",
                        "is missing, and the channel ships from nowhere");
            }
            fulfilments.add(new Snapshot.Fulfilment(
                    each.id(),
                    location == null ? candidates.getFirst() : location,
                    each.quantity(),
                    each.at(),
                    each.by()));
        }
        return line.with(fulfilments);
    }

    private static Map<String, String> known(@Nullable Snapshot before, String lineId) {
        Map<String, String> known = new HashMap<>();
        if (before != null) {
            before.lines().stream()
                    .filter(line -> line.id().equals(lineId))
                    .flatMap(line -> line.fulfilments().stream())
                    .forEach(each -> known.put(each.id(), each.location() == null ? "" : each.location()));
        }
        return known;
    }

    private static boolean isUnlocated(Snapshot.Line line) {
        return line.fulfilments().stream().anyMatch(each -> each.location() == null);
    }
}
