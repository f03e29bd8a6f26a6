package dev.stockwell.proof.replay;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/**
 * An order of the web shop or of a wholesale customer, and what has become of it. Its steps run one after another, so
 * that its state needs no lock of its own: each step waits for {@link #tail}.
 */
final class ShopOrder implements Event {
    private final Shop shop;
    private final String number;
    private final Instant at;
    private final List<Line> lines;
    private final List<Line> goods;

    /** The step that was given out last; only the sender that gives out this order's steps touches it. */
    CompletableFuture<?> tail = CompletableFuture.completedFuture(null);

    /** Whether units are still owed; then the order waits for the next delivery. */
    volatile boolean waits;

    ShopOrder(Shop shop, String number, Instant at, List<Event.Line> lines) {
        this.shop = shop;
        this.number = number;
        this.at = at;
        this.lines = lines.stream().map(Line::new).toList();
        this.goods =
                this.lines.stream().filter(line -> line.ordered().isGoods()).toList();
    }

    /** So much of a line that left a location. */
    record Shipment(String location, long quantity, Instant at) {}

    /** A line with what has left and what has come back. */
    static final class Line {
        private final Event.Line ordered;
        final List<Shipment> shipments = new ArrayList<>(1);

        /** What left at once; what may come back does not depend on later deliveries, so that it is the same again. */
        long shippedAtOnce;

        /** What has come back, by the return that brought it. */
        final List<Bodies.Returned> returns = new ArrayList<>(0);

        Line(Event.Line ordered) {
            this.ordered = ordered;
        }

        Event.Line ordered() {
            return ordered;
        }

        long shipped() {
            return shipments.stream().mapToLong(Shipment::quantity).sum();
        }

        long owed() {
            return ordered.quantity() - shipped();
        }

        long returned() {
            return returns.stream().mapToLong(Bodies.Returned::quantity).sum();
        }
    }

    Shop shop() {
        return shop;
    }

    String number() {
        return number;
    }

    @Override
    public Instant at() {
        return at;
    }

    List<Line> lines() {
        return lines;
    }

    /** The lines that stock is needed for. */
    List<Line> goods() {
        return goods;
    }

    @Override
    public IntStream rows() {
        return lines.stream().mapToInt(line -> line.ordered().row());
    }
}
