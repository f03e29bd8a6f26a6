package dev.stockwell.kernel.decision;

/** How much a share rule has seen of an item at a location, and how much of it its pool was given. */
public record ShareTotal(long seen, long given) {
    static final ShareTotal NONE = new ShareTotal(0, 0);

    /** Names a running total. */
    public record Key(Place place, long rule) {}
}
