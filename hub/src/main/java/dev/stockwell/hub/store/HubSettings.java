package dev.stockwell.hub.store;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the hub is started with.
 *
 * @param data the data directory
 * @param databaseUrl a PostgreSQL server to use instead of the embedded one, in the application's role
 * @param ownerUrl the same in the role that owns the schema
 * @param publicUrl how browsers reach the hub, where that is not how it listens: https://stock.example.com
 */
@ConfigurationProperties(prefix = "stockwell", ignoreUnknownFields = false)
public record HubSettings(
        Path data,
        @Nullable String databaseUrl,
        @Nullable String ownerUrl,
        @Nullable URI publicUrl) {}
