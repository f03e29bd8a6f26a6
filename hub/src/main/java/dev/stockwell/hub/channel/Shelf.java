package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel may draw on of one item at one location, and the rules that hold some of it back.
 *
 * @param levels of the channel's own pool and of shared, so far as they exist
 * @param keep the rule that says what requests must leave there
 * @param buffer the rule under whose buffer the location falls
 * @param held what is left in shared for channels that do not answer
 */
record Shelf(
        LocationId location,
        List<Stock> levels,
        @Nullable Rule keep,
        @Nullable Rule buffer,
        List<Held> held) {

    /**
     * What is available in a level.
     *
     * @param available as the tables have it; it may be below zero
     * @param overdue what holds have whose time is over: available to whoever asks
     */
    record Stock(LevelKey key, long version, long available, long overdue) {
        /** What whoever asks may take. */
        long free() {
            return available + overdue;
        }
    }

    /** So much for a channel that does not answer and may have sold it unseen. */
    record Held(ChannelId forWhom, long quantity) {}
}
