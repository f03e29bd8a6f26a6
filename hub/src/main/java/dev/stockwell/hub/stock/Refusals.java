package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.Outcome;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The kernel's refusals as problems. */
public final class Refusals {
    private Refusals() {}

    /**
     * A line that could not be served, in its own units.
     *
     * @param available how many could have been had
     */
    public record Shortage(int line, @Nullable String sku, long requested, long available) {}

    /** The problem that a refusal is, if the outcome is one; the SKUs are those that the lines named. */
    public static @Nullable Problem problem(Outcome outcome, IntFunction<@Nullable String> skuOfLine) {
        if (!(outcome instanceof Outcome.Refusal refusal)) {
            return null;
        }
        return switch (refusal) {
            case Outcome.Short lacking -> shortage(lacking, skuOfLine);
            case Outcome.Stale stale ->
                new Problem(ProblemCode.STALE_EXPECTATION, "It is " + stale.current() + " now.")
                        .with("current", stale.current());
            case Outcome.Refused refused -> refused(refused.reason());
        };
    }

    private static Problem shortage(Outcome.Short lacking, IntFunction<@Nullable String> skuOfLine) {
        List<Shortage> shortages = lacking.shortages().stream()
                .map(line -> new Shortage(
                        line.line(), skuOfLine.apply(line.line()), line.requestedUnits(), line.availableUnits()))
                .toList();
        Shortage first = shortages.getFirst();
        String more = shortages.size() == 1 ? "." : ", and " + (shortages.size() - 1) + " more lines are short.";
        return new Problem(
                        ProblemCode.INSUFFICIENT_STOCK,
                        "Of " + first.sku() + ", " + first.requested() + " were asked for and " + first.available()
                                + " can be had" + more)
                .with("shortages", shortages);
    }

    private static Problem refused(Outcome.Reason reason) {
        return switch (reason) {
            case UNKNOWN_CLAIM -> new Problem(ProblemCode.UNKNOWN_RESERVATION, "There is no reservation of this id.");
            case HOLD_CONFIRMED ->
                new Problem(ProblemCode.ALREADY_CONFIRMED, "The reservation was confirmed: its order has the goods.");
            case HOLD_RELEASED -> new Problem(ProblemCode.ALREADY_RELEASED, "The reservation was released.");
            case NOT_A_HOLD -> new Problem(ProblemCode.NOT_A_RESERVATION, "The id is that of an order.");
            case NOT_AUTHORITY ->
                new Problem(ProblemCode.NOT_AUTHORITY, "The count at this location is kept by its authority alone.");
            case UNKNOWN_SALE -> new Problem(ProblemCode.UNKNOWN_SALE, "There is no sale of this id.");
            case CLAIMED -> new Problem(ProblemCode.STOCK_IS_CLAIMED, "Holds or orders have some of the item.");
            case NOTHING_COMMITTED ->
                new Problem(ProblemCode.NOTHING_COMMITTED, "The line has nothing committed at this location.");
            case OLDER_OBSERVATION ->
                new Problem(ProblemCode.OLDER_OBSERVATION, "A newer observation of it is recorded.");
            case SAME_ITEM -> new Problem(ProblemCode.SAME_PLACE, "An item cannot be turned into itself.");
        };
    }
}
