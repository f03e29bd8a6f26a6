package dev.stockwell.proof.crash;

import dev.stockwell.proof.hub.Reply;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.JsonNode;

/** What happened in all rounds so far, counted. */
final class Record {
    private static final int COMPLAINTS_MAX = 100;

    private final Map<Call.Kind, LongAdder> acknowledged = new ConcurrentSkipListMap<>();
    private final Map<String, LongAdder> openAnswers = new ConcurrentSkipListMap<>();
    private final LongAdder lostConnections = new LongAdder();
    private final LongAdder resent = new LongAdder();
    private final LongAdder doneBeforeTheResend = new LongAdder();
    private final ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();

    /** A command and the answer that acknowledged it. */
    record Answered(Call call, int status, JsonNode content) {}

    /** @param wasReplayed whether an earlier try had been carried out, and only its answer was lost */
    void answered(Call call, int tries, boolean wasReplayed) {
        acknowledged.computeIfAbsent(call.kind(), kind -> new LongAdder()).increment();
        if (tries > 1) {
            resent.increment();
            if (wasReplayed) {
                doneBeforeTheResend.increment();
            }
        }
    }

    void open(Reply reply) {
        String code = reply.isSuccess() ? "failed" : reply.status() + " " + reply.code();
        openAnswers.computeIfAbsent(code, any -> new LongAdder()).increment();
    }

    void lostConnection() {
        lostConnections.increment();
    }

    /** Something that must not be. */
    void complain(String what) {
        if (complaints.size() < COMPLAINTS_MAX) {
            complaints.add(what);
        }
    }

    List<String> complaints() {
        return List.copyOf(complaints);
    }

    long acknowledged() {
        return acknowledged.values().stream().mapToLong(LongAdder::sum).sum();
    }

    Map<String, Long> acknowledgedByKind() {
        Map<String, Long> sums = new TreeMap<>();
        acknowledged.forEach((kind, sum) -> sums.put(kind.name().toLowerCase(java.util.Locale.ROOT), sum.sum()));
        return sums;
    }

    /** The answers that left a command open, and how often each came. */
    Map<String, Long> openAnswers() {
        Map<String, Long> sums = new TreeMap<>();
        openAnswers.forEach((code, sum) -> sums.put(code, sum.sum()));
        return sums;
    }

    long lostConnections() {
        return lostConnections.sum();
    }

    long resent() {
        return resent.sum();
    }

    long doneBeforeTheResend() {
        return doneBeforeTheResend.sum();
    }
}
