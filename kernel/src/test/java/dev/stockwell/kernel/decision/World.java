package dev.stockwell.kernel.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Rules;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.State;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** A shop in memory: items 1 to 3, the warehouse, Chicago and Dallas, a shared and a wholesale pool. */
final class World implements Rules {
    static final ItemId MUG = new ItemId(1);
    static final ItemId POT = new ItemId(2);
    static final ItemId CASE = new ItemId(3);
    static final LocationId WAREHOUSE = new LocationId(1);
    static final LocationId CHICAGO = new LocationId(2);
    static final LocationId DALLAS = new LocationId(3);
    static final LocationId FBA = new LocationId(9);
    static final PoolId SHARED = PoolId.SHARED;
    static final PoolId WHOLESALE = new PoolId(2);
    static final ChannelId WEB = new ChannelId(1);
    static final Instant START = Instant.parse("2026-11-01T09:00:00Z");
    private static final Duration HOLD = Duration.ofMinutes(15);

    final Stock stock = new Stock();
    private final Map<LevelKey, Long> versions = new HashMap<>();
    private final Map<Place, Long> keeps = new HashMap<>();
    private final List<Share> shares = new ArrayList<>();
    private Instant now = START;
    private long nextId = 1;

    World() {
        for (ItemId item : List.of(MUG, POT, CASE)) {
            stock.add(new ItemRow(item, Micros.NEVER, Micros.NEVER, 0, 0, 0));
            stock.addedAllOf(item);
        }
    }

    // Saying what happens

    Outcome run(Command command) {
        return runAt(now, command);
    }

    Outcome runAt(Instant occurredAt, Command command) {
        CommandId id = command instanceof Command.VoidSale sale ? sale.id() : nextId();
        return run(id, occurredAt, command);
    }

    CommandId nextId() {
        return new CommandId(new UUID(0, nextId++));
    }

    Outcome run(CommandId id, Instant occurredAt, Command command) {
        Outcome outcome = Decider.decide(stock, envelope(id, occurredAt, command), this, Micros.of(now), true);
        if (outcome instanceof Outcome.Sold sold) {
            stock.addSale(id, sold.takes());
        }
        assertCoherent();
        return outcome;
    }

    static Envelope envelope(CommandId id, Instant occurredAt, Command command) {
        return new Envelope(id, Digest.of(id.toString()), "somebody", WEB, "a document", null, occurredAt, command);
    }

    World with(long quantity, ItemId item, LocationId location) {
        return with(quantity, item, location, SHARED);
    }

    World with(long quantity, ItemId item, LocationId location, PoolId pool) {
        run(new Command.Receive(item, location, pool, quantity, State.AVAILABLE, null));
        return this;
    }

    World keeping(long quantity, ItemId item, LocationId location) {
        keeps.put(new Place(item, location), quantity);
        return this;
    }

