package dev.stockwell.proof.replay;

import dev.stockwell.proof.hub.HubClient;
import dev.stockwell.proof.hub.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** The calls to the hub, each with the time from the first byte out to the last byte in, resends included. */
final class Calls {
    private static final long LONGEST = TimeUnit.MINUTES.toNanos(10);
    private static final int DIGITS = 3;

    private final HubClient client;
    private final Map<Kind, Histogram> times = new EnumMap<>(Kind.class);

    /** What is called. */
    enum Kind {
        SETUP("setup"),
        HOLD("hold"),
        CONFIRM("confirm, release"),
        ORDER("order snapshot"),
        READ_ORDER("read an order"),
        SALES("sales, up to 100"),
        MOVEMENTS("movements, up to 1,000"),
        READ("read stock and incidents");

        private final String title;

        Kind(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    Calls(HubClient client) {
        this.client = client;
        for (Kind kind : Kind.values()) {
            times.put(kind, new ConcurrentHistogram(LONGEST, DIGITS));
        }
    }

    Reply get(Kind kind, String path) {
        return timed(kind, () -> client.get(path));
    }

    Reply put(Kind kind, String path, Object body) {
        byte[] json = HubClient.bytes(body);
        return timed(kind, () -> client.put(path, json));
    }

    Reply post(Kind kind, String path, Object body) {
        byte[] json = HubClient.bytes(body);
        return timed(kind, () -> client.post(path, json));
    }

    Map<Kind, Histogram> times() {
        return times;
    }

    long resent() {
        return client.resent();
    }

    private interface Call {
        Reply run() throws IOException;
    }

    private Reply timed(Kind kind, Call call) {
        long start = System.nanoTime();
        try {
            Reply reply = call.run();
            Histogram histogram = times.get(kind);
            if (histogram != null) {
                histogram.recordValue(Math.min(LONGEST, System.nanoTime() - start));
            }
            return reply;
        } catch (IOException lost) {
            throw new UncheckedIOException(lost);
        }
    }
}
