package dev.stockwell.hub.catalog;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.web.Problem;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What becomes of a wish to change an item. */
public sealed interface ItemOutcome {
    /**
     * The item is as wished.
     *
     * @param sku its own
     * @param before null if it is new
     */
    record Put(long id, String sku, @Nullable Document before, ObjectNode body) implements ItemOutcome {
        /** Whether the wish makes a difference. */
        public boolean isChange() {
            return before == null || !before.says(body);
        }
    }

    /** It is against a rule; nothing of it is done. */
    record Refused(Problem problem) implements ItemOutcome {}
}
