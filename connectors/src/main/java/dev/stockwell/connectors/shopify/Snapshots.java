package dev.stockwell.connectors.shopify;

import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.OrderSnapshot.Fulfilment;
import dev.stockwell.connectors.OrderSnapshot.Return;
import dev.stockwell.connectors.OrderSnapshot.Sender;
import dev.stockwell.connectors.OrderSnapshot.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Turns what Shopify tells of an order into totals.
 *
 * <p>A line that names neither a variant nor a SKU (a tip, an amount typed in at the till) has no stock and is left out.
 */
final class Snapshots {

    private Snapshots() {}

    static OrderSnapshot of(OrderFacts order) {
        return new OrderSnapshot(
                order.id(),
                order.name(),
                status(order),
                order.createdAt(),
                order.updatedAt(),
                OptionalLong.empty(),
                true,
                order.lines().stream()
                        .filter(line -> line.variant() != null || line.sku() != null)
                        .map(line -> line(order, line))
                        .toList());
    }

    private static Status status(OrderFacts order) {
        return order.cancelled()
                ? Status.CANCELLED
                : order.closed() ? Status.CLOSED : order.onHold() ? Status.ON_HOLD : Status.OPEN;
    }

    private static OrderSnapshot.Line line(OrderFacts order, OrderFacts.Line line) {
        List<Fulfilment> fulfilments = fulfilments(order, line.id());
        return new OrderSnapshot.Line(
                line.id(),
                line.variant(),
                line.sku(),
                line.quantity(),
                cancelled(order, line, fulfilments),
                parts(order, line.id()).stream()
                        .mapToLong(OrderFacts.Restocked::quantity)
                        .sum(),
                line.price(),
                null,
                fulfilments,
                returns(order, line.id(), !fulfilments.isEmpty()));
    }

    private static List<Fulfilment> fulfilments(OrderFacts order, String line) {
        List<Fulfilment> all = new ArrayList<>();
        for (OrderFacts.Sent sent : order.sent()) {
            long quantity = sent.units().stream()
                    .filter(units -> units.line().equals(line))
                    .mapToLong(OrderFacts.Units::quantity)
                    .sum();
            if (sent.valid() && quantity > 0) {
                Sender by = sent.byService() ? Sender.CHANNEL : Sender.US;
                all.add(new Fulfilment(sent.id(), sent.location(), quantity, sent.at(), by));
            }
        }
        return all;
    }

    private static List<OrderFacts.Restocked> parts(OrderFacts order, String line) {
        return order.refunds().stream()
                .flatMap(refund -> refund.parts().stream())
                .filter(part -> part.line().equals(line))
                .toList();
    }

    /**
     * Units that will not be sent any more.
     *
     * <p>Shopify tells how many were refunded or taken off, not whether they had been sent. What came back had been; a
     * refund that restocks nothing is counted, as Shopify does, against what was sent first.
     */
    private static long cancelled(OrderFacts order, OrderFacts.Line line, List<Fulfilment> fulfilments) {
        long sent = fulfilments.stream().mapToLong(Fulfilment::quantity).sum();
        long cameBack = 0;
        long paidBack = 0;
        for (OrderFacts.Restocked part : parts(order, line.id())) {
            switch (part.type()) {
                case "CANCEL" -> {}
                case "RETURN" -> cameBack += part.quantity();
                default -> paidBack += part.quantity();
            }
        }
        long ofSent = Math.min(sent, cameBack + paidBack);
        long takenOff = line.quantity() - line.current() - ofSent;
        return Math.clamp(takenOff, 0, Math.max(0, line.quantity() - sent));
    }

    /**
     * Units that came back.
     *
     * <p>A return is dealt with once, by what was done with its goods. The refund that belongs to it may say again that
     * it restocks them; it is then the same goods.
     */
    private static List<Return> returns(OrderFacts order, String line, boolean wasSent) {
        List<Return> all = new ArrayList<>();
        List<String> dealtWith = new ArrayList<>();
        for (OrderFacts.Back back : order.backs()) {
            for (OrderFacts.Disposed part : back.parts()) {
                if (part.line().equals(line)) {
                    dealtWith.add(back.id());
                    if (!part.type().equals("MISSING")) {
                        boolean restocked = part.type().equals("RESTOCKED");
                        all.add(new Return("d" + part.id(), part.location(), part.quantity(), part.at(), restocked));
                    }
                }
            }
        }
        for (OrderFacts.Refund refund : order.refunds()) {
            for (OrderFacts.Restocked part : refund.parts()) {
                boolean comesBack = part.type().equals("RETURN") || (part.type().equals("LEGACY_RESTOCK") && wasSent);
                if (comesBack && part.line().equals(line) && !dealtWith.contains(String.valueOf(refund.back()))) {
                    all.add(new Return("r" + part.id(), part.location(), part.quantity(), refund.at(), true));
                }
            }
        }
        return all;
    }
}
