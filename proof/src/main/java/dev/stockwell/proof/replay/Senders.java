package dev.stockwell.proof.replay;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * Three senders that go through the year side by side and meet at the end of each day, so that none is ever a day ahead.
 * A sender gives out its events in the order of time and has a few under way at once; the steps of one order follow
 * each other.
 */
final class Senders implements AutoCloseable {
    private static final int DELIVERY_HOUR = 5;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<ShopOrder> waiting = new ConcurrentLinkedQueue<>();
    private final OrderDesk orders;
    private final FactDesk facts;
    private final Progress progress;
    private final int inFlight;

    /** @param inFlight how many events of a sender may be under way at once */
    Senders(OrderDesk orders, FactDesk facts, Progress progress, int inFlight) {
        this.orders = orders;
        this.facts = facts;
        this.progress = progress;
        this.inFlight = inFlight;
    }

    void run(Year year) {
        LocalDate opening = year.supplies().firstKey();
        year.supplies().forEach((date, supplies) -> year.day(date));
        year.days().forEach((date, day) -> {
            progress.reached(date);
            List<Year.Supply> supplies = year.supplies().get(date);
            if (supplies != null) {
                deliver(date, supplies, date.equals(opening));
            }
            send(day);
        });
    }

    private void deliver(LocalDate date, List<Year.Supply> supplies, boolean isOpening) {
        if (isOpening) {
            facts.open(supplies, Planner.instant(date.atStartOfDay()));
            return;
        }
        Instant at = Planner.instant(date.atTime(DELIVERY_HOUR, 0));
        facts.receive(supplies, at);
        Lane lane = new Lane();
        for (ShopOrder order = waiting.poll(); order != null; order = waiting.poll()) {
            ShopOrder owed = order;
            lane.give(owed, () -> orders.settle(owed, at));
        }
        lane.await();
    }

    private void send(Year.Day day) {
        List<CompletableFuture<Void>> lanes = new ArrayList<>();
        for (Shop.Lane lane : Shop.Lane.values()) {
            List<Event> events = day.of(lane);
            lanes.add(CompletableFuture.runAsync(() -> send(events), threads));
        }
        CompletableFuture.allOf(lanes.toArray(CompletableFuture[]::new)).join();
    }

    private void send(List<Event> events) {
        Lane lane = new Lane();
        int next = 0;
        while (next < events.size()) {
            next = switch (events.get(next)) {
                case ShopOrder order -> {
                    lane.give(order, () -> place(order));
                    yield next + 1;
                }
                case Event.OrderReturn comeback -> {
                    lane.give(comeback.order(), () -> takeBack(comeback));
                    yield next + 1;
                }
                case Event.CounterSale sale -> {
                    List<Event.CounterSale> run = run(events, next, Event.CounterSale.class, FactDesk.SALES_MAX);
                    facts.sell(run);
                    progress.sent(run);
                    yield next + run.size();
                }
                case Event.Correction correction -> {
                    List<Event.Correction> run = run(events, next, Event.Correction.class, FactDesk.MOVEMENTS_MAX);
                    facts.correct(run);
                    progress.sent(run);
                    yield next + run.size();
                }
            };
        }
        lane.await();
    }

    private void place(ShopOrder order) {
        orders.place(order);
        if (order.waits) {
            waiting.add(order);
        }
        progress.sent(List.of(order));
    }

    private void takeBack(Event.OrderReturn comeback) {
        orders.takeBack(comeback);
        progress.sent(List.of(comeback));
    }

    /** The events of one kind that follow each other from a position on. */
    private static <T extends Event> List<T> run(List<Event> events, int from, Class<T> kind, int most) {
        List<T> run = new ArrayList<>();
        for (int i = from; i < events.size() && run.size() < most && kind.isInstance(events.get(i)); i++) {
            run.add(kind.cast(events.get(i)));
        }
        return run;
    }

    /** The events that one sender has under way. */
    private final class Lane {
        private final Semaphore slots = new Semaphore(inFlight);
        private final List<CompletableFuture<?>> given = new ArrayList<>();

        /** Gives out a step of an order, which starts when the order's last one has ended. */
        void give(ShopOrder order, Runnable step) {
            slots.acquireUninterruptibly();
            Executor executor = threads;
            CompletableFuture<Void> next =
                    order.tail.thenRunAsync(step, executor).whenComplete((done, failed) -> slots.release());
            order.tail = next;
            given.add(next);
        }

        /** Waits for all of them, and fails as the first that failed. */
        void await() {
            CompletableFuture.allOf(given.toArray(CompletableFuture[]::new)).join();
        }
    }

    @Override
    public void close() {
        threads.close();
    }
}
