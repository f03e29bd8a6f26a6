package dev.stockwell.postgres;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** What our server runs with. The first three lines are the promise; the rest is speed. */
final class Settings {
    private static final long MEGABYTE = 1L << 20;
    private static final long BUFFERS_MAX = 2_048;
    private static final long BUFFERS_MIN = 128;

    private Settings() {}

    static void write(Path cluster, int port) throws IOException {
        Files.writeString(cluster.resolve("postgresql.auto.conf"), """
                fsync = on
                synchronous_commit = on
                full_page_writes = on
                listen_addresses = '127.0.0.1'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 200
                shared_buffers = %dMB
                wal_compression = on
                max_wal_size = 1GB
                checkpoint_timeout = 15min
                checkpoint_completion_target = 0.9
                random_page_cost = 1.1
                jit = off
                autovacuum_naptime = 15s
                autovacuum_vacuum_insert_scale_factor = 0.1
                timezone = 'UTC'
                log_timezone = 'UTC'
                logging_collector = off
                log_min_messages = warning
                log_checkpoints = off
                """.formatted(port, sharedBuffers()));
        Files.writeString(cluster.resolve("pg_hba.conf"), """
                host all all 127.0.0.1/32 scram-sha-256
                """);
    }

    /** A quarter of the machine's memory in megabytes, up to 2 GB. */
    private static long sharedBuffers() {
        long total =
                ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                        ? system.getTotalMemorySize() / MEGABYTE
                        : BUFFERS_MIN;
        return Math.clamp(total / 4, BUFFERS_MIN, BUFFERS_MAX);
    }
}
