package dev.stockwell.hub.access;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The keys of programs, as owners see them: the valid ones first, the newest on top.
 *
 * @param typed the name that was typed for a new key
 * @param secret of a key that was just made, shown this once; empty if none was
 * @param done what was done a moment ago, as a sentence; empty if nothing was
 * @param problem why a key could not be made; empty if it could
 */
public record KeysPage(
        List<Row> keys, List<RoleChoice> roles, String typed, String role, String secret, String done, String problem) {
    /** A key without its secret. */
    public record Row(
            String id,
            String name,
            String role,
            Instant createdAt,
            @Nullable Instant revokedAt) {}
}
