package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import org.jspecify.annotations.Nullable;

/** An incident that a command opens: something a person must know. */
public record Trouble(
        Kind kind,
        ItemId item,
        @Nullable LocationId location,
        @Nullable ClaimId claim,
        @Nullable Integer line,
        long quantity) {

    /** What happened. The name in lower case is what the ledger stores. */
    public enum Kind {
        /** An order's line could not be committed. */
        SHORT,
        /** A fact took what a claim had. */
        DISPLACED,
        /** A fact took more than was on hand. */
        NEGATIVE
    }

    /** An order's line that is no longer short: its open incidents of kind short are closed. */
    public record Settled(ClaimId claim, ItemId item, int line) {
        boolean ends(Trouble trouble) {
            return trouble.kind() == Kind.SHORT
                    && claim.equals(trouble.claim())
                    && item.equals(trouble.item())
                    && Integer.valueOf(line).equals(trouble.line());
        }
    }
}
