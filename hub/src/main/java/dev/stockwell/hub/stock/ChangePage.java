package dev.stockwell.hub.stock;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the pages of a change by hand show.
 *
 * @param stage how far it has come
 * @param errors what has to be put right, in sentences
 */
public record ChangePage(
        ChangeForm form,
        Stage stage,
        List<Line> lines,
        List<Choice> locations,
        List<Choice> pools,
        List<String> reasons,
        List<String> errors) {

    /** How far a change has come. */
    public enum Stage {
        FILLED,
        PREVIEWED,
        BOOKED,
        UNDONE
    }

    /**
     * One item of the change.
     *
     * @param unit in which its quantity is typed
     * @param error what is wrong with its quantity, or why it was refused
     * @param warning what may go wrong with it
     * @param isBooked whether it took effect
     * @param effects what changes where
     */
    public record Line(
            String sku,
            String path,
            @Nullable String title,
            String unit,
            int decimals,
            String quantity,
            @Nullable String error,
            @Nullable String warning,
            boolean isBooked,
            List<Effect> effects) {}

    /**
     * A quantity before and after, in the smallest step.
     *
     * @param isOfChannel whether a channel shows it to customers
     */
    public record Effect(String what, long before, long after, int decimals, boolean isOfChannel) {}

    /** What a field may be set to. */
    public record Choice(String code, String name) {}

    /** Whether of any line it is not known whether it took effect. */
    public boolean isAnyOpen() {
        return stage == Stage.BOOKED && lines.stream().anyMatch(line -> line.warning() != null);
    }

    /** Whether any line took effect. */
    public boolean isAnyBooked() {
        return lines.stream().anyMatch(Line::isBooked);
    }
}
