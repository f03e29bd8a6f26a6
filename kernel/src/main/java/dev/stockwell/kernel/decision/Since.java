package dev.stockwell.kernel.decision;

/**
 * What the ledger has of an item at a location that happened after a count: the count could not see it.
 *
 * @param onHand by how much it changed what is on hand
 * @param available by how much it changed what is available
 * @param uncommitted by how much it changed what no order has: available and reserved together
 */
public record Since(long onHand, long available, long uncommitted) {
    static final Since NOTHING = new Since(0, 0, 0);

    /** Names an item at a location, and the instant of the count in microseconds. */
    public record Key(Place place, long at) {}
}
