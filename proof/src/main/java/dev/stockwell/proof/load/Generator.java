package dev.stockwell.proof.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/** A closed loop: each connection sends its next request as soon as the answer to the last one is there. */
final class Generator {
    private static final Duration SILENCE_MAX = Duration.ofSeconds(60);
    private static final int BUFFER = 1 << 18;

    private final InetSocketAddress hub;
    private final Duration warmUp;
    private final Duration measured;

    Generator(InetSocketAddress hub, Duration warmUp, Duration measured) {
        this.hub = hub;
        this.warmUp = warmUp;
        this.measured = measured;
    }

    /**
     * Runs until the time is over and every request has its answer.
     *
     * @param started is told when the warm-up is over
     */
    Tally run(int connections, IntFunction<HoldRequests> requests, Runnable started) throws IOException {
        List<Lane> lanes = new ArrayList<>(connections);
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                lanes.add(new Lane(hub, requests.apply(i), selector));
            }
            return run(lanes, selector, started);
        } finally {
            for (Lane lane : lanes) {
                lane.close();
            }
        }
    }

    private Tally run(List<Lane> lanes, Selector selector, Runnable started) throws IOException {
        Tally tally = new Tally();
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        long begin = System.nanoTime() + warmUp.toNanos();
        long end = begin + measured.toNanos();
        boolean isWarm = false;
        int waiting = lanes.size();
        for (Lane lane : lanes) {
            lane.send();
        }
        while (waiting > 0) {
            if (selector.select(SILENCE_MAX.toMillis()) == 0) {
                throw new IOException("no answer for " + SILENCE_MAX.toSeconds() + " s");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Lane lane = (Lane) key.attachment();
                if (!lane.advance(buffer)) {
                    continue;
                }
                long now = System.nanoTime();
                if (!isWarm && now >= begin) {
                    isWarm = true;
                    tally.begin(now);
                    started.run();
                }
                tally.take(lane, now, now < end);
                if (now < end) {
                    lane.send();
                } else {
                    waiting--;
                }
            }
            selector.selectedKeys().clear();
        }
        return tally;
    }
}
