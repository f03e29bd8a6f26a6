package dev.stockwell.sandbox.shopify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the shop's orders are placed, changed, sent, refunded and taken back.
 *
 * <p>Not safe for threads by itself: whoever uses it holds the shop's lock.
 */
final class Counter {

    private final Shelf shelf;
    private final Events events;
    private final NavigableMap<Long, ShopOrder> orders = new TreeMap<>();
    private long lastName = 1000;

    Counter(Shelf shelf, Events events) {
        this.shelf = shelf;
        this.events = events;
    }

    Collection<ShopOrder> orders() {
        return orders.values();
    }

    Optional<ShopOrder> find(long id) {
        return Optional.ofNullable(orders.get(id));
    }

    ShopOrder order(long id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("the shop has no order " + id));
    }

    /** Sells, whether it is there or not: the shop lets customers buy what it shows, and staff what they like. */
    ShopOrder place(Map<String, Long> quantities, @Nullable Long placeId) {
        ShopOrder order = new ShopOrder(shelf.next(), "#" + ++lastName, shelf.now());
        quantities.forEach((sku, quantity) -> {
            ShopOrder.Line line = new ShopOrder.Line(shelf.next(), shelf.variantOfSku(sku));
            order.lines.add(line);
            commit(line, quantity, placeId);
        });
        orders.put(order.id, order);
        events.send("orders/create", Payloads.order(order));
        return order;
    }

    /** Adds units to a line, or takes off units that have not been sent. */
    void edit(long orderId, long lineId, long delta, boolean restock) {
        ShopOrder order = order(orderId);
        ShopOrder.Line line = order.line(lineId);
        if (delta > 0) {
            commit(line, delta, null);
        } else {
            uncommit(line, -delta, restock, null);
            line.removed -= delta;
        }
        touch(order);
        events.send("orders/edited", Payloads.edit(order, shelf.next(), shelf.now(), line, delta));
        events.send("orders/updated", Payloads.order(order));
    }

    void cancel(long orderId, boolean restock) {
        ShopOrder order = order(orderId);
        if (order.cancelledAt != null) {
            return;
        }
        Instant now = touch(order);
        order.cancelledAt = now;
        Restock how = restock ? Restock.CANCEL : Restock.NO_RESTOCK;
        List<ShopOrder.RefundPart> parts = order.lines.stream()
                .filter(line -> line.waiting() > 0)
                .map(line -> takeOff(line, line.waiting(), how))
                .toList();
        ShopOrder.Refund refund = new ShopOrder.Refund(shelf.next(), now, null, parts);
        order.refunds.add(refund);
        events.send("orders/cancelled", Payloads.order(order));
        events.send("refunds/create", Payloads.refund(order, refund));
        events.send("orders/updated", Payloads.order(order));
    }

    private ShopOrder.RefundPart takeOff(ShopOrder.Line line, long quantity, Restock how) {
        Long placeId = line.committed.keySet().stream().findFirst().orElse(null);
        uncommit(line, quantity, how == Restock.CANCEL, null);
        line.removed += quantity;
        return new ShopOrder.RefundPart(shelf.next(), line, quantity, how, placeId);
    }

    long fulfil(long orderId, Map<Long, Long> quantities, long placeId) {
        ShopOrder order = order(orderId);
        Instant now = touch(order);
        ShopOrder.Fulfilment fulfilment = new ShopOrder.Fulfilment(shelf.next(), placeId, now);
        quantities.forEach((lineId, quantity) -> {
            ShopOrder.Line line = order.line(lineId);
            moveTo(line, quantity, placeId);
            shelf.change(line.variant.itemId(), placeId, "committed", -quantity);
            less(line, placeId, quantity);
            line.fulfilled += quantity;
            fulfilment.parts.add(new ShopOrder.Part(shelf.next(), line, quantity));
        });
        order.fulfilments.add(fulfilment);
        boolean all = order.lines.stream().allMatch(line -> line.waiting() == 0);
        order.closedAt = all ? now : null;
        events.send("fulfillments/create", Payloads.fulfilment(order, fulfilment));
        events.send(all ? "orders/fulfilled" : "orders/partially_fulfilled", Payloads.order(order));
        events.send("orders/updated", Payloads.order(order));
        return fulfilment.id;
    }

    /** The parcel never left: its units are owed again. */
    void cancelFulfilment(long orderId, long fulfilmentId) {
        ShopOrder order = order(orderId);
        touch(order);
        ShopOrder.Fulfilment fulfilment = order.fulfilments.stream()
                .filter(each -> each.id == fulfilmentId && !each.cancelled)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no fulfilment " + fulfilmentId));
        fulfilment.cancelled = true;
        order.closedAt = null;
        for (ShopOrder.Part part : fulfilment.parts) {
            part.line().fulfilled -= part.quantity();
            part.line().committed.merge(fulfilment.placeId, part.quantity(), Long::sum);
            shelf.change(part.line().variant.itemId(), fulfilment.placeId, "committed", part.quantity());
        }
        events.send("fulfillments/update", Payloads.fulfilment(order, fulfilment));
        events.send("orders/updated", Payloads.order(order));
    }

    /** Pays units of a line back, and restocks them as told. */
    void refund(long orderId, long lineId, long quantity, Restock how, long placeId) {
        ShopOrder order = order(orderId);
        ShopOrder.Line line = order.line(lineId);
        Instant now = touch(order);
        ShopOrder.RefundPart part = switch (how) {
            case CANCEL -> takeOff(line, quantity, how);
            case RETURN, LEGACY_RESTOCK -> {
                shelf.change(line.variant.itemId(), placeId, "available", quantity);
                line.removed += quantity;
                yield new ShopOrder.RefundPart(shelf.next(), line, quantity, how, placeId);
            }
            case NO_RESTOCK -> {
                line.removed += quantity;
                yield new ShopOrder.RefundPart(shelf.next(), line, quantity, how, null);
            }
        };
        record(order, new ShopOrder.Refund(shelf.next(), now, null, List.of(part)));
    }

    private void record(ShopOrder order, ShopOrder.Refund refund) {
        order.refunds.add(refund);
        events.send("refunds/create", Payloads.refund(order, refund));
        events.send("orders/updated", Payloads.order(order));
    }

    long openReturn(long orderId, long lineId, long quantity) {
        ShopOrder order = order(orderId);
        touch(order);
        ShopOrder.Return back = new ShopOrder.Return(
                shelf.next(), shelf.next(), List.of(new ShopOrder.Part(shelf.next(), order.line(lineId), quantity)));
        order.returns.add(back);
        events.send("returns/approve", Payloads.back(order, back));
        events.send("orders/updated", Payloads.order(order));
        return back.id;
    }

    /** Deals with units that came back. */
    void dispose(long orderId, long returnId, long quantity, Comeback outcome, long placeId) {
        ShopOrder order = order(orderId);
        ShopOrder.Return back = back(order, returnId);
        Instant now = touch(order);
        ShopOrder.Part part = back.parts.getFirst();
        back.dispositions
                .computeIfAbsent(part.id(), key -> new ArrayList<>())
                .add(new ShopOrder.Disposition(shelf.next(), quantity, outcome, placeId, now));
        if (outcome == Comeback.RESTOCKED) {
            shelf.change(part.line().variant.itemId(), placeId, "available", quantity);
        }
        events.send("returns/process", Payloads.back(order, back));
        events.send("orders/updated", Payloads.order(order));
    }

    /** Pays a return back; its goods have been dealt with already, whatever the refund says of restocking. */
    void refundReturn(long orderId, long returnId, Restock told, long placeId) {
        ShopOrder order = order(orderId);
        ShopOrder.Return back = back(order, returnId);
        Instant now = touch(order);
        back.closed = true;
        List<ShopOrder.RefundPart> parts = back.parts.stream()
                .map(part -> {
                    part.line().removed += part.quantity();
                    return new ShopOrder.RefundPart(shelf.next(), part.line(), part.quantity(), told, placeId);
                })
                .toList();
        events.send("returns/close", Payloads.back(order, back));
        record(order, new ShopOrder.Refund(shelf.next(), now, back, parts));
    }

    void hold(long orderId, boolean held) {
        ShopOrder order = order(orderId);
        order.onHold = held;
        touch(order);
        events.send("orders/updated", Payloads.order(order));
    }

    void delete(long orderId) {
        ShopOrder order = order(orderId);
        orders.remove(order.id);
        events.send("orders/delete", Map.of("id", orderId));
    }

    private static ShopOrder.Return back(ShopOrder order, long returnId) {
        return order.returns.stream()
                .filter(each -> each.id == returnId)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no return " + returnId));
    }

    private Instant touch(ShopOrder order) {
        order.updatedAt = shelf.now();
        return order.updatedAt;
    }

    /** Takes units from the places in turn, and what is missing from the first. */
    private void commit(ShopOrder.Line line, long quantity, @Nullable Long placeId) {
        line.quantity += quantity;
        if (!line.variant.tracked()) {
            return;
        }
        List<Long> candidates = placeId != null ? List.of(placeId) : onlinePlaces(line.variant.itemId());
        Map<Long, Long> shares = new LinkedHashMap<>();
        long left = quantity;
        for (long candidate : candidates) {
            long share = Math.min(left, Math.max(0, shelf.available(line.variant.itemId(), candidate)));
            shares.merge(candidate, share, Long::sum);
            left -= share;
        }
        shares.merge(candidates.getFirst(), left, Long::sum);
        shares.forEach((candidate, share) -> {
            if (share > 0) {
                shelf.change(line.variant.itemId(), candidate, "committed", share);
                shelf.change(line.variant.itemId(), candidate, "available", -share);
                line.committed.merge(candidate, share, Long::sum);
            }
        });
    }

    private List<Long> onlinePlaces(long itemId) {
        List<Long> places = shelf.levelsOfItem(itemId).stream()
                .filter(level -> level.active
                        && shelf.place(level.placeId).active()
                        && shelf.place(level.placeId).sellsOnline())
                .sorted(Comparator.comparingLong(level -> level.placeId))
                .map(level -> level.placeId)
                .toList();
        if (places.isEmpty()) {
            throw new IllegalArgumentException("item " + itemId + " is active at no place that sells online");
        }
        return places;
    }

    private void uncommit(ShopOrder.Line line, long quantity, boolean restock, @Nullable Long except) {
        if (quantity > line.waiting()) {
            throw new IllegalArgumentException("only " + line.waiting() + " are still to be sent");
        }
        long left = quantity;
        for (long placeId : List.copyOf(line.committed.keySet())) {
            long share =
                    except != null && except == placeId ? 0 : Math.min(left, line.committed.getOrDefault(placeId, 0L));
            if (share > 0) {
                less(line, placeId, share);
                shelf.change(line.variant.itemId(), placeId, "committed", -share);
                if (restock) {
                    shelf.change(line.variant.itemId(), placeId, "available", share);
                }
                left -= share;
            }
        }
    }

    /** Makes sure that so many units are committed at a place, by taking over those of other places. */
    private void moveTo(ShopOrder.Line line, long quantity, long placeId) {
        long missing = quantity - line.committed.getOrDefault(placeId, 0L);
        if (missing > 0) {
            uncommit(line, missing, true, placeId);
            shelf.change(line.variant.itemId(), placeId, "committed", missing);
            shelf.change(line.variant.itemId(), placeId, "available", -missing);
            line.committed.merge(placeId, missing, Long::sum);
        }
    }

    private static void less(ShopOrder.Line line, long placeId, long quantity) {
        line.committed.computeIfPresent(placeId, (place, now) -> now == quantity ? null : now - quantity);
    }
}
