package dev.stockwell.hub.access;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A key as it may be shown: without what it takes to use it. */
record AccessKey(
        UUID id,
        String name,
        Role role,
        Instant createdAt,
        @Nullable Instant revokedAt) {}
