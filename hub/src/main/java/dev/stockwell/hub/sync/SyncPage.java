package dev.stockwell.hub.sync;

import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Headline;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a channel's sync shows.
 *
 * @param address under which it is asked for again
 * @param state null as long as it is connected with no platform
 * @param account what stands in the fields of the form that connects it
 * @param trouble why what was asked for was not done; empty if nothing was asked, or it was done
 * @param next the address of the rows after these; null if there are none
 */
public record SyncPage(
        String channel,
        String name,
        String path,
        String address,
        @Nullable State state,
        Form account,
        String trouble,
        Filter filter,
        List<Row> rows,
        @Nullable String next,
        List<Entry> activity) {

    /**
     * How the connection stands.
     *
     * @param steps the stages that it goes through, in their order
     * @param next what comes after this stage; empty after the last
     * @param missing what stands in the way of the next stage
     * @param back the stages that it can be led back to
     * @param shadow what going live would change; null where it is live, or where nothing can be said of it
     * @param heldBack what the other channels hold back for it; empty if nothing
     * @param goneBack how far its saved quantities are written back; empty where it is not paused, or nobody has asked
     */
    public record State(
            String shop,
            URI address,
            String stage,
            Instant stageAt,
            List<String> steps,
            String next,
            List<String> missing,
            List<String> back,
            boolean mayPause,
            boolean hasPilots,
            Headline.Tone tone,
            String sentence,
            @Nullable Instant darkSince,
            @Nullable String error,
            @Nullable Instant errorAt,
            @Nullable Instant retryAt,
            @Nullable Instant ordersReadAt,
            Numbers numbers,
            @Nullable Shadow shadow,
            String goneBack,
            String heldBack) {
        /** Whether the next step may be taken. */
        public boolean isReady() {
            return missing.isEmpty();
        }
    }

    /**
     * How it stands in numbers.
     *
     * @param lag how long the pushes of the last quarter of an hour took; empty if there were none
     */
    public record Numbers(
            long publications,
            long due,
            long inFlight,
            long conflicting,
            long differing,
            long refused,
            long unitsAtRisk,
            String lag,
            long unmapped) {}

    /**
     * What going live would change there.
     *
     * @param toNothing those that would fall to nothing; they are among the falling
     * @param largest the largest changes first
     */
    public record Shadow(long rising, long falling, long staying, long toNothing, long unknown, List<Change> largest) {}

    /** A listing at a place that would show another number. */
    public record Change(String sku, String listing, String placeName, long shown, long desired) {}

    /** Which rows are wanted. */
    public record Filter(String state, String sku, List<Choice> choices) {}

    /** A filter that can be chosen. */
    public record Choice(String label, String path, boolean isChosen) {}

    /**
     * A listing at a place.
     *
     * @param shownAt when it was last found to show that, or said that it does
     * @param difference in words; empty if there is none
     */
    public record Row(
            String listing,
            String place,
            String placeName,
            String sku,
            boolean isWritten,
            boolean isPilot,
            @Nullable Long desired,
            @Nullable Instant desiredAt,
            @Nullable Long sent,
            @Nullable Instant sentAt,
            @Nullable Long acknowledged,
            @Nullable Instant acknowledgedAt,
            @Nullable Long shown,
            @Nullable Instant shownAt,
            String difference,
            @Nullable Instant differenceAt,
            @Nullable String refusal) {
        /** Whether it shows what it should. */
        public boolean isSettled() {
            return desired != null && desired.equals(shown);
        }
    }

    /** Something that went to or fro. */
    public record Entry(Instant at, String what, int lines, int millis, String note) {}
}
