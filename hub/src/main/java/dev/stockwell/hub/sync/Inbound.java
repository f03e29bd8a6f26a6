package dev.stockwell.hub.sync;

import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.Page;
import dev.stockwell.connectors.Reply;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.order.ChannelOrders;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.LocationId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes in a shop's orders. The cursor moves only over orders that are booked, and each reading begins a little before
 * it, since a shop may order its changes by clocks that differ.
 */
@Component
class Inbound {
    private static final Logger LOG = LoggerFactory.getLogger(Inbound.class);
    private static final Duration OVERLAP = Duration.ofMinutes(2);
    private static final int PAGES_MAX = 20;

    private final ChannelOrders orders;
    private final ChannelPlaces places;
    private final Connections connections;
    private final Setups setups;
    private final Line line;
    private final Activity activity;
    private final Troubles troubles;
    private final InstantSource clock;
    /** Where a reading that is not finished goes on. */
    private final Map<Integer, Reading> begun = new ConcurrentHashMap<>();

    Inbound(
            ChannelOrders orders,
            ChannelPlaces places,
            Connections connections,
            Setups setups,
            Line line,
            Activity activity,
            Troubles troubles,
            InstantSource clock) {
        this.orders = orders;
        this.places = places;
        this.connections = connections;
        this.setups = setups;
        this.line = line;
        this.activity = activity;
        this.troubles = troubles;
        this.clock = clock;
    }

    private record Reading(
            Instant startedAt, Instant since, @Nullable String cursor, Instant newest) {}

    /** Reads what has changed; answers whether all of it was read. */
    boolean read(Line.End end) {
        Connection connection = end.connection();
        Instant now = clock.instant();
        Instant booked = Objects.requireNonNullElse(connection.ordersSince(), now);
        int key = connection.channel().value();
        Reading reading = begun.remove(key);
        if (reading == null) {
            reading = new Reading(now, booked.minus(OVERLAP), null, booked);
        }
        int changed = 0;
        for (int pages = 0; pages < PAGES_MAX; pages++) {
            Reply<Page<OrderSnapshot>> reply = end.connector().orders(reading.since(), reading.cursor());
            Optional<Page<OrderSnapshot>> page = line.answer(end, reply);
            if (page.isEmpty()) {
                if (reply.isThrottled()) {
                    begun.put(key, reading);
                }
                return false;
            }
            Instant newest = reading.newest();
            for (OrderSnapshot order : page.get().items()) {
                changed += take(end, order) ? 1 : 0;
                newest = order.updatedAt().isAfter(newest) ? order.updatedAt() : newest;
            }
            reading =
                    new Reading(reading.startedAt(), reading.since(), page.get().next(), newest);
            if (reading.cursor() == null) {
                connections.ordersRead(end.channel(), reading.startedAt(), reading.newest());
                if (changed > 0) {
                    activity.note(
                            end.channel(),
                            "orders",
                            changed,
                            Duration.between(reading.startedAt(), clock.instant()),
                            null);
                }
                return true;
            }
        }
        begun.put(key, reading);
        return false;
    }

    /** Takes in one snapshot; answers whether it changed anything. What cannot be taken in is told, and holds up nothing. */
    boolean take(Line.End end, OrderSnapshot order) {
        Instant cutOver = end.connection().cutOver();
        boolean isOver =
                order.status() == OrderSnapshot.Status.CLOSED || order.status() == OrderSnapshot.Status.CANCELLED;
        if (cutOver == null
                || (isOver && order.placedAt().isBefore(cutOver) && !orders.isKnown(end.channel(), order.id()))) {
            return false;
        }
        try {
            return orders.take(end.channel(), order, codes(end));
        } catch (Problem impossible) {
            if (impossible.code().leavesOpen()) {
                throw impossible;
            }
            LOG.warn(
                    "An order of channel {} could not be taken in: {}",
                    end.channel().value(),
                    impossible.getMessage());
            String words = "Order " + order.name() + " could not be taken in: " + impossible.getMessage();
            activity.note(end.channel(), "failed", 1, Duration.ZERO, words);
            troubles.open("parked", setups.current().code(end.channel()) + ": " + words);
            return false;
        }
    }

    /** The shop has deleted an order. */
    void gone(Line.End end, String orderId) {
        if (end.connection().cutOver() != null) {
            orders.gone(end.channel(), orderId, clock.instant());
        }
    }

    private Map<String, String> codes(Line.End end) {
        Map<String, String> codes = new HashMap<>();
        places.of(end.channel())
                .forEach((place, ours) -> first(ours)
                        .ifPresent(
                                id -> codes.put(place, setups.current().places().code(id))));
        return codes;
    }

    private static Optional<LocationId> first(List<LocationId> ours) {
        return ours.stream().findFirst();
    }
}
