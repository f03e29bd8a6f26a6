package dev.stockwell.hub.order;

import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Part;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel knows a channel's line by, and what one unit of it takes, frozen when it first took effect. A line that
 * comes to name something else gets another number.
 *
 * @param number the kernel's, from 0; never used again
 * @param id the channel's
 * @param name what the line named: a listing or a SKU
 * @param sku what that was called then; null while it is unknown
 * @param recipe empty if it is not stocked; null while it is unknown
 */
record NumberedLine(
        int number,
        String id,
        String name,
        @Nullable String sku,
        @Nullable List<Component> recipe) {

    /** So many smallest steps of an item in each unit. */
    record Component(long item, long units) {}

    boolean isKnown() {
        return recipe != null;
    }

    /** What the kernel is to take for one unit; empty if it is not to know of the line. */
    List<Part> parts() {
        return recipe == null
                ? List.of()
                : recipe.stream()
                        .map(part -> new Part(new ItemId(part.item()), part.units()))
                        .toList();
    }
}
