package dev.stockwell.hub.sync;

/**
 * What is open on a connection, of the publications that are written at its stage; before that, and while it is paused, of
 * all that are ours to write.
 *
 * @param waiting those that show another number than they should, told or not
 * @param unitsAtRisk what is shown in all beyond what should be
 */
record Tally(long waiting, long conflicting, long refused, long unitsAtRisk) {
    static final Tally NOTHING = new Tally(0, 0, 0, 0);
}
