package dev.stockwell.hub.sync;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that went wrong in a shop, for one number, and what the hub made of it. */
final class Lie {
    final Difference injected;
    final int thing;
    boolean inChicago;
    final Instant at;
    /** In words, what was done. */
    String how;
    /** Whether a person has to help. */
    final boolean needsPerson;

    @Nullable
    Instant mended;

    @Nullable
    Difference named;

    boolean isJudged;
    boolean isRelabelled;
    /** What the shop shows until a person comes. */
    long left;

    long pushes;

    Lie(Difference injected, int thing, boolean inChicago, Instant at, String how) {
        this.injected = injected;
        this.thing = thing;
        this.inChicago = inChicago;
        this.at = at;
        this.how = how;
        this.needsPerson = injected == Difference.PACK_FACTOR || injected == Difference.MAPPING;
    }

    @Override
    public String toString() {
        return injected + " of thing " + thing + (inChicago ? " in Chicago" : " in the warehouse") + " (" + how
                + "), named " + named + ", " + pushes + " pushes";
    }
}
