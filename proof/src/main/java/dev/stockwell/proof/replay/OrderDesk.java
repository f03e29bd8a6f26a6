package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Takes an order through its life: hold, confirm, snapshot, return.
 *
 * <p>The web shop holds all of a cart; where that is refused, it takes what is there and the rest is cancelled. A
 * wholesale customer is given what is there, and waits for the rest until the next delivery. All that is sent follows
 * from the file and from answers that the hub repeats, so that a second run sends the same.
 */
final class OrderDesk {
    private static final String HOLD_TIME = "PT15M";

    private final Calls calls;
    private final Books books;
    private final Tally tally;
    private final FactDesk counter;

    OrderDesk(Calls calls, Books books, Tally tally, FactDesk counter) {
        this.calls = calls;
        this.books = books;
        this.tally = tally;
        this.counter = counter;
    }

    /** Sells what can be had of an order and ships it. */
    void place(ShopOrder order) {
        boolean canWait = order.shop() == Shop.WHOLESALE;
        UUID hold = order.goods().isEmpty() ? null : hold(order, canWait ? Attempt.IN_PART : Attempt.WHOLE);
        if (hold == null && !canWait && !order.goods().isEmpty()) {
            tally.add(order.shop().code() + ": orders refused");
            return;
        }
        long owed = order.goods().stream().mapToLong(ShopOrder.Line::owed).sum();
        order.waits = canWait && owed > 0;
        tally.add(order.shop().code() + (owed == 0 ? ": orders complete" : ": orders in part"));
        tally.add(order.shop().code() + ": units short at first", owed);
        JsonNode answer = snapshot(order, order.at(), order.lines(), hold, true);
        if (answer == null) {
            return;
        }
        for (ShopOrder.Line line : order.goods()) {
            for (ShopOrder.Shipment shipment : line.shipments) {
                book(Books.Entry.SOLD, new Moved(line, shipment.location(), shipment.quantity()));
            }
        }
        if (!answer.path("applied").asBoolean(true)) {
            catchUp(order, answer);
        }
    }

    /** After a delivery: ships what it has brought for an order that waits, and cancels the rest. */
    void settle(ShopOrder order, Instant at) {
        String path = path(order);
        Reply reply = calls.get(Calls.Kind.READ_ORDER, path);
        if (!reply.isSuccess()) {
            tally.surprise("GET " + path + " was answered " + reply.status() + ": " + reply.text());
            return;
        }
        Map<String, JsonNode> known = byId(reply.json());
        List<Moved> later = new ArrayList<>();
        for (ShopOrder.Line line : order.goods()) {
            for (ShopOrder.Shipment shipment : shipments(lineOf(known, line).path("sources"), at)) {
                line.shipments.add(shipment);
                later.add(new Moved(line, shipment.location(), shipment.quantity()));
                tally.add(order.shop().code() + ": units shipped after a wait", shipment.quantity());
            }
        }
        order.waits = false;
        long owed = order.goods().stream().mapToLong(ShopOrder.Line::owed).sum();
        tally.add(order.shop().code() + ": units cancelled after a wait", owed);
        tally.add(order.shop().code() + (owed == 0 ? ": waiting orders completed" : ": waiting orders cut"));
        if (snapshot(order, at, order.lines(), null, true) != null) {
            later.forEach(moved -> book(Books.Entry.SOLD, moved));
        }
    }

    /** Takes a part of an order back; what had not left at once can only have come back over the counter. */
    void takeBack(Event.OrderReturn comeback) {
        ShopOrder order = comeback.order();
        List<Moved> back = new ArrayList<>();
        List<Event.Line> overCounter = new ArrayList<>();
        for (Event.OrderReturn.Part part : comeback.parts()) {
            ShopOrder.Line line = part.line();
            long possible = Math.min(part.quantity(), line.shippedAtOnce - line.returned());
            if (possible > 0) {
                line.returns.add(new Bodies.Returned(
                        comeback.invoice() + "-" + part.row(),
                        Shop.Place.WAREHOUSE.code(),
                        possible,
                        comeback.at().toString()));
                back.add(new Moved(line, Shop.Place.WAREHOUSE.code(), possible));
            }
            if (possible < part.quantity()) {
                overCounter.add(new Event.Line(
                        part.row(),
                        line.ordered().sku(),
                        possible - part.quantity(),
                        line.ordered().price()));
            }
        }
        if (!back.isEmpty()) {
            tally.add(order.shop().code() + ": returns");
            Instant version = comeback.at().plusNanos(1_000L * comeback.ordinal());
            List<ShopOrder.Line> changed =
                    back.stream().map(Moved::line).distinct().toList();
            if (snapshot(order, version, changed, null, false) != null) {
                back.forEach(moved -> book(Books.Entry.RETURNED, moved));
            }
        }
        if (!overCounter.isEmpty()) {
            String invoice = comeback.invoice() + " of " + order.number();
            counter.sell(List.of(new Event.CounterSale(Shop.TILL_A, invoice, comeback.at(), overCounter)));
        }
    }

