package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.decision.CommandItems;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A command that waits for its answer, and the items that must be locked for it as far as they are known. */
final class Pending {
    private final Envelope envelope;
    private final CompletableFuture<Answer> future = new CompletableFuture<>();
    private final Set<ItemId> items;

    Pending(Envelope envelope) {
        this.envelope = envelope;
        this.items = new LinkedHashSet<>(CommandItems.named(envelope.command()));
    }

    Envelope envelope() {
        return envelope;
    }

    CompletableFuture<Answer> future() {
        return future;
    }

    Set<ItemId> items() {
        return items;
    }

    int weight() {
        return 1 + items.size();
    }
}
