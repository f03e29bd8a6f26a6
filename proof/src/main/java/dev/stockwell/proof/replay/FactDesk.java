package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import tools.jackson.databind.JsonNode;

/** Sends what has already happened, many at a time: deliveries, counter sales and returns, corrections. */
final class FactDesk {
    static final int SALES_MAX = 100;
    static final int MOVEMENTS_MAX = 1_000;
    private static final int TRIES_MAX = 5;

    private final Calls calls;
    private final Books books;
    private final Tally tally;

    FactDesk(Calls calls, Books books, Tally tally) {
        this.calls = calls;
        this.books = books;
        this.tally = tally;
    }

    void sell(List<Event.CounterSale> sales) {
        List<Bodies.Sale> bodies = sales.stream().map(FactDesk::body).toList();
        send(Calls.Kind.SALES, "/sales", new Bodies.Sales(bodies), sales.size(), index -> booked(sales.get(index)));
    }

    void correct(List<Event.Correction> corrections) {
        List<Bodies.Movement> bodies = corrections.stream().map(FactDesk::body).toList();
        move(bodies, index -> {
            Event.Correction correction = corrections.get(index);
            books.book(Books.Entry.ADJUSTED, correction.sku(), Shop.Place.WAREHOUSE.code(), correction.quantity());
            tally.add("adjustments: " + correction.why().reason());
        });
    }

    /** The stock at the start, and then the part of it that is set apart for wholesale. */
    void open(List<Year.Supply> supplies, Instant at) {
        supply(supplies, "opening", Books.Entry.OPENING, at);
        String warehouse = Shop.Place.WAREHOUSE.code();
        List<Bodies.Movement> apart = supplies.stream()
                .filter(supply ->
                        supply.place() == Shop.Place.WAREHOUSE && SupplyRule.wholesalePart(supply.quantity()) > 0)
                .map(supply -> new Bodies.Movement(
                        ReplayId.of(at, "allocate " + supply.sku()),
                        "allocate",
                        supply.sku(),
                        warehouse,
                        SupplyRule.wholesalePart(supply.quantity()),
                        "shared",
                        Foundations.WHOLESALE_POOL,
                        null,
                        "OPENING",
                        at.toString(),
                        null))
                .toList();
        inParts(apart, part -> move(part, index -> tally.add("openings divided between pools")));
    }

    void receive(List<Year.Supply> supplies, Instant at) {
        supply(supplies, "receive", Books.Entry.RECEIVED, at);
    }

    private void supply(List<Year.Supply> supplies, String type, Books.Entry entry, Instant at) {
        inParts(supplies, part -> {
            List<Bodies.Movement> bodies = part.stream()
                    .map(supply -> new Bodies.Movement(
                            ReplayId.of(at, type + " " + supply.sku() + " " + supply.place()),
                            type,
                            supply.sku(),
                            supply.place().code(),
                            supply.quantity(),
                            null,
                            null,
                            null,
                            "PO-" + at.toString().substring(0, 7),
                            at.toString(),
                            Bodies.Money.pounds(supply.unitCost())))
                    .toList();
            move(bodies, index -> {
                Year.Supply supply = part.get(index);
                books.book(entry, supply.sku(), supply.place().code(), supply.quantity());
                tally.add("deliveries: " + type);
            });
        });
    }

    private static <T> void inParts(List<T> all, Consumer<List<T>> send) {
        for (int start = 0; start < all.size(); start += MOVEMENTS_MAX) {
            send.accept(all.subList(start, Math.min(all.size(), start + MOVEMENTS_MAX)));
        }
    }

    private void move(List<Bodies.Movement> movements, IntConsumer applied) {
        send(Calls.Kind.MOVEMENTS, "/movements", new Bodies.Movements(movements), movements.size(), applied);
    }

    /** Sends a call of many lines. A line that the hub could not decide is sent again, with all others, under its id. */
    private void send(Calls.Kind kind, String path, Object body, int size, IntConsumer applied) {
        JsonNode outcomes = outcomes(kind, path, body);
        for (int i = 0; i < size; i++) {
            JsonNode outcome = outcomes.path(i);
            if (outcome.path("status").asString("").equals("applied")) {
                applied.accept(i);
                note(outcome);
            } else {
                tally.surprise(
                        path + " line " + i + " was answered " + (outcome.isMissingNode() ? "nothing" : outcome));
            }
        }
    }

    private JsonNode outcomes(Calls.Kind kind, String path, Object body) {
        for (int tries = 1; ; tries++) {
            Reply reply = calls.post(kind, path, body);
            JsonNode outcomes = reply.json().path("outcomes");
            if (!reply.isSuccess()) {
                tally.surprise("POST " + path + " was answered " + reply.status() + ": " + reply.text());
                return outcomes;
            }
            boolean undecided = outcomes.valueStream()
                    .anyMatch(outcome -> outcome.path("status").asString("").equals("failed"));
            if (!undecided || tries == TRIES_MAX) {
                return outcomes;
            }
            tally.add("calls sent again for lines that were not decided");
        }
    }

    private void note(JsonNode outcome) {
        tally.add(outcome.path("replayed").asBoolean(false) ? "facts the hub knew already" : "facts new to the hub");
        outcome.path("flags").forEach(flag -> tally.add("facts flagged " + flag.asString("")));
    }

    private void booked(Event.CounterSale sale) {
        String place = sale.till().place().code();
        for (Event.Line line : sale.lines()) {
            if (line.isGoods()) {
                Books.Entry entry = line.quantity() > 0 ? Books.Entry.SOLD : Books.Entry.RETURNED;
                books.book(entry, line.sku(), place, Math.abs(line.quantity()));
            }
        }
        boolean isReturn = sale.lines().getFirst().quantity() < 0;
        tally.add(sale.till().code() + (isReturn ? ": returns" : ": sales"));
    }

    private static Bodies.Sale body(Event.CounterSale sale) {
        List<Bodies.SaleLine> lines = new ArrayList<>();
        for (Event.Line line : sale.lines()) {
            String condition = line.quantity() < 0 ? "sellable" : null;
            lines.add(new Bodies.SaleLine(line.sku(), line.quantity(), Bodies.Money.pounds(line.price()), condition));
        }
        String till = sale.till().code();
        return new Bodies.Sale(
                ReplayId.of(sale.at(), "sale " + till + " " + sale.invoice()),
                till,
                sale.till().place().code(),
                sale.at().toString(),
                lines);
    }

    private static Bodies.Movement body(Event.Correction correction) {
        return new Bodies.Movement(
                ReplayId.of(correction.at(), "adjust " + correction.row()),
                "adjust",
                correction.sku(),
                Shop.Place.WAREHOUSE.code(),
                correction.quantity(),
                null,
                null,
                correction.why().reason(),
                "line " + correction.row() + ": " + correction.words(),
                correction.at().toString(),
                null);
    }
}
