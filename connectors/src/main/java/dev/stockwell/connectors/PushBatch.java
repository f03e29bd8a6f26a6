package dev.stockwell.connectors;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Numbers to write in one go.
 *
 * @param id chosen by the caller for this attempt; a repeat under the same id has no further effect
 * @param reference what caused it, for the platform's own history; letters, digits and hyphens
 */
public record PushBatch(UUID id, String reference, List<PushLine> lines) {

    public PushBatch {
        lines = List.copyOf(lines);
        if (!reference.matches("[A-Za-z0-9-]{1,64}")) {
            throw new IllegalArgumentException("a reference is made of letters, digits and hyphens");
        }
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a batch has at least one line");
        }
        Set<StockKey> keys = new HashSet<>();
        for (PushLine line : lines) {
            if (!keys.add(line.key())) {
                throw new IllegalArgumentException("a batch names each key once, and names " + line.key() + " twice");
            }
        }
    }
}
