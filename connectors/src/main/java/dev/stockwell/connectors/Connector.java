package dev.stockwell.connectors;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One account on one selling platform, spoken to over the platform's own API.
 *
 * <p>Ids are the platform's, as strings. Pages are asked for with the cursor of the page before, null for the first.
 * Every method may be called from any thread. What a platform cannot do, its {@link Abilities} say; the method then
 * answers with {@link FailureKind#UNSUPPORTED}.
 */
public interface Connector {

    Abilities abilities();

    /** What the platform's stock number means, and so how the number to send is worked out. */
    NumberMeaning meaning();

    /** How much may be asked of the platform now, as far as its replies have told. */
    Budget budget();

    /** The listings, or those changed since an instant. */
    Reply<Page<Listing>> listings(@Nullable Instant changedSince, @Nullable String cursor);

    Reply<Page<ChannelLocation>> locations(@Nullable String cursor);

    /** What is shown at one location, for all that is or ever was there. */
    Reply<Page<StockReading>> stockAt(String locationId, @Nullable String cursor);

    /**
     * What is available for the given keys, at most {@link Abilities#readsMax()}, and no other state; a key that the
     * platform does not know is left out.
     */
    Reply<List<StockReading>> stockOf(List<StockKey> keys);

    /**
     * Writes stock, and answers for every line, in the order of the lines.
     *
     * <p>One bad line fails alone. The same batch sent again under its key has no further effect, so a line answered
     * with {@link PushOutcome.Unanswered} is sent again under the same key.
     */
    List<PushOutcome> push(PushBatch batch);

    /**
     * The orders changed since an instant, the oldest change first.
     *
     * <p>A page may be shorter than usual where the budget ends; its cursor goes on from there. The caller overlaps:
     * it asks again from a little before the last change that it has booked.
     */
    Reply<Page<OrderSnapshot>> orders(Instant changedSince, @Nullable String cursor);

    /** One order as it is now; empty if the platform knows none by that id. */
    Reply<Optional<OrderSnapshot>> order(String orderId);

    /** Webhooks, where the platform sends them. */
    Optional<Webhooks> webhooks();

    /** Exports of everything in one file, for accounts too large to page through. */
    Optional<Exports> exports();
}
