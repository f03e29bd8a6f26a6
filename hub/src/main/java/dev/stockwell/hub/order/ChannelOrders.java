package dev.stockwell.hub.order;

import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.MoneyBody;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.ChannelId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Orders as platforms tell of them: each snapshot is taken in as if a program had put it. */
@Component
public class ChannelOrders {
    /** Stands for the listing of a line that names nothing; it is parked. */
    private static final String UNLISTED = "line ";

    private final Orders orders;
    private final StoredOrders rows;
    private final Setups setups;

    ChannelOrders(Orders orders, StoredOrders rows, Setups setups) {
        this.orders = orders;
        this.rows = rows;
        this.setups = setups;
    }

    /**
     * Takes in a snapshot.
     *
     * @param places our location's code by the platform's id of the place; a place that is not there is not known
     * @return whether it changed anything; an older snapshot does not, and neither does the same one again
     */
    public boolean take(ChannelId channel, OrderSnapshot order, Map<String, String> places) {
        Channel known = setups.current().channel(channel);
        if (known == null) {
            throw new IllegalArgumentException("there is no channel " + channel.value());
        }
        Sender sender = new Sender(new Actor(known.code()), "", null);
        Orders.Taken taken = orders.take(known.code(), order.id(), body(order, known, places), sender);
        return taken.answer() != null && !taken.answer().replayed();
    }

    /** Whether a snapshot of the order has come in. */
    public boolean isKnown(ChannelId channel, String externalId) {
        return rows.find(channel, externalId)
                .filter(order -> order.snapshot() != null)
                .isPresent();
    }

    /**
     * An order that its platform has deleted is cancelled; what was shipped and came back stays as it was. One that is
     * not known yet is noted too: what was told of it before may still come in.
     */
    public void gone(ChannelId channel, String externalId, Instant at) {
        Optional<StoredOrder> known = rows.find(channel, externalId).filter(order -> order.snapshot() != null);
        Channel of = setups.current().channel(channel);
        if (of == null) {
            return;
        }
        Snapshot snapshot = known.map(StoredOrder::snapshot).orElse(null);
        Instant after = snapshot == null || at.isAfter(snapshot.updatedAt()) ? at : snapshot.updatedAt();
        OrderBody body = new OrderBody(
                after, null, null, Input.written(OrderSnapshot.Status.CANCELLED), false, null, null, null, null);
        orders.take(of.code(), externalId, body, new Sender(new Actor(of.code()), "", null));
    }

    private OrderBody body(OrderSnapshot order, Channel channel, Map<String, String> places) {
        String first = channel.shipping().locations().stream()
                .map(setups.current().places()::code)
                .findFirst()
                .orElse(null);
        return new OrderBody(
                order.updatedAt(),
                order.version().isPresent() ? Long.toString(order.version().getAsLong()) : null,
                order.placedAt(),
                Input.written(order.status()),
                order.complete(),
                null,
                order.lines().stream().map(line -> line(line, places, first)).toList(),
                null,
                null);
    }

    /** What came back has to be somewhere: where the platform does not say, it is at the channel's first location. */
    private static OrderBody.Line line(OrderSnapshot.Line line, Map<String, String> places, @Nullable String first) {
        String pickup = line.pickup() == null ? null : places.get(line.pickup());
        return new OrderBody.Line(
                line.id(),
                line.sku() == null || line.sku().isBlank() || line.sku().length() > SkuKey.LENGTH_MAX
                        ? null
                        : line.sku(),
                line.listing() == null && line.sku() == null ? UNLISTED + line.id() : line.listing(),
                line.quantity(),
                line.cancelled(),
                price(line.unitPrice()),
                pickup == null ? null : new OrderBody.Pickup(pickup, null),
                line.fulfilments().stream()
                        .map(left -> new OrderBody.Fulfilment(
                                left.id(),
                                location(left.location(), places),
                                left.quantity(),
                                left.at(),
                                left.by() == OrderSnapshot.Sender.US ? "us" : "channel"))
                        .toList(),
                line.refunded(),
                line.returns().stream()
                        .filter(back -> first != null || location(back.location(), places) != null)
                        .map(back -> new OrderBody.Return(
                                back.id(),
                                Objects.requireNonNullElse(location(back.location(), places), first),
                                back.quantity(),
                                back.at(),
                                back.restockedByChannel()))
                        .toList());
    }

    private static @Nullable String location(@Nullable String place, Map<String, String> places) {
        return place == null ? null : places.get(place);
    }

    private static @Nullable MoneyBody price(OrderSnapshot.@Nullable Price price) {
        return price == null ? null : new MoneyBody(price.amount(), price.currency());
    }
}