    World sharing(PoolId pool, int basisPoints) {
        shares.add(new Share(7, pool, basisPoints));
        return this;
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    Instant now() {
        return now;
    }

    /** Holds units of an item for the web shop; the claim if it was held. */
    Outcome hold(ItemId item, long units, LocationId... locations) {
        return hold(Split.IN_ORDER, false, SHARED, demand(0, item, units, SHARED, locations));
    }

    Outcome hold(Split split, boolean partial, PoolId pool, Demand... lines) {
        return run(new Command.Hold(WEB, List.of(lines), split, partial, now.plus(HOLD)));
    }

    ClaimId held(ItemId item, long units, LocationId... locations) {
        return ((Outcome.Held) hold(item, units, locations)).claim();
    }

    static Demand demand(int line, ItemId item, long units, PoolId pool, LocationId... locations) {
        return demand(line, List.of(new Part(item, 1)), units, pool, locations);
    }

    static Demand demand(int line, List<Part> parts, long units, PoolId pool, LocationId... locations) {
        return new Demand(line, parts, units, new Sources(pool, List.of(locations)));
    }

    // Looking

    long available(ItemId item, LocationId location) {
        return in(State.AVAILABLE, item, location, SHARED);
    }

    long in(State state, ItemId item, LocationId location) {
        return in(state, item, location, SHARED);
    }

    long in(State state, ItemId item, LocationId location, PoolId pool) {
        return stock.level(new LevelKey(item, location, pool)).in(state);
    }

    long onHand(ItemId item, LocationId location) {
        long sum = 0;
        for (PoolId pool : stock.pools(new Place(item, location))) {
            sum += stock.level(new LevelKey(item, location, pool)).onHand();
        }
        return sum;
    }

    long shortage(ItemId item) {
        return stock.item(item).shortage();
    }

    List<Trouble> troubles() {
        return stock.changes().opened().stream().map(Changes.Opened::trouble).toList();
    }

    List<String> reasons(ItemId item) {
        return stock.changes().movements().stream()
                .filter(movement -> movement.item().equals(item))
                .map(movement -> movement.why().reason())
                .toList();
    }

    // Rules

    @Override
    public long revision() {
        return 1;
    }

    @Override
    public long keep(ItemId item, LocationId location) {
        return keeps.getOrDefault(new Place(item, location), 0L);
    }

    @Override
    public List<Share> shares(ItemId item, LocationId location) {
        return List.copyOf(shares);
    }

    @Override
    public boolean isOurs(LocationId location) {
        return !location.equals(FBA);
    }

    @Override
    public LocalDate businessDate(LocationId location, Instant at) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    // What must always hold

    void assertCoherent() {
        assertLevelsEqualTheirMovements();
        assertClaimsEqualTheirLines();
    }

    private void assertLevelsEqualTheirMovements() {
        Map<Bucket, Long> balances = new HashMap<>();
        Map<ItemId, Long> sequence = new HashMap<>();
        versions.clear();
        for (Movement movement : stock.changes().movements()) {
            assertThat(movement.seq()).isEqualTo(sequence.merge(movement.item(), 1L, Long::sum));
            balances.merge(movement.from(), -movement.quantity(), Long::sum);
            balances.merge(movement.to(), movement.quantity(), Long::sum);
            Set<LevelKey> touched = new HashSet<>();
            follow(movement.from(), movement.fromVersion(), movement.fromBalance(), balances, touched);
            follow(movement.to(), movement.toVersion(), movement.toBalance(), balances, touched);
        }
        balances.forEach((bucket, balance) -> {
            if (bucket instanceof Bucket.Inside inside) {
                Level level = stock.level(inside.level());
                assertThat(level.in(inside.state())).as("%s", inside).isEqualTo(balance);
                assertThat(level.version()).isEqualTo(versions.get(inside.level()));
                assertThat(level.overdrawn()).isEqualTo(Math.max(0, -level.in(State.AVAILABLE)));
            }
        });
    }

    private void follow(Bucket bucket, long version, long balance, Map<Bucket, Long> balances, Set<LevelKey> touched) {
        if (bucket instanceof Bucket.Inside inside) {
            if (touched.add(inside.level())) {
                versions.merge(inside.level(), 1L, Long::sum);
            }
            assertThat(version).isEqualTo(versions.get(inside.level()));
            assertThat(balance).isEqualTo(balances.get(bucket));
        } else {
            assertThat(version).isZero();
        }
    }

    private void assertClaimsEqualTheirLines() {
        Map<Bucket.Inside, Long> claimed = new HashMap<>();
        Map<ItemId, Long> shorts = new HashMap<>();
        for (ItemId item : List.of(MUG, POT, CASE)) {
            for (ClaimId claim : stock.claimsOf(item)) {
                for (ClaimLine line : stock.lines(claim)) {
                    if (line.item().equals(item)) {
                        count(line, claimed, shorts);
                    }
                }
            }
            assertThat(stock.item(item).shortage()).isEqualTo(shorts.getOrDefault(item, 0L));
            for (LevelKey level : stock.levelsOf(item)) {
                for (State state : List.of(State.RESERVED, State.COMMITTED)) {
                    assertThat(stock.level(level).in(state))
                            .as("%s of %s", state, level)
                            .isEqualTo(claimed.getOrDefault(new Bucket.Inside(level, state), 0L));
                }
            }
        }
    }

    private void count(ClaimLine line, Map<Bucket.Inside, Long> claimed, Map<ItemId, Long> shorts) {
        if (line.isShort()) {
            shorts.merge(line.item(), line.open(), Long::sum);
            return;
        }
        State state = line.reserved() ? State.RESERVED : State.COMMITTED;
        claimed.merge(new Bucket.Inside(line.key().level(), state), line.open(), Long::sum);
        if (line.reserved()) {
            assertThat(stock.item(line.item()).nextExpiry()).isLessThanOrEqualTo(line.expiresAt());
        }
    }
}
