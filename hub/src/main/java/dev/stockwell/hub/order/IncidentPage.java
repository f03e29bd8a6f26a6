package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Quantities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One incident with what can be done about it.
 *
 * @param lacking what its line still lacks, in the item's smallest steps
 * @param standing how the item stands where it happened; null if it happened nowhere
 * @param elsewhere where there is some that the line does not reach
 * @param targets where the line reaches it
 * @param command the id under which what the page sends is done once
 * @param measure what all quantities are counted in
 */
public record IncidentPage(
        IncidentShown incident,
        String kind,
        long lacking,
        @Nullable Standing standing,
        List<Elsewhere> elsewhere,
        List<Target> targets,
        String command,
        Sellable.Measure measure,
        Form form) {

    /**
     * An item at a location.
     *
     * @param authority who counts there; empty if we do
     */
    public record Standing(String location, long onHand, long available, String authority) {}

    /**
     * Goods beyond a line's reach.
     *
     * @param free what may be taken there
     */
    public record Elsewhere(String key, String name, String location, String pool, long free) {
        /** Where it is, in words. */
        public String words() {
            return pool.equals("shared") ? name : name + ", pool " + pool;
        }
    }

    /** A location within a line's reach. */
    public record Target(String code, String name) {}

    /** How many decimals the quantities have. */
    public int decimals() {
        return measure.decimals();
    }

    /** What is proposed to be brought: all that is lacking, so far as the first place has it. */
    public String proposed() {
        return Quantities.text(Math.min(lacking, elsewhere.getFirst().free()), decimals());
    }

    /** Whether an action makes sense for it. */
    public boolean can(String action) {
        if (!incident.open()) {
            return false;
        }
        return switch (action) {
            case "count" ->
                kind.equals("negative")
                        && standing != null
                        && standing.authority().isEmpty();
            case "bring" -> lacking > 0 && !elsewhere.isEmpty() && !targets.isEmpty();
            case "name" -> kind.equals("parked");
            default -> true;
        };
    }
}
