package dev.stockwell.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Kernel;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.UuidV7;
import dev.stockwell.kernel.ledger.Connector;
import dev.stockwell.kernel.ledger.JdbcKernel;
import dev.stockwell.kernel.ledger.KernelSettings;
import dev.stockwell.kernel.ledger.KernelWatch;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A small shop with a kernel on a real PostgreSQL: three items of its own, three places of ours and one of somebody
 * else's. After each test its books must be coherent.
 */
public final class Shop implements AfterEachCallback, AutoCloseable {
    public static final LocationId WAREHOUSE = new LocationId(1);
    public static final LocationId CHICAGO = new LocationId(2);
    public static final LocationId DALLAS = new LocationId(3);
    /** Where somebody else keeps the count. */
    public static final LocationId FBA = new LocationId(9);

    public static final PoolId SHARED = PoolId.SHARED;
    public static final PoolId WHOLESALE = new PoolId(2);
    public static final PoolId DIRECT = new PoolId(3);
    public static final PoolId OUTLET = new PoolId(4);
    public static final ChannelId WEB = new ChannelId(1);

    private static final Duration HOLD = Duration.ofMinutes(15);

    public final ItemId mug;
    public final ItemId pot;
    public final ItemId box;

    private static final SteppedClock CLOCK = new SteppedClock();
    private static final ShopRules RULES = new ShopRules();
    private static final RandomGenerator RANDOM = new SecureRandom();
    private static final UuidV7 IDS = new UuidV7(Clock.systemUTC(), RANDOM);

    /** The kernel that all tests use which need none of their own; they use their own items. */
    private static final class Shared {
        private static final Kernel KERNEL = start(
                KernelDatabase.shared().connector(),
                KernelSettings.standard().withSteppedClock(),
                new KernelWatch() {});
    }

    private final KernelDatabase database;
    private final List<Kernel> nodes = new CopyOnWriteArrayList<>();
    private final Map<String, Command.OrderKey> orders = new HashMap<>();
    private final Books books;
    private final Kernel kernel;
    private long versions;

    private Shop(KernelDatabase database, boolean ownKernel) {
        this.database = database;
        List<ItemId> items = database.newItems(3);
        mug = items.get(0);
        pot = items.get(1);
        box = items.get(2);
        books = new Books(database);
        kernel = ownKernel ? node() : Shared.KERNEL;
    }

    /** A kernel on the database that most tests share. */
    public static Shop aKernel() {
        return new Shop(KernelDatabase.shared(), false);
    }

    /** A kernel of its own on a database. */
    public static Shop aKernelOn(KernelDatabase database) {
        return new Shop(database, true);
    }

    // More kernels

    /** Another node on the same database. */
    public Kernel node() {
        return node(database.connector());
    }

    /** Another node that reaches the database in its own way. */
    public Kernel node(Connector connector) {
        return node(connector, KernelSettings.standard().withSteppedClock(), new KernelWatch() {});
    }

    /** Another node in full. */
    public Kernel node(Connector connector, KernelSettings settings, KernelWatch watch) {
        Kernel node = start(connector, settings, watch);
        nodes.add(node);
        return node;
    }

    private static Kernel start(Connector connector, KernelSettings settings, KernelWatch watch) {
        return JdbcKernel.start(connector, () -> RULES, CLOCK, RANDOM, settings, watch);
    }

    // Saying how things are

    /** Receives goods that can be sold. */
    public Shop with(long quantity, ItemId item, LocationId location) {
        return with(quantity, item, location, SHARED);
    }

    /** Receives goods for a pool. */
    public Shop with(long quantity, ItemId item, LocationId location, PoolId pool) {
        run(new Command.Receive(item, location, pool, quantity, State.AVAILABLE, null));
        return this;
    }

    /** Sets a floor that requests must leave. */
    public Shop keeping(long quantity, ItemId item, LocationId location) {
        RULES.keep(quantity, item, location);
        return this;
    }

    /** Adds a share rule for what comes in of an item. */
    public Shop sharing(ItemId item, PoolId pool, int basisPoints) {
        RULES.share(item, pool, basisPoints);
        return this;
    }

    public void pass(Duration time) {
        CLOCK.pass(time);
    }

    public Instant now() {
        return CLOCK.instant();
    }

    public SteppedClock clock() {
        return CLOCK;
    }

    public KernelDatabase database() {
        return database;
    }

    public Kernel kernel() {
        return kernel;
    }

    public Books books() {
        return books;
    }

    // Saying what happens

    /** Runs a command that happens now. */
    public Outcome run(Command command) {
        return runAt(now(), command);
    }

    /** Runs a command that happened at an instant. */
    public Outcome runAt(Instant at, Command command) {
        CommandId id = command instanceof Command.VoidSale sale ? sale.id() : nextId();
        return execute(envelope(id, at, command)).outcome();
    }

    /** Hands in an envelope and waits. */
    public Answer execute(Envelope envelope) {
        return kernel.execute(envelope);
    }

    /** A command as somebody sends it now, under an id of its own. */
    public Envelope envelope(Command command) {
        return envelope(nextId(), now(), command);
    }

    /** A command as somebody sends it. */
    public Envelope envelope(CommandId id, Instant at, Command command) {
        return new Envelope(id, Digest.of(command.toString()), "somebody", WEB, "a document", null, at, command);
    }

    public CommandId nextId() {
        return new CommandId(IDS.next());
    }

    /** A hold of units of an item, as a command. */
    public Command.Hold hold(long units, ItemId item, LocationId... locations) {
        return hold(Split.IN_ORDER, false, line(0, units, item, locations));
    }

    /** A hold of several lines, as a command. */
    public Command.Hold hold(Split split, boolean partial, Demand... lines) {
        return new Command.Hold(WEB, List.of(lines), split, partial, now().plus(HOLD));
    }

    /** Holds units that must be there. */
    public ClaimId held(long units, ItemId item, LocationId... locations) {
        return held(hold(units, item, locations));
    }

    /** Makes a hold that must succeed. */
    public ClaimId held(Command.Hold hold) {
        return ((Outcome.Held) run(hold)).claim();
    }

    public static Demand line(int line, long units, ItemId item, LocationId... locations) {
        return line(line, units, List.of(new Part(item, 1)), SHARED, locations);
    }

    public static Demand line(int line, long units, List<Part> parts, PoolId own, LocationId... locations) {
        return new Demand(line, parts, units, new Sources(own, List.of(locations)));
    }

    /** A new snapshot of an order, by the channel's number for it. */
    public Snapshot order(String number) {
        return new Snapshot(key(number), ++versions, now());
    }

    /** The key of an order, by the channel's number for it. */
    public Command.OrderKey key(String number) {
        return orders.computeIfAbsent(number, any -> new Command.OrderKey(new ClaimId(nextId().value()), number));
    }

    /** The claim of an order, by the channel's number for it. */
    public ClaimId claim(String number) {
        return key(number).claim();
    }

    public Outcome.OrderApplied apply(Snapshot snapshot) {
        return (Outcome.OrderApplied) run(snapshot.command());
    }

    @Override
    public void close() {
        nodes.forEach(Kernel::close);
    }

    /** Wants the books of this shop's items to agree; what others left behind is theirs to answer for. */
    private void assertCoherent() {
        assertThat(database.differences())
                .filteredOn(difference -> difference.item().value() >= mug.value())
                .as("differences")
                .isEmpty();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        close();
        assertCoherent();
    }
}