    /** How a shop asks for a cart's goods: all of them, then what there is, then once more if a till was faster. */
    private enum Attempt {
        WHOLE("hold "),
        IN_PART("part of "),
        AGAIN("again part of ");

        private final String name;

        Attempt(String name) {
            this.name = name;
        }
    }

    /** Holds an order's goods and confirms it; null if none of them can be had. */
    private @Nullable UUID hold(ShopOrder order, Attempt attempt) {
        UUID id = ReplayId.of(order.at(), attempt.name + order.number());
        boolean inPart = attempt != Attempt.WHOLE;
        List<Bodies.HoldLine> lines = order.goods().stream()
                .map(line ->
                        new Bodies.HoldLine(line.ordered().sku(), line.ordered().quantity()))
                .toList();
        Bodies.Hold body = new Bodies.Hold(id, order.shop().code(), lines, HOLD_TIME, inPart, "in-order");
        Reply reply = calls.post(Calls.Kind.HOLD, "/reservations", body);
        if (reply.code().equals("insufficient-stock")) {
            tally.add(order.shop().code() + ": holds refused, insufficient-stock");
            return inPart ? null : hold(order, Attempt.IN_PART);
        }
        if (!reply.isSuccess()) {
            tally.surprise("hold for " + order.number() + " was answered " + reply.status() + ": " + reply.text());
            return null;
        }
        JsonNode held = reply.json();
        tally.add(held.path("replayed").asBoolean(false) ? "holds the hub knew already" : "holds new to the hub");
        for (int i = 0; i < order.goods().size(); i++) {
            ShopOrder.Line line = order.goods().get(i);
            JsonNode answer = held.path("lines").path(i);
            line.shipments.addAll(shipments(answer.path("sources"), order.at()));
            line.shippedAtOnce = line.shipped();
            if (line.shippedAtOnce != answer.path("held").asLong(-1)) {
                tally.surprise("hold for " + order.number() + " line " + i + " does not add up: " + answer);
            }
        }
        Reply confirmed =
                calls.post(Calls.Kind.CONFIRM, "/reservations/" + id + "/confirm", new Bodies.Confirm(order.number()));
        if (confirmed.code().equals("insufficient-stock")) {
            return displaced(order, id, attempt);
        }
        if (!confirmed.isSuccess()) {
            tally.surprise(
                    "confirming " + order.number() + " was answered " + confirmed.status() + ": " + confirmed.text());
        }
        return id;
    }

    /** A till sold what the cart held before it was confirmed: the shop lets go and asks for what there is. */
    private @Nullable UUID displaced(ShopOrder order, UUID hold, Attempt attempt) {
        tally.add(order.shop().code() + ": carts displaced by a till");
        Reply released = calls.post(Calls.Kind.CONFIRM, "/reservations/" + hold + "/release", Map.of());
        if (!released.isSuccess()) {
            tally.surprise("releasing for " + order.number() + " was answered " + released.status());
        }
        for (ShopOrder.Line line : order.goods()) {
            line.shipments.clear();
            line.shippedAtOnce = 0;
        }
        return attempt == Attempt.AGAIN ? null : hold(order, Attempt.AGAIN);
    }

    /** Sends the order as its channel knows it now; null if the hub did not take it, so that nothing may be booked. */
    private @Nullable JsonNode snapshot(
            ShopOrder order, Instant version, List<ShopOrder.Line> lines, @Nullable UUID hold, boolean complete) {
        Bodies.Order body = new Bodies.Order(
                version.toString(),
                order.at().toString(),
                order.waits ? "open" : "closed",
                complete,
                hold,
                lines.stream().map(line -> body(order, line)).toList());
        Reply reply = calls.put(Calls.Kind.ORDER, path(order), body);
        JsonNode answer = reply.json();
        if (!reply.isSuccess()) {
            tally.surprise("order " + order.number() + " was answered " + reply.status() + ": " + reply.text());
            return null;
        } else if (!answer.path("applied").asBoolean(false)) {
            tally.add("order snapshots older than what the hub knows");
        } else {
            tally.add("order snapshots applied");
            Map<String, JsonNode> known = byId(answer);
            lines.forEach(line -> compare(order, line, lineOf(known, line)));
        }
        return answer;
    }

