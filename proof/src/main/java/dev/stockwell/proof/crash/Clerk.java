package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * One client at work: a command at a time, sent again unchanged until it is answered, and then written into the books.
 * Its holds and orders are its own, so that it knows what must become of each.
 */
final class Clerk {
    private static final int QUANTITY_MAX = 5;
    private static final int OPEN_HOLDS_MAX = 30;
    private static final long PAUSE_NANOS = 20_000_000;
    private static final int DOUBLINGS_MAX = 4;

    private final int number;
    private final HubClient hub;
    private final CrashShop shop;
    private final Record record;
    private final SplittableRandom random;
    private final Deque<Hold> open = new ArrayDeque<>();
    private final List<Order> orders = new ArrayList<>();
    private final Map<UUID, String> holdStates = new HashMap<>();
    private final List<Record.Answered> answered = new ArrayList<>();
    private int ordersMade;

    /** A hold of this clerk's that is neither confirmed nor released. */
    private record Hold(UUID id, Map<Integer, Long> lines) {}

    /** An order of one line, and the snapshot of it that was last acknowledged. */
    private record Order(String number, int item, long quantity, int version) {}

    Clerk(int number, HubClient hub, CrashShop shop, Record record, long seed) {
        this.number = number;
        this.hub = hub;
        this.shop = shop;
        this.record = record;
        this.random = new SplittableRandom(seed);
    }

    /** Does one thing. */
    void work() {
        int dice = random.nextInt(100);
        if (dice < 40 && open.size() < OPEN_HOLDS_MAX) {
            hold();
        } else if (dice < 60 && !open.isEmpty()) {
            confirm(open.removeFirst());
        } else if (dice < 75 && !open.isEmpty()) {
            release(open.removeLast());
        } else if (dice < 85) {
            sell();
        } else if (dice < 95 || !shop.takesOrders()) {
            move();
        } else {
            order();
        }
    }

    /** What was acknowledged to it since it was last asked. */
    List<Record.Answered> takeAnswered() {
        List<Record.Answered> taken = List.copyOf(answered);
        answered.clear();
        return taken;
    }

    /** The state that each hold must have which has changed since it was last asked. */
    Map<UUID, String> takeHoldStates() {
        Map<UUID, String> taken = Map.copyOf(holdStates);
        holdStates.clear();
        return taken;
    }

    private void hold() {
        Map<Integer, Long> lines = new HashMap<>();
        lines.put(shop.anyItem(random), quantity());
        if (random.nextInt(4) == 0) {
            lines.put(shop.anyItem(random), quantity());
        }
        UUID id = id();
        Reply reply = ask(new Call(Call.Kind.HOLD, "/reservations", id, shop.hold(id, lines)));
        if (reply.isSuccess()) {
            lines.forEach(shop.books()::held);
            open.add(new Hold(id, lines));
            holdStates.put(id, "held");
        } else if (!reply.code().equals("insufficient-stock")
                || lines.keySet().stream().noneMatch(shop::isScarce)) {
            record.complain("a hold was answered " + reply.status() + " " + reply.text());
        }
    }

    private void confirm(Hold hold) {
        Reply reply = ask(new Call(Call.Kind.CONFIRM, "/reservations/" + hold.id() + "/confirm", id(), Map.of()));
        if (requireSuccess("a confirmation", reply)) {
            hold.lines().forEach(shop.books()::confirmed);
            holdStates.put(hold.id(), "confirmed");
        }
    }

    private void release(Hold hold) {
        Reply reply = ask(new Call(Call.Kind.RELEASE, "/reservations/" + hold.id() + "/release", id(), Map.of()));
        if (requireSuccess("a release", reply)) {
            hold.lines().forEach(shop.books()::released);
            holdStates.put(hold.id(), "released");
        }
    }

    private void sell() {
        int item = shop.plentifulItem(random);
        long quantity = quantity();
        UUID id = id();
        Call call = new Call(Call.Kind.SALE, "/sales", id, shop.sale(id, item, quantity));
        if (requireApplied("a sale", call)) {
            shop.books().gone(item, quantity);
        }
    }

    private void move() {
        boolean arrives = random.nextInt(3) > 0;
        int item = arrives ? shop.anyItem(random) : shop.plentifulItem(random);
        long quantity = quantity();
        UUID id = id();
        Call call = new Call(Call.Kind.MOVEMENT, "/movements", id, shop.movement(id, item, arrives, quantity));
        if (requireApplied("a movement", call)) {
            shop.books().received(item, arrives ? quantity : -quantity);
        }
    }

    /** A new order, or another quantity for one that is known. */
    private void order() {
        boolean isNew = orders.size() < 5 || random.nextBoolean();
        int index = isNew ? orders.size() : random.nextInt(orders.size());
        Order known =
                isNew ? new Order(number + "-" + ++ordersMade, shop.plentifulItem(random), 0, 0) : orders.get(index);
        Order next = new Order(known.number(), known.item(), quantity(), known.version() + 1);
        Object body = shop.order(next.item(), next.quantity(), next.version());
        Reply reply = ask(new Call(Call.Kind.ORDER, "/channels/web/orders/" + next.number(), id(), body));
        if (requireSuccess("an order", reply)) {
            shop.books().ordered(next.item(), next.quantity() - known.quantity());
            if (isNew) {
                orders.add(next);
            } else {
                orders.set(index, next);
            }
        }
    }

    private boolean requireSuccess(String what, Reply reply) {
        if (!reply.isSuccess()) {
            record.complain(what + " was answered " + reply.status() + " " + reply.text());
        }
        return reply.isSuccess();
    }

    private boolean requireApplied(String what, Call call) {
        Reply reply = ask(call);
        boolean isApplied = reply.isSuccess()
                && call.content(reply).path("status").asString("").equals("applied");
        if (!isApplied) {
            record.complain(what + " was answered " + reply.status() + " " + reply.text());
        }
        return isApplied;
    }

    /** Sends a command until it is answered. */
    private Reply ask(Call call) {
        for (int tries = 1; ; tries++) {
            try {
                Reply reply = call.send(hub);
                if (!call.isOpenAfter(reply)) {
                    record.answered(call, tries, call.isReplayed(reply));
                    answered.add(new Record.Answered(call, reply.status(), call.content(reply)));
                    return reply;
                }
                record.open(reply);
            } catch (IOException lost) {
                record.lostConnection();
            }
            // A hub that starts needs the processor more than clerks who ask whether it has.
            LockSupport.parkNanos(PAUSE_NANOS << Math.min(tries - 1, DOUBLINGS_MAX));
        }
    }

    private long quantity() {
        return 1L + random.nextInt(QUANTITY_MAX);
    }

    private UUID id() {
        long millis = System.currentTimeMillis();
        return new UUID((millis << 16) | 0x7000 | random.nextInt(0x1000), Long.MIN_VALUE | (random.nextLong() >>> 2));
    }
}
