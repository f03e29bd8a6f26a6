package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Inspection;
import dev.stockwell.proof.hub.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.LongAdder;

/** Holds a hub against what it has acknowledged, while nobody else works on it. */
final class Audit {
    private final HubClient hub;
    private final CrashShop shop;
    private final Record record;
    private final LongAdder lost = new LongAdder();
    private long wrong;
    private long movements;

    Audit(HubClient hub, CrashShop shop, Record record) {
        this.hub = hub;
        this.shop = shop;
        this.record = record;
    }

    /** Commands that were acknowledged and are not known any more, or are answered otherwise now. */
    long lost() {
        return lost.sum();
    }

    /** Items whose stock is not the sum of what was acknowledged: something is lost, or was done twice. */
    long wrong() {
        return wrong;
    }

    long movements() {
        return movements;
    }

    void answers(List<Record.Answered> answered) throws IOException {
        for (Record.Answered before : answered) {
            Reply again = before.call().send(hub);
            boolean isKnown = before.call().kind() == Call.Kind.ORDER
                    ? again.isSuccess()
                    : before.call().isReplayed(again)
                            && again.status() == before.status()
                            && before.call().content(again).equals(before.content());
            if (!isKnown) {
                lost.increment();
                record.complain(before.call().kind() + " " + before.call().key() + " was answered " + before.status()
                        + " " + before.content() + ", and now " + again.status() + " " + again.text());
            }
        }
    }

    void holds(Map<UUID, String> states) throws IOException {
        for (Map.Entry<UUID, String> hold : states.entrySet()) {
            Reply reply = hub.get("/reservations/" + hold.getKey());
            if (!reply.json().path("status").asString("").equals(hold.getValue())) {
                lost.increment();
                record.complain("the hold " + hold.getKey() + " must be " + hold.getValue() + " and is "
                        + reply.status() + " " + reply.text());
            }
        }
    }

    void stock() throws IOException {
        Inspection inspection = new Inspection(hub);
        List<String> differences =
                shop.books().differences(inspection.stock(shop.books().skus()));
        wrong += differences.size();
        differences.forEach(record::complain);
        Inspection.Verified verified = inspection.verify();
        movements = verified.movements();
        verified.differences().forEach(difference -> record.complain("verification: " + difference));
    }
}
