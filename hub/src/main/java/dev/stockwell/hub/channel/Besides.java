package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.reading.OpenLine;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** What is on hand and not in the terms of a number: available elsewhere, or not available. */
final class Besides {
    private final Wording words;
    private final Setup setup;
    private final StockReading reading;
    private final Map<LevelKey, List<OpenLine>> claims = new HashMap<>();

    /** @param claims the open lines of the items, so far as they are to be named */
    Besides(Wording words, Setup setup, StockReading reading, Collection<OpenLine> claims) {
        this.words = words;
        this.setup = setup;
        this.reading = reading;
        claims.forEach(claim -> this.claims
                .computeIfAbsent(claim.line().level(), any -> new ArrayList<>())
                .add(claim));
    }

    /** @param counts whether a level is in the terms */
    List<Explanation.Beside> of(Predicate<LevelKey> counts) {
        List<Explanation.Beside> besides = new ArrayList<>();
        for (LevelView level : reading.levels()) {
            long overdue = reading.overdue(level.key());
            if (!counts.test(level.key())) {
                add(besides, level, "elsewhere", elsewhere(level.key()), level.available() + overdue);
            }
            add(besides, level, "reserved", "Reserved in ", level.reserved() - overdue);
            add(besides, level, "committed", "Committed in ", level.committed());
            add(besides, level, "quality-control", "In quality control in ", level.qualityControl());
            add(besides, level, "damaged", "Damaged in ", level.damaged());
            add(besides, level, "display", "On display in ", level.display());
        }
        return besides;
    }

    /** The levels behind a number. */
    static Predicate<LevelKey> counted(Counter counter, Collection<LocationId> locations, Set<ItemId> items) {
        Set<LocationId> behind = Set.copyOf(locations);
        return level ->
                items.contains(level.item()) && behind.contains(level.location()) && counter.isDrawnOn(level.pool());
    }

    private void add(List<Explanation.Beside> besides, LevelView level, String kind, String label, long quantity) {
        if (quantity != 0) {
            besides.add(new Explanation.Beside(
                    label + words.place(level.key()),
                    quantity,
                    kind,
                    words.ref(level.key(), level.version()),
                    claims(level.key(), kind)));
        }
    }

    private String elsewhere(LevelKey key) {
        Location location = setup.places().location(key.location());
        return location != null && !location.participating()
                ? "Available where the location takes no part, in "
                : "Available where this number does not draw, in ";
    }

    private List<Explanation.Claim> claims(LevelKey level, String kind) {
        boolean isReserved = kind.equals("reserved");
        if (!isReserved && !kind.equals("committed")) {
            return List.of();
        }
        return claims.getOrDefault(level, List.of()).stream()
                .filter(claim -> claim.line().isReserved() == isReserved)
                .map(claim -> new Explanation.Claim(
                        claim.line().open(),
                        setup.code(claim.channel()),
                        isReserved ? claim.claim().value() : null,
                        claim.reference(),
                        claim.line().expiresAt()))
                .toList();
    }
}
