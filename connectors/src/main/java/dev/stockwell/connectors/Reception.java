package dev.stockwell.connectors;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a delivery. */
public sealed interface Reception {

    /**
     * Genuine. It is to be stored under its event id, answered with 2xx at once, and acted on after.
     *
     * @param eventId the same for every copy of one event
     * @param happenedAt when the platform says that it happened
     * @param hints what it tells; empty where it is genuine and tells nothing that concerns stock
     */
    record Genuine(String eventId, String topic, @Nullable Instant happenedAt, List<Hint> hints) implements Reception {
        public Genuine {
            hints = List.copyOf(hints);
        }
    }

    /** Not signed, or not by the platform: 401, and nothing of it is used. */
    record Forged(String words) implements Reception {}

    /** Signed by the platform for another account, or not to be read: it is answered with 2xx, noted, and polls close the gap. */
    record Unreadable(String words) implements Reception {}
}
