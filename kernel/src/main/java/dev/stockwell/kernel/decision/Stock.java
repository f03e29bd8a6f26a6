package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Take;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one batch knows of the locked items: first what was read under the locks, then what its commands made of it.
 *
 * <p>Only a {@link Draft} changes it, and only as a whole. Not safe for use by several threads.
 */
public final class Stock {
    private final Map<ItemId, ItemRow> items = new HashMap<>();
    private final Map<LevelKey, Level> levels = new HashMap<>();
    private final Map<Place, Set<PoolId>> pools = new HashMap<>();
    private final Map<ClaimId, Claim> claims = new HashMap<>();
    private final Map<ClaimId, Map<ClaimLine.Key, ClaimLine>> lines = new HashMap<>();
    private final Map<ItemId, Set<ClaimId>> claimsOfItem = new HashMap<>();
    private final Map<Place, Long> anchors = new HashMap<>();
    private final Map<Since.Key, Since> since = new HashMap<>();
    private final Map<ShareTotal.Key, ShareTotal> shareTotals = new HashMap<>();
    private final Map<CommandId, List<Take>> sales = new HashMap<>();
    private final Set<ItemId> whole = new HashSet<>();
    private final Set<ClaimId> storedClaims = new HashSet<>();
    private final Set<ClaimLine.Key> storedLines = new HashSet<>();
    private final Changes changes = new Changes();

    // What the ledger has read

    /** An item whose row is locked. */
    public void add(ItemRow row) {
        items.put(row.item(), row);
    }

    /** A level of a locked item; one that is known already is left as it is. */
    public void add(Level level) {
        if (levels.putIfAbsent(level.key(), level) == null) {
            notePool(level.key());
        }
    }

    /** A claim's header. */
    public void add(Claim claim) {
        if (claims.putIfAbsent(claim.id(), claim) == null) {
            storedClaims.add(claim.id());
        }
    }

    /** A line of a claim; one that is known already is left as it is. */
    public void add(ClaimLine line) {
        if (storedLines.add(line.key())) {
            put(line);
        }
    }

    /** When an item at a location was last counted, in microseconds. */
    public void addAnchor(Place place, long at) {
        anchors.putIfAbsent(place, at);
    }

    /** What the ledger has that a count about to be decided could not see. */
    public void add(Since.Key count, Since after) {
        since.put(count, after);
    }

    /** A share rule's running total. */
    public void add(ShareTotal.Key key, ShareTotal total) {
        shareTotals.putIfAbsent(key, total);
    }

    /** What an earlier sale took and gave. */
    public void addSale(CommandId sale, List<Take> takes) {
        sales.put(sale, takes);
    }

    /** All levels and open claim lines of an item are here. */
    public void addedAllOf(ItemId item) {
        whole.add(item);
    }

    // What the ledger is to write

    /** What the batch's commands changed. */
    public Changes changes() {
        return changes;
    }

    /** The levels that have moved. */
    public List<Level> movedLevels() {
        List<Level> moved = new ArrayList<>();
        for (Level level : levels.values()) {
            if (level.hasMoved()) {
                moved.add(level);
            }
        }
        return moved;
    }

    /** Whether the database has this claim. */
    public boolean isStored(ClaimId claim) {
        return storedClaims.contains(claim);
    }

    /** Whether the database has this claim line. */
    public boolean isStored(ClaimLine.Key key) {
        return storedLines.contains(key);
    }

    /** The item's row as the batch leaves it. */
    public ItemRow item(ItemId item) {
        ItemRow row = items.get(item);
        if (row == null) {
            throw new InvariantViolation("item " + item.value() + " has no stock row, or is not locked");
        }
        return row;
    }

    /** Whether an item's row is locked. */
    public boolean isLocked(ItemId item) {
        return items.containsKey(item);
    }

    /** Whether all of these items' rows are locked. */
    public boolean areLocked(Collection<ItemId> all) {
        return items.keySet().containsAll(all);
    }

    /** The claim's header, if there is one. */
    public @Nullable Claim claim(ClaimId claim) {
        return claims.get(claim);
    }

    /** The claim's lines of the locked items. */
    public Collection<ClaimLine> lines(ClaimId claim) {
        return lines.getOrDefault(claim, Map.of()).values();
    }

    /** A claim line as the batch leaves it; empty if it is gone. */
    public Optional<ClaimLine> find(ClaimLine.Key key) {
        return Optional.ofNullable(line(key));
    }

    @Nullable
    ClaimLine line(ClaimLine.Key key) {
        return lines.getOrDefault(key.claim(), Map.of()).get(key);
    }

    Level level(LevelKey key) {
        Level level = levels.get(key);
        if (level == null) {
            level = Level.none(key);
            add(level);
        }
        return level;
    }

    /** The pools an item is known to have at a location, in ascending order. */
    Set<PoolId> pools(Place place) {
        return pools.getOrDefault(place, Collections.emptySet());
    }

    Set<LevelKey> levelsOf(ItemId item) {
        Set<LevelKey> keys = new LinkedHashSet<>();
        pools.keySet().stream()
                .filter(place -> place.item().equals(item))
                .sorted((a, b) -> a.location().compareTo(b.location()))
                .forEach(place -> pools(place).forEach(pool -> keys.add(new LevelKey(item, place.location(), pool))));
        return keys;
    }

    Set<ClaimId> claimsOf(ItemId item) {
        return claimsOfItem.getOrDefault(item, Collections.emptySet());
    }

    long anchor(Place place) {
        return anchors.getOrDefault(place, Micros.BEFORE_ALL);
    }

    Since since(Since.Key count) {
        return since.getOrDefault(count, Since.NOTHING);
    }

    ShareTotal shareTotal(ShareTotal.Key key) {
        return shareTotals.getOrDefault(key, ShareTotal.NONE);
    }

    @Nullable
    List<Take> sale(CommandId sale) {
        return sales.get(sale);
    }

    boolean isWhole(ItemId item) {
        return whole.contains(item);
    }

    // What a draft leaves behind

    void replace(ItemRow row) {
        items.put(row.item(), row);
        changes.items.add(row.item());
    }

    void replace(Level level) {
        levels.put(level.key(), level);
    }

    void replace(Claim claim) {
        claims.put(claim.id(), claim);
        changes.claims.add(claim.id());
    }

    void replace(ClaimLine.Key key, @Nullable ClaimLine line) {
        changes.lines.add(key);
        if (line != null) {
            put(line);
        } else if (lines.containsKey(key.claim())) {
            lines.get(key.claim()).remove(key);
        }
    }

    void replaceAnchor(Place place, long at) {
        anchors.put(place, at);
        changes.anchors.put(place, at);
    }

    void replace(ShareTotal.Key key, ShareTotal total) {
        shareTotals.put(key, total);
        changes.shareTotals.put(key, total);
    }

    private void put(ClaimLine line) {
        lines.computeIfAbsent(line.key().claim(), any -> new LinkedHashMap<>()).put(line.key(), line);
        claimsOfItem
                .computeIfAbsent(line.item(), any -> new LinkedHashSet<>())
                .add(line.key().claim());
    }

    private void notePool(LevelKey key) {
        if (key.lot().equals(LotId.UNTRACKED)) {
            pools.computeIfAbsent(Place.of(key), any -> new TreeSet<>()).add(key.pool());
        }
    }
}
