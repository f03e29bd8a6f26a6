package dev.stockwell.hub.order;

import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.feed.Changes;
import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Digest;
import dev.stockwell.kernel.Outcome;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Orders: their snapshots taken in, and parked lines taken up. The package's comment says why this is safe. */
@Component
class Orders {
    private static final Sender STOCKWELL = new Sender(new Actor("stockwell"), "", null);
    private static final int EXTERNAL_MAX = 200;
    private static final int MILLIS_SHIFT = 16;
    private static final long BELOW_MILLIS = 0xFFFFL;

    private final StoredOrders rows;
    private final ParkedLines parkedLines;
    private final Names names;
    private final Shelves shelves;
    private final StockDoor door;
    private final Changes changes;
    private final Setups setups;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final InstantSource clock;

    Orders(
            StoredOrders rows,
            ParkedLines parkedLines,
            Names names,
            Shelves shelves,
            StockDoor door,
            Changes changes,
            Setups setups,
            TransactionTemplate transaction,
            JsonMapper json,
            InstantSource clock) {
        this.rows = rows;
        this.parkedLines = parkedLines;
        this.names = names;
        this.shelves = shelves;
        this.door = door;
        this.changes = changes;
        this.setups = setups;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * What became of a snapshot.
     *
     * @param answer the kernel's; null if the snapshot is older than the one that the order follows
     */
    record Taken(StoredOrder order, @Nullable Answer answer) {
        static Taken older(StoredOrder order) {
            return new Taken(order, null);
        }

        Outcome.@Nullable OrderApplied outcome() {
            return answer == null ? null : (Outcome.OrderApplied) answer.outcome();
        }
    }

    /** Takes in a snapshot. */
    Taken take(String channelCode, String externalId, OrderBody body, Sender sender) {
        Setup setup = setups.current();
        Channel channel = setup.channel(channelCode, "channel");
        Input.text(externalId, "externalId", EXTERNAL_MAX);
        Snapshot read = new SnapshotReading(setup.places(), clock.instant()).read(body);
        StoredOrder.Sent sent = new StoredOrder.Sent(read, Digest.of(json.writeValueAsBytes(body)));
        CommandId key = sender.idOr(null);
        Optional<StoredOrder> answered =
                key != null && rows.isDecided(key.value()) ? rows.find(channel.id(), externalId) : Optional.empty();
        if (answered.isPresent()) {
            return send(answered.get(), sent.digest(), sender, key);
        }
        names.prepare(read.lines());
        Map<String, List<String>> goods = shelves.goods(channel, externalId, read);
        StoredOrder order = write(() -> store(channel, externalId, sent, goods));
        if (order.isNewerThan(sent)) {
            return Taken.older(order);
        }
        Taken taken = send(order, sent.digest(), sender, key);
        boolean isKnownMeanwhile = order.parked().values().stream()
                .flatMap(line -> Names.awaited(order.channel(), line).stream())
                .anyMatch(names::isKnown);
        return isKnownMeanwhile ? takeUp(channel.id(), externalId).orElse(taken) : taken;
    }

    /** Lets those parked lines of an order take effect whose names are known now. */
    Optional<Taken> takeUp(ChannelId channel, String externalId) {
        Optional<StoredOrder> known = rows.find(channel, externalId);
        if (known.isEmpty() || known.get().parked().isEmpty()) {
            return Optional.empty();
        }
        StoredOrder order =
                write(() -> storeAgain(rows.lock(channel, externalId).orElseThrow()));
        return Optional.of(send(order, Objects.requireNonNull(order.digest()), STOCKWELL, null));
    }

    /** Sends what the kernel has not seen because a node ended between the row and the command. */
    int finish() {
        List<StoredOrder> unfinished = rows.unfinished();
        unfinished.forEach(order -> send(order, Objects.requireNonNull(order.digest()), STOCKWELL, null));
        return unfinished.size();
    }

    private StoredOrder store(
            Channel channel, String externalId, StoredOrder.Sent sent, Map<String, List<String>> goods) {
        UUID reservation = sent.snapshot().reservation();
        ClaimId proposed = new ClaimId(reservation == null ? door.newId().value() : reservation);
        while (true) {
            Optional<StoredOrder> known = rows.lock(channel.id(), externalId);
            if (known.isPresent()) {
                return follow(known.get(), channel, sent, goods);
            }
            StoredOrder none =
                    new StoredOrder(channel.id(), externalId, proposed, 0, 0, null, null, new Numbering(List.of()));
            StoredOrder made = next(none, channel, sent, goods);
            if (rows.insert(made, Objects.requireNonNull(made.snapshot()))) {
                parkedLines.follow(Map.of(), made, clock.instant());
                changes.order(made.channel(), made.externalId());
                return made;
            }
            // Somebody else has made the row, or another order has the reservation.
            proposed = new ClaimId(door.newId().value());
        }
    }

    private StoredOrder follow(
            StoredOrder known, Channel channel, StoredOrder.Sent sent, Map<String, List<String>> goods) {
        if (known.isNewerThan(sent)) {
            return known;
        }
        return known.follows(sent) ? storeAgain(known) : update(known, next(known, channel, sent, goods));
    }

    /** The same snapshot, for lines that have become known since. */
    private StoredOrder storeAgain(StoredOrder known) {
        Snapshot snapshot = Objects.requireNonNull(known.snapshot());
        Numbering numbering = numbered(known, snapshot);
        return numbering == known.numbering()
                ? known
                : update(known, known.with(snapshot, Objects.requireNonNull(known.digest()), numbering));
    }

    private StoredOrder update(StoredOrder known, StoredOrder next) {
        rows.update(next, Objects.requireNonNull(next.snapshot()));
        parkedLines.follow(known.parked(), next, clock.instant());
        changes.order(next.channel(), next.externalId());
        return next;
    }

    private StoredOrder next(
            StoredOrder known, Channel channel, StoredOrder.Sent sent, Map<String, List<String>> goods) {
        Snapshot located = Shelves.located(sent.snapshot(), known.snapshot(), channel, setups.current(), goods);
        Snapshot whole = located.after(known.snapshot());
        return known.with(whole, sent.digest(), numbered(known, whole));
    }

    private Numbering numbered(StoredOrder known, Snapshot snapshot) {
        Numbering numbering = known.numbering().with(snapshot.lines(), line -> names.find(known.channel(), line));
        OrderCommand.requireWithinBounds(snapshot, numbering);
        return numbering;
    }

    private StoredOrder write(Supplier<StoredOrder> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }

    private Taken send(StoredOrder order, Digest sent, Sender sender, @Nullable CommandId key) {
        Setup setup = setups.current();
        Channel channel = setup.channel(setup.code(order.channel()), "channel");
        Snapshot snapshot = Objects.requireNonNull(order.snapshot());
        Command command = new OrderCommand(order, channel, setup.places()).applied();
        List<Object> content = List.of(order.channel().value(), order.externalId(), sent.toString());
        Instant at = snapshot.updatedAt();
        StockDoor.Note note = new StockDoor.Note(sender, content, order.channel(), order.externalId(), null, at);
        Answer answer = door.send(door.envelope(key == null ? id(order) : key, note, command));
        if (!answer.replayed()) {
            // Whoever read the order between its row and this has not seen what it got.
            transaction.executeWithoutResult(status -> changes.order(order.channel(), order.externalId()));
        }
        return new Taken(order, answer);
    }

    /** Follows from the order and the content alone, and still grows with time, as ids in a large index should. */
    private static CommandId id(StoredOrder order) {
        UUID derived = CommandId.derived(new CommandId(order.claim().value()), order.sequence() + " " + order.digest())
                .value();
        long millis = Objects.requireNonNull(order.snapshot()).updatedAt().toEpochMilli();
        return new CommandId(new UUID(
                (millis << MILLIS_SHIFT) | (derived.getMostSignificantBits() & BELOW_MILLIS),
                derived.getLeastSignificantBits()));
    }
}
