package dev.stockwell.hub.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down who guesses. The first few attempts are free; after them each must wait twice as long for the next, up to a
 * minute, and nobody is ever locked out. An attempt counts before it is made, so that many at once get no more than one
 * after the other. A quarter of an hour without an attempt is forgotten, and so is the oldest when there are too many.
 *
 * <p>Each node counts for itself: who asks all nodes guesses so many times as fast.
 */
final class Brake {
    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);
    private static final int DOUBLINGS_MAX = 6;
    private static final int KEYS_MAX = 20_000;

    private final InstantSource clock;
    private final int free;
    private final Map<String, Attempts> attempts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Attempts> eldest) {
            return size() > KEYS_MAX;
        }
    };

    Brake(InstantSource clock, int free) {
        this.clock = clock;
        this.free = free;
    }

    private record Attempts(int count, Instant last, Instant next) {}

    /** Zero if an attempt may be made now, which then counts; else how long to wait. */
    synchronized Duration attempt(String key) {
        Instant now = clock.instant();
        Attempts before = attempts.get(key);
        if (before != null && before.next().isAfter(now)) {
            return Duration.between(now, before.next());
        }
        int count = before == null || before.last().plus(FORGOTTEN_AFTER).isBefore(now) ? 1 : before.count() + 1;
        attempts.put(key, new Attempts(count, now, now.plus(waitAfter(count))));
        return Duration.ZERO;
    }

    /** The last attempt was a good one: it does not count, and those before it only where they are to be forgiven. */
    synchronized void succeeded(String key, boolean isAllForgiven) {
        Attempts before = attempts.remove(key);
        if (before != null && !isAllForgiven && before.count() > 1) {
            attempts.put(key, new Attempts(before.count() - 1, before.last(), before.last()));
        }
    }

    private Duration waitAfter(int count) {
        if (count < free) {
            return Duration.ZERO;
        }
        Duration wait = FIRST_WAIT.multipliedBy(1L << Math.min(count - free, DOUBLINGS_MAX));
        return wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT;
    }
}