    private void compare(ShopOrder order, ShopOrder.Line line, JsonNode answer) {
        boolean agrees = !line.ordered().isGoods()
                || (answer.path("shipped").asLong(-1) == line.shipped()
                        && answer.path("returned").asLong(-1) == line.returned());
        if (!agrees) {
            tally.surprise("order " + order.number() + " line " + line.ordered().row() + " is " + answer
                    + ", not shipped " + line.shipped() + " and returned " + line.returned());
        }
    }

    /** In a second run the hub knows more of a waiting order than its first snapshot: what was shipped later. */
    private void catchUp(ShopOrder order, JsonNode answer) {
        long open = 0;
        Map<String, JsonNode> lines = byId(answer);
        for (ShopOrder.Line line : order.goods()) {
            JsonNode known = lineOf(lines, line);
            open += known.path("committed").asLong(0) + known.path("short").asLong(0);
            long later = known.path("shipped").asLong(0) - line.shipped();
            if (later > 0) {
                ShopOrder.Shipment shipment = new ShopOrder.Shipment(Shop.Place.WAREHOUSE.code(), later, order.at());
                line.shipments.add(shipment);
                book(Books.Entry.SOLD, new Moved(line, shipment.location(), later));
            }
        }
        order.waits = order.waits && open > 0;
    }

    private void book(Books.Entry entry, Moved moved) {
        books.book(entry, moved.line().ordered().sku(), moved.location(), moved.quantity());
    }

    /** So much of a line that left or came to a location. */
    private record Moved(ShopOrder.Line line, String location, long quantity) {}

    private static Bodies.OrderLine body(ShopOrder order, ShopOrder.Line line) {
        Event.Line ordered = line.ordered();
        List<Bodies.Fulfilment> fulfilments = new ArrayList<>(line.shipments.size());
        for (ShopOrder.Shipment shipment : line.shipments) {
            String id = ordered.row() + "-" + (fulfilments.size() + 1);
            fulfilments.add(new Bodies.Fulfilment(
                    id, shipment.location(), shipment.quantity(), shipment.at().toString(), "us"));
        }
        return new Bodies.OrderLine(
                Integer.toString(ordered.row()),
                ordered.sku(),
                ordered.quantity(),
                order.waits || !ordered.isGoods() ? 0 : line.owed(),
                Bodies.Money.pounds(ordered.price()),
                fulfilments.isEmpty() ? null : fulfilments,
                line.returns.isEmpty() ? null : List.copyOf(line.returns));
    }

    /** What a line has at each location, all pools together. */
    private static List<ShopOrder.Shipment> shipments(JsonNode sources, Instant at) {
        List<ShopOrder.Shipment> shipments = new ArrayList<>(1);
        for (JsonNode source : sources) {
            String location = source.path("location").asString("");
            long quantity = source.path("quantity").asLong(0);
            int last = shipments.size() - 1;
            if (last >= 0 && shipments.get(last).location().equals(location)) {
                shipments.set(
                        last,
                        new ShopOrder.Shipment(location, shipments.get(last).quantity() + quantity, at));
            } else {
                shipments.add(new ShopOrder.Shipment(location, quantity, at));
            }
        }
        return shipments;
    }

    /** An answer's lines by the number of the file's line, which is their id. */
    private static Map<String, JsonNode> byId(JsonNode answer) {
        Map<String, JsonNode> lines = new HashMap<>();
        answer.path("lines").forEach(line -> lines.put(line.path("id").asString(""), line));
        return lines;
    }

    private static JsonNode lineOf(Map<String, JsonNode> lines, ShopOrder.Line line) {
        return lines.getOrDefault(Integer.toString(line.ordered().row()), MissingNode.getInstance());
    }

    private static String path(ShopOrder order) {
        return "/channels/" + order.shop().code() + "/orders/" + HubClient.segment(order.number());
    }
}
