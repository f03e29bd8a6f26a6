package dev.stockwell.hub.order;

import dev.stockwell.connectors.OrderSnapshot;
import dev.stockwell.connectors.OrderSnapshot.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What happens to one order in a day: it is placed, edited, sent in part, refunded with and without goods coming back,
 * cancelled and deleted. An event is the order as its shop knew it then, or that it is gone.
 */
record OrderDay(List<Event> events) {
    private static final Instant MORNING = Instant.parse("2026-03-01T09:00:00Z");
    private static final int STEPS_MIN = 2;
    private static final int STEPS_MORE = 7;

    /** A moment; without a snapshot the order was deleted. */
    record Event(@Nullable OrderSnapshot snapshot, Instant at) {}

    boolean isDeleted() {
        return events.getLast().snapshot() == null;
    }

    static OrderDay of(Random random) {
        Making making = new Making(random);
        making.play();
        return new OrderDay(List.copyOf(making.events));
    }

    /** The same moment of another order, of another item. */
    static OrderSnapshot of(OrderSnapshot moment, String id, String sku) {
        return new OrderSnapshot(
                id,
                "#" + id,
                moment.status(),
                moment.placedAt(),
                moment.updatedAt(),
                moment.version(),
                moment.complete(),
                moment.lines().stream()
                        .map(line -> new OrderSnapshot.Line(
                                line.id(),
                                null,
                                sku,
                                line.quantity(),
                                line.cancelled(),
                                line.refunded(),
                                null,
                                null,
                                line.fulfilments(),
                                line.returns()))
                        .toList());
    }

    private static final class Line {
        long quantity;
        long cancelled;
        long refunded;
        final List<OrderSnapshot.Fulfilment> fulfilments = new ArrayList<>();
        final List<OrderSnapshot.Return> returns = new ArrayList<>();

        long shipped() {
            return fulfilments.stream()
                    .mapToLong(OrderSnapshot.Fulfilment::quantity)
                    .sum();
        }

        long left() {
            return quantity - cancelled - shipped();
        }

        long outside() {
            return shipped()
                    - returns.stream().mapToLong(OrderSnapshot.Return::quantity).sum();
        }
    }

    private static final class Making {
        private final Random random;
        private final List<Line> lines = new ArrayList<>();
        private final List<Event> events = new ArrayList<>();
        private final boolean isNeverSent;
        private Status status = Status.OPEN;
        private int second;

        Making(Random random) {
            this.random = random;
            this.isNeverSent = random.nextInt(3) == 0;
        }

        void play() {
            for (int i = 1 + random.nextInt(2); i > 0; i--) {
                Line line = new Line();
                line.quantity = 1L + random.nextInt(8);
                lines.add(line);
            }
            tell();
            for (int steps = STEPS_MIN + random.nextInt(STEPS_MORE); steps > 0; steps--) {
                step(lines.get(random.nextInt(lines.size())));
                tell();
            }
            if (random.nextInt(isNeverSent ? 2 : 4) == 0) {
                cancel();
                tell();
                if (isNeverSent) {
                    events.add(new Event(null, MORNING.plusSeconds(++second)));
                }
            }
        }

        private void step(Line line) {
            boolean isLeft = line.left() > 0;
            long some = 1L + random.nextInt(3);
            switch (random.nextInt(7)) {
                case 0 -> line.quantity += some;
                case 1 -> line.cancelled += Math.min(some, line.left());
                case 2, 3 -> {
                    if (isLeft && !isNeverSent) {
                        line.fulfilments.add(new OrderSnapshot.Fulfilment(
                                "f" + second,
                                random.nextBoolean() ? "w" : "s",
                                Math.min(some, line.left()),
                                now(),
                                random.nextBoolean() ? OrderSnapshot.Sender.US : OrderSnapshot.Sender.CHANNEL));
                    }
                }
                case 4 -> {
                    long units = Math.min(some, line.left());
                    line.cancelled += units;
                    line.refunded += units;
                }
                case 5 -> {
                    long units = Math.min(some, line.outside());
                    line.refunded += units;
                    if (units > 0 && random.nextBoolean()) {
                        line.returns.add(new OrderSnapshot.Return(
                                "r" + second, random.nextBoolean() ? "w" : "s", units, now(), random.nextBoolean()));
                    }
                }
                default -> status = random.nextBoolean() ? Status.ON_HOLD : Status.OPEN;
            }
        }

        private void cancel() {
            status = Status.CANCELLED;
            lines.forEach(line -> line.cancelled += line.left());
        }

        private Instant now() {
            return MORNING.plusSeconds(second);
        }

        private void tell() {
            second++;
            List<OrderSnapshot.Line> told = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                Line line = lines.get(i);
                told.add(new OrderSnapshot.Line(
                        "line-" + i,
                        null,
                        null,
                        line.quantity,
                        line.cancelled,
                        line.refunded,
                        null,
                        null,
                        line.fulfilments,
                        line.returns));
            }
            events.add(new Event(
                    new OrderSnapshot("", "", status, MORNING, now(), OptionalLong.empty(), true, told), now()));
        }
    }
}
