package dev.stockwell.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A line of a till sale: goods that changed hands.
 *
 * @param units sold if positive, brought back if negative
 * @param backTo the state in which goods that were brought back are taken in
 * @param unitPrice what one smallest step was sold for, if known
 */
public record SaleLine(
        int line,
        List<Part> parts,
        long units,
        State backTo,
        @Nullable Money unitPrice) {
    public SaleLine {
        parts = Part.together(parts);
        Bounds.requireQuantity(Math.absExact(units));
        Bounds.requireSteps(parts, Math.absExact(units));
    }
}
