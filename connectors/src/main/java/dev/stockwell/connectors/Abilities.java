package dev.stockwell.connectors;

import java.util.Set;

/**
 * What a platform can do.
 *
 * @param platform its name, as people write it
 * @param changes the ways in which its stock can be written
 * @param linesMax lines in one {@link PushBatch}
 * @param readsMax keys in one {@link Connector#stockOf}; where they lie at one location, it is one call
 * @param batchCost what a batch takes of the budget, at least
 * @param quantityMin the least that can be shown
 * @param quantityMax the most that can be shown
 * @param locations whether stock is kept by location; if not, the one location is called {@code default}
 * @param repeatable whether a batch can be sent again under its key without effect
 */
public record Abilities(
        String platform,
        Set<ChangeKind> changes,
        int linesMax,
        int readsMax,
        double batchCost,
        long quantityMin,
        long quantityMax,
        boolean locations,
        boolean repeatable) {

    public Abilities {
        changes = Set.copyOf(changes);
    }

    public boolean canWrite(ChangeKind kind) {
        return changes.contains(kind);
    }
}
