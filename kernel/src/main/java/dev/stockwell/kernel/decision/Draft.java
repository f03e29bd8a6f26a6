package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome.Flag;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Rules;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What one command would do: an overlay on the {@link Stock} of its batch that is kept as a whole or dropped.
 *
 * <p>All movements go through {@link #book}; it keeps versions and balances. All claim lines go through {@link #put};
 * it keeps the item's sum of shorts and its next expiry.
 */
public final class Draft {
    private static final Set<State> ALL = EnumSet.allOf(State.class);
    private static final Set<State> ONLY_AVAILABLE = EnumSet.of(State.AVAILABLE);
    private static final Set<State> UNCOMMITTED = EnumSet.of(State.AVAILABLE, State.RESERVED);

    private final Stock stock;
    private final Envelope envelope;
    private final Rules rules;
    private final long now;

    private final Map<ItemId, ItemRow> items = new HashMap<>();
    private final Map<LevelKey, Level> levels = new LinkedHashMap<>();
    private final Map<ClaimId, Claim> claims = new LinkedHashMap<>();
    private final Map<ClaimLine.Key, Optional<ClaimLine>> lines = new LinkedHashMap<>();
    private final Map<ClaimId, NavigableMap<ClaimLine.Key, ClaimLine>> views = new HashMap<>();
    private final Map<Place, Long> anchors = new HashMap<>();
    private final Map<ShareTotal.Key, ShareTotal> shareTotals = new HashMap<>();
    private final List<Movement> movements = new ArrayList<>();
    private final List<Trouble> troubles = new ArrayList<>();
    private final List<Trouble.Settled> settled = new ArrayList<>();
    private final Set<LevelKey> freed = new LinkedHashSet<>();
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);

    /**
     * An empty draft.
     *
     * @param now the batch's instant, in microseconds
     */
    public Draft(Stock stock, Envelope envelope, Rules rules, long now) {
        this.stock = stock;
        this.envelope = envelope;
        this.rules = rules;
        this.now = now;
    }

    /** Keeps what was drafted. */
    public void apply() {
        items.values().forEach(stock::replace);
        levels.values().forEach(stock::replace);
        claims.values().forEach(stock::replace);
        lines.forEach((key, line) -> stock.replace(key, line.orElse(null)));
        anchors.forEach(stock::replaceAnchor);
        shareTotals.forEach(stock::replace);
        Changes changes = stock.changes();
        changes.movements.addAll(movements);
        settled.forEach(changes::settle);
        troubles.forEach(trouble -> changes.opened.add(new Changes.Opened(envelope.id(), trouble)));
    }

    Envelope envelope() {
        return envelope;
    }

    Rules rules() {
        return rules;
    }

    long now() {
        return now;
    }

    // Reading

    ItemRow item(ItemId item) {
        ItemRow row = items.get(item);
        return row == null ? stock.item(item) : row;
    }

    Level level(LevelKey key) {
        Level level = levels.get(key);
        return level == null ? stock.level(key) : level;
    }

    long available(LevelKey key) {
        return level(key).in(State.AVAILABLE);
    }

    /** The pools with a level of an item at a location, in ascending order. */
    Set<PoolId> pools(Place place) {
        return new TreeSet<>(stock.pools(place));
    }

    Set<LevelKey> levelsOf(ItemId item) {
        requireAllOf(item);
        return stock.levelsOf(item);
    }

    @Nullable
    Claim claim(ClaimId claim) {
        Claim drafted = claims.get(claim);
        return drafted == null ? stock.claim(claim) : drafted;
    }

    @Nullable
    ClaimLine line(ClaimLine.Key key) {
        Optional<ClaimLine> drafted = lines.get(key);
        return drafted == null ? stock.line(key) : drafted.orElse(null);
    }

    /** A claim's lines in the order of their keys, so that no decision depends on the order in which rows are read. */
    List<ClaimLine> lines(ClaimId claim) {
        return List.copyOf(view(claim).values());
    }

    /** The rows of one line of a claim. */
    List<ClaimLine> lines(ClaimId claim, int line) {
        return List.copyOf(view(claim)
                .subMap(ClaimLine.Key.first(claim, line), true, ClaimLine.Key.last(claim, line), true)
                .values());
    }

    /** The rows of one line and item of a claim. */
    List<ClaimLine> lines(ClaimId claim, int line, ItemId item) {
        return List.copyOf(view(claim)
                .subMap(ClaimLine.Key.first(claim, line, item), true, ClaimLine.Key.last(claim, line, item), true)
                .values());
    }

    /** The rows that no line of an order has taken over. */
    List<ClaimLine> unbound(ClaimId claim) {
        return List.copyOf(view(claim).headMap(ClaimLine.Key.first(claim, 0)).values());
    }

    /** A claim's lines as this draft leaves them; kept, since an order of a thousand lines asks a thousand times. */
    private NavigableMap<ClaimLine.Key, ClaimLine> view(ClaimId claim) {
        return views.computeIfAbsent(claim, any -> {
            NavigableMap<ClaimLine.Key, ClaimLine> view = new TreeMap<>(ClaimLine.Key.IN_ORDER);
            stock.lines(claim).forEach(line -> view.put(line.key(), line));
            return view;
        });
    }

    /** The known claim lines of an item. */
    List<ClaimLine> linesOf(ItemId item) {
        Set<ClaimId> concerned = new TreeSet<>(Comparator.comparing(ClaimId::value));
        concerned.addAll(stock.claimsOf(item));
        lines.keySet().stream().filter(key -> key.item().equals(item)).forEach(key -> concerned.add(key.claim()));
        List<ClaimLine> found = new ArrayList<>();
        for (ClaimId claim : concerned) {
            for (ClaimLine line : lines(claim)) {
                if (line.item().equals(item)) {
                    found.add(line);
                }
            }
        }
        return found;
    }

    long anchor(Place place) {
        Long drafted = anchors.get(place);
        return drafted == null ? stock.anchor(place) : drafted;
    }

    /** What happened at a place after an instant, in the ledger and in this batch so far. */
    Since since(Place place, long at) {
        Since read = stock.since(new Since.Key(place, at));
        long onHand = read.onHand();
        long available = read.available();
        long uncommitted = read.uncommitted();
        for (Movement movement : stock.changes().movements) {
            if (movement.item().equals(place.item()) && movement.occurredAt() > at) {
                onHand += effect(movement, place, ALL);
                available += effect(movement, place, ONLY_AVAILABLE);
                uncommitted += effect(movement, place, UNCOMMITTED);
            }
        }
        return new Since(onHand, available, uncommitted);
    }

    private static long effect(Movement movement, Place place, Set<State> states) {
        long entered = isIn(movement.to(), place, states) ? movement.quantity() : 0;
        long left = isIn(movement.from(), place, states) ? movement.quantity() : 0;
        return entered - left;
    }

    private static boolean isIn(Bucket bucket, Place place, Set<State> states) {
        return bucket instanceof Bucket.Inside inside
                && inside.level().location().equals(place.location())
                && states.contains(inside.state());
    }

    ShareTotal shareTotal(ShareTotal.Key key) {
        ShareTotal drafted = shareTotals.get(key);
        return drafted == null ? stock.shareTotal(key) : drafted;
    }

    @Nullable
    List<Take> sale(CommandId sale) {
        return stock.sale(sale);
    }

    /** Goes on only when all levels and open claim lines of the item are known. */
    void requireAllOf(ItemId item) {
        if (!stock.isWhole(item)) {
            throw new NeedsMore(item);
        }
    }

    /** The levels whose available grew, in the order in which they did. */
    Collection<LevelKey> freed() {
        return freed;
    }

    Set<Flag> flags() {
        return flags;
    }

    // Writing

    void flag(Flag flag) {
        flags.add(flag);
    }

    void open(Trouble trouble) {
        troubles.add(trouble);
    }

    void settle(Trouble.Settled over) {
        troubles.removeIf(over::ends);
        settled.add(over);
    }

    void put(Claim claim) {
        claims.put(claim.id(), claim);
    }

    void putAnchor(Place place, long at) {
        anchors.put(place, at);
    }

    void put(ShareTotal.Key key, ShareTotal total) {
        shareTotals.put(key, total);
    }

    /** Keeps a claim line; an empty one is gone. */
    void put(ClaimLine line) {
        ClaimLine.Key key = line.key();
        if (key.isShort()) {
            ClaimLine before = line(key);
            noteShort(key.item(), line.open() - (before == null ? 0 : before.open()));
        }
        if (line.reserved() && line.expiresAt() < item(key.item()).nextExpiry()) {
            items.put(key.item(), item(key.item()).withNextExpiry(line.expiresAt()));
        }
        if (line.isEmpty()) {
            view(key.claim()).remove(key);
            lines.put(key, Optional.empty());
        } else {
            view(key.claim()).put(key, line);
            lines.put(key, Optional.of(line));
        }
    }

    void putNextExpiry(ItemId item, long expiry) {
        items.put(item, item(item).withNextExpiry(expiry));
    }

    private void noteShort(ItemId item, long more) {
        if (more != 0) {
            items.put(item, item(item).withShortage(item(item).shortage() + more));
        }
    }

    /** Moves a quantity of at least 0 from one bucket to another; a large one as several movements. */
    void book(ItemId item, long quantity, Bucket from, Bucket to, Movement.Why why, long occurredAt) {
        long rest = quantity;
        while (rest > 0) {
            long part = Math.min(rest, Bounds.QUANTITY_MAX);
            bookOne(item, part, from, to, why, occurredAt);
            rest -= part;
        }
    }

    private void bookOne(ItemId item, long quantity, Bucket from, Bucket to, Movement.Why why, long occurredAt) {
        boolean fact = envelope.command().isFact();
        Level left = from instanceof Bucket.Inside inside ? working(inside.level()) : null;
        Level entered = to instanceof Bucket.Inside inside ? working(inside.level()) : null;
        long fromVersion = left == null ? 0 : left.nextVersion();
        long toVersion = entered == null ? 0 : entered == left ? fromVersion : entered.nextVersion();
        long fromBalance = left == null ? 0 : left.add(((Bucket.Inside) from).state(), -quantity, fact);
        long toBalance = entered == null ? 0 : entered.add(((Bucket.Inside) to).state(), quantity, fact);
        if (to instanceof Bucket.Inside inside && inside.state() == State.AVAILABLE) {
            freed.add(inside.level());
        }
        long recordedAt = Math.max(now, item(item).lastAt());
        items.put(item, item(item).moved(recordedAt));
        movements.add(new Movement(
                item,
                item(item).movements(),
                envelope.id(),
                quantity,
                from,
                to,
                fromVersion,
                toVersion,
                fromBalance,
                toBalance,
                why,
                envelope.actor(),
                envelope.channel(),
                occurredAt,
                recordedAt,
                businessDate(left == null ? entered : left, occurredAt)));
    }

    private LocalDate businessDate(@Nullable Level at, long occurredAt) {
        LocationId location = at == null ? LocationId.NOWHERE : at.key().location();
        return rules.businessDate(location, Micros.toInstant(occurredAt));
    }

    private Level working(LevelKey key) {
        return levels.computeIfAbsent(key, any -> stock.level(any).copy());
    }
}
