package dev.stockwell.hub.order;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Incidents as a list.
 *
 * @param kind the only kind that is shown; empty for all
 * @param kinds the kinds of which some are open, each with how many
 * @param total how many are open
 * @param next the address of the next page
 */
public record IncidentsPage(
        List<IncidentShown> incidents,
        boolean isOpen,
        String kind,
        List<Kind> kinds,
        long total,
        @Nullable String next) {
    /** A kind of incident and how many of it are open. */
    public record Kind(String kind, String label, long open) {}

    /** What a kind is called, in a word or two. */
    public static String label(String kind) {
        return switch (kind) {
            case "short" -> "Short";
            case "displaced" -> "Displaced";
            case "negative" -> "Count was wrong";
            case "parked" -> "Unknown name";
            case "drift" -> "Drift";
            default -> "Outage";
        };
    }

    /** Whether it is about a line that lacks goods. */
    public static boolean lacks(String kind) {
        return kind.equals("short") || kind.equals("displaced");
    }

    /** Red where a customer may be let down, amber where we differ from the shelf or a channel. */
    public static String tone(String kind) {
        return switch (kind) {
            case "short", "displaced", "parked" -> "text-danger";
            default -> "text-warning";
        };
    }
}
