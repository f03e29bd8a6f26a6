package dev.stockwell.hub.sync;

/** How far the connection of a channel has come. */
enum Stage {
    /** Its account is known; nobody has spoken with it. */
    REGISTERED,
    /** It has answered; its catalogue and places are read. */
    CONNECTED,
    /** What it sells leads to what we stock. */
    MAPPED,
    /** Its orders count, and it is worked out what it would be told. */
    SHADOW,
    /** A few listings are written. */
    PILOT,
    /** All listings are written. */
    LIVE,
    /** Nothing is written; its orders still count. */
    PAUSED;

    /** Whether its orders are taken in. */
    boolean takesOrders() {
        return compareTo(SHADOW) >= 0;
    }

    /** Whether anything is written to it. */
    boolean writes() {
        return this == PILOT || this == LIVE;
    }
}
