package dev.stockwell.hub.feed;

import java.util.Set;

/** What a change is about. */
enum ChangeKind {
    STOCK(1, "stock", "stock-changed"),
    AVAILABILITY(2, "availability", "availability-changed"),
    ORDER(3, "order", "order-changed"),
    INCIDENT(4, "incident", "incident-opened"),
    CHANNEL(5, "channel", "channel-state");

    /** What a call is told that does not say what it wants. */
    static final Set<ChangeKind> USUAL = Set.of(STOCK, AVAILABILITY, ORDER);

    private final int code;
    private final String written;
    private final String event;

    ChangeKind(int code, String written, String event) {
        this.code = code;
        this.written = written;
        this.event = event;
    }

    static ChangeKind of(int code) {
        return values()[code - 1];
    }

    /** What the database stores for it. */
    int code() {
        return code;
    }

    /** Its name in calls. */
    String written() {
        return written;
    }

    /** The name of its event; that of an incident says what became of it. */
    String event(Change change) {
        return this == INCIDENT ? "incident-" + change.state() : event;
    }
}
