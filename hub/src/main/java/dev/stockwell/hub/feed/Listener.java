package dev.stockwell.hub.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One who looks on, and what he has yet to be told. Who falls too far behind is cut off. */
final class Listener {
    private static final int WAITING_MAX = 2_000;

    private final Cursor start;
    private final List<Change> waiting = new ArrayList<>();
    private boolean ended;

    Listener(Cursor start) {
        this.start = start;
    }

    /** What comes after it is told here; what comes before can be read already. */
    Cursor start() {
        return start;
    }

    synchronized void tell(Collection<Change> changes) {
        if (ended) {
            return;
        }
        if (waiting.size() + changes.size() > WAITING_MAX) {
            end();
        } else {
            waiting.addAll(changes);
            notifyAll();
        }
    }

    /** Nothing more is told; he may come again and go on where he was. */
    synchronized void end() {
        ended = true;
        waiting.clear();
        notifyAll();
    }

    synchronized boolean isEnded() {
        return ended;
    }

    /** Waits for changes; none if none come in time or he was cut off. */
    synchronized List<Change> await(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        while (waiting.isEmpty() && !ended) {
            long millis = Duration.ofNanos(until - System.nanoTime()).toMillis();
            if (millis <= 0) {
                break;
            }
            wait(millis);
        }
        List<Change> told = List.copyOf(waiting);
        waiting.clear();
        return told;
    }
}
