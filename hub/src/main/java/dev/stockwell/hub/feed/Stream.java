package dev.stockwell.hub.feed;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads the feed once for all who look on, as long as somebody does. */
@Component
class Stream implements SmartLifecycle {
    /** Among them are those who have left and of whom that is not known before the next beat. */
    static final int LISTENERS_MAX = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Stream.class);
    private static final Set<ChangeKind> ALL = EnumSet.allOf(ChangeKind.class);
    private static final Duration RESTS = Duration.ofMillis(200);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final int AT_ONCE = 1_000;

    private final Feed feed;
    private final Set<Listener> listeners = new HashSet<>();
    private @Nullable Cursor position;
    private volatile boolean running;

    Stream(Feed feed) {
        this.feed = feed;
    }

    /** Begins to look on. */
    synchronized Listener join() {
        if (!running || listeners.size() >= LISTENERS_MAX) {
            throw new Problem(ProblemCode.BUSY, "As many look on already as may; come back in a moment.");
        }
        Cursor from = position;
        if (from == null) {
            from = feed.now();
            position = from;
        }
        Listener listener = new Listener(from);
        listeners.add(listener);
        notifyAll();
        return listener;
    }

    synchronized void leave(Listener listener) {
        listeners.remove(listener);
        if (listeners.isEmpty()) {
            position = null;
        }
    }

    @Override
    public synchronized void start() {
        running = true;
        Thread.ofVirtual().name("feed-reader").start(this::work);
    }

    /** Before the server waits for calls to end, which these would not do. */
    @Override
    public synchronized void stop() {
        running = false;
        listeners.forEach(Listener::end);
        notifyAll();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void work() {
        while (running) {
            try {
                Cursor from = awaitListeners();
                if (from != null && !step(from)) {
                    Thread.sleep(RESTS);
                }
            } catch (InterruptedException ending) {
                return;
            } catch (RuntimeException failed) {
                rest(failed);
            }
        }
    }

    /** Null if it is to end. */
    private synchronized @Nullable Cursor awaitListeners() throws InterruptedException {
        while (position == null && running) {
            wait();
        }
        return position;
    }

    /** Tells everybody what comes next; answers whether there is more already. */
    private boolean step(Cursor from) {
        Feed.Part part = feed.read(from, ALL, AT_ONCE);
        List<Change> changes = lastOfEach(part.changes());
        synchronized (this) {
            if (!from.equals(position)) {
                // Everybody has left meanwhile, and others have come.
                return true;
            }
            position = part.next();
            listeners.forEach(part.isLost() ? Listener::end : listener -> listener.tell(changes));
        }
        return part.isMore();
    }

    /** Of changes that say the same, the last is enough. */
    private static List<Change> lastOfEach(List<Change> changes) {
        LinkedHashMap<List<Object>, Change> kept = new LinkedHashMap<>();
        for (Change change : changes) {
            kept.putLast(change.subject(), change);
        }
        return List.copyOf(kept.values());
    }

    private void rest(RuntimeException failed) {
        if (running) {
            LOG.warn("Changes could not be read for those who look on; tried again: {}", failed.toString());
        }
        try {
            Thread.sleep(AFTER_TROUBLE);
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        }
    }
}
