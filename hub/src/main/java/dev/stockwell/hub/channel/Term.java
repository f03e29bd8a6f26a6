package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import org.jspecify.annotations.Nullable;

/**
 * One step on the way to a number: what it adds to the steps before it, or takes away if it is below zero. Of a rule that
 * applies there is a term even where it changes nothing.
 *
 * @param level the level that it is read from
 * @param location the location that it concerns
 * @param rule the rule that causes it
 * @param item the component that it concerns
 * @param channel the channel for which it is held back
 */
record Term(
        Kind kind,
        long quantity,
        Shelf.@Nullable Stock level,
        @Nullable LocationId location,
        @Nullable Rule rule,
        @Nullable ItemId item,
        @Nullable ChannelId channel) {

    /** What a term is. */
    enum Kind {
        /** Available in a level. */
        LEVEL,
        /** Held in a level by holds whose time is over. */
        HOLD,
        /** A location that is below zero counts as nothing. */
        OVERDRAWN,
        /** Must be left at a location. */
        KEEP,
        /** Left for a channel that does not answer and may have sold it unseen. */
        HELD_BACK,
        /** Does not fill a whole pack at its location. */
        REMAINDER,
        /** Held back from this channel. */
        BUFFER,
        /** The division into packs, or into what one bundle takes. */
        PACK,
        /** The bundles for which the scarcest component is enough. */
        COMPONENT,
        /** Bundles whose components do not lie at one location. */
        SPLIT,
        /** Too few to be shown. */
        END_AT,
        /** More than may be shown. */
        CAP
    }

    static Term of(Kind kind, long quantity) {
        return new Term(kind, quantity, null, null, null, null, null);
    }

    static Term of(Kind kind, long quantity, Shelf.Stock level) {
        return new Term(kind, quantity, level, level.key().location(), null, null, null);
    }

    static Term of(Kind kind, long quantity, LocationId location, @Nullable Rule rule) {
        return new Term(kind, quantity, null, location, rule, null, null);
    }

    static Term of(Kind kind, long quantity, Rule rule) {
        return new Term(kind, quantity, null, null, rule, null, null);
    }

    static Term of(ItemId component, long quantity) {
        return new Term(Kind.COMPONENT, quantity, null, null, null, component, null);
    }

    static Term heldBack(long quantity, LocationId location, ChannelId forWhom) {
        return new Term(Kind.HELD_BACK, quantity, null, location, null, null, forWhom);
    }
}
