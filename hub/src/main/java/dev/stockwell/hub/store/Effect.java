package dev.stockwell.hub.store;

import dev.stockwell.hub.web.Quantities;
import java.util.List;

/**
 * What a change of what is set up would change in the numbers that channels show.
 *
 * @param largest the largest differences first, not all of them
 * @param changed how many numbers differ
 * @param examined how many items were looked at
 * @param isSample whether there are more that were not looked at
 * @param notes what else is to be said of it, in sentences
 */
public record Effect(List<Change> largest, int changed, int examined, boolean isSample, List<String> notes) {

    /**
     * A number that would differ.
     *
     * @param channel its name
     * @param how by which method and where, in words; empty for all that is shipped
     * @param decimals how many the two numbers have
     */
    public record Change(String channel, String sku, String how, long before, long after, int decimals) {
        /** How far apart the two numbers are. */
        public long distance() {
            return Math.abs(after - before);
        }
    }

    /** An effect on no number. */
    public static Effect of(List<String> notes) {
        return new Effect(List.of(), 0, 0, false, notes);
    }

    /** All of it in one sentence. */
    public String sentence() {
        if (changed == 0) {
            return examined == 0 ? "No number that a channel shows changes." : "No number changes" + among() + ".";
        }
        Change first = largest.getFirst();
        String others = changed == 1
                ? ""
                : changed == 2 ? ", and 1 other number changes" : ", and " + (changed - 1) + " other numbers change";
        return first.channel() + " will show " + Quantities.text(first.after(), first.decimals()) + " instead of "
                + Quantities.text(first.before(), first.decimals()) + " of " + first.sku()
                + (first.how().isEmpty() ? "" : " " + first.how()) + others + (isSample ? among() : "") + ".";
    }

    private String among() {
        return isSample
                ? " among the " + examined + " items that were looked at, those with the most stock; there are more"
                : "";
    }
}
