package dev.stockwell.proof.bench;

import dev.stockwell.kernel.UuidV7;
import dev.stockwell.postgres.Access;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import org.postgresql.PGConnection;

/**
 * The database's own limit: the rows that holds leave in the kernel's tables, written from arrays by one connection in
 * one round trip a batch. Nothing is locked, read, compared or decided; what the rows say is made up in memory, and it
 * is coherent, so that it can be verified.
 */
final class RawWay implements AutoCloseable {
    private static final int BYTES = 16;
    private static final int OUTCOME_BYTES = 36;
    private static final int TERMS_BYTES = 12;
    private static final long HOLD_MICROS = 3_600_000_000L;
    private static final long MICROS_PER_MILLI = 1_000;

    private static final String WRITE = """
            insert into command (id, recorded_at, rules_revision, fact, digest, outcome)
            select id::uuid, timestamptz 'epoch' + ?::bigint * interval '1 microsecond', 1, false, digest, outcome
            from unnest(?::text[], ?::bytea[], ?::bytea[]) as sent (id, digest, outcome);
            update level
            set version = moved.version, available = moved.available, reserved = moved.reserved
            from unnest(?::bigint[], ?::bigint[], ?::bigint[], ?::bigint[])
                as moved (item_id, version, available, reserved)
            where level.item_id = moved.item_id and level.location_id = 1 and level.pool_id = 1 and level.lot_id = 0;
            insert into movement (item_id, seq, command_id, quantity, occurred_at, recorded_at, from_version,
                to_version, from_balance, to_balance, from_location, from_pool, from_lot, to_location, to_pool,
                to_lot, channel_id, business_date, from_bucket, to_bucket, reason, actor)
            select item_id, version, command_id::uuid, 1, at, at, version, version, available, reserved,
                1, 1, 0, 1, 1, 0, 1, '2026-01-01', 1, 2, 'hold', 'bench'
            from unnest(?::bigint[], ?::bigint[], ?::text[], ?::bigint[], ?::bigint[])
                    as made (item_id, version, command_id, available, reserved),
                (select timestamptz 'epoch' + ?::bigint * interval '1 microsecond') as now (at);
            insert into claim (id, version, placed_at, expires_at, channel_id, status, items, terms)
            select id::uuid, 0, timestamptz 'epoch' + ?::bigint * interval '1 microsecond',
                timestamptz 'epoch' + ?::bigint * interval '1 microsecond', 1, 1, array[item_id], terms
            from unnest(?::text[], ?::bigint[], ?::bytea[]) as made (id, item_id, terms);
            insert into claim_line (item_id, claim_id, line, location_id, pool_id, lot_id, open, shipped, returned,
                placed_at, expires_at, reserved, picked)
            select item_id, id::uuid, -1, 1, 1, 0, 1, 0, 0,
                timestamptz 'epoch' + ?::bigint * interval '1 microsecond',
                timestamptz 'epoch' + ?::bigint * interval '1 microsecond', true, false
            from unnest(?::text[], ?::bigint[]) as made (id, item_id);
            update stock_item
            set next_expiry = coalesce(next_expiry, timestamptz 'epoch' + ?::bigint * interval '1 microsecond'),
                last_at = timestamptz 'epoch' + ?::bigint * interval '1 microsecond', movements = changed.movements
            from unnest(?::bigint[], ?::bigint[]) as changed (item_id, movements)
            where stock_item.item_id = changed.item_id;
            insert into outbox (item_id, batch_id)
            select item_id, ?::uuid from unnest(?::bigint[]) as changed (item_id)""";

    private final UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    private final InstantSource clock = InstantSource.system();
    private final Connection connection;
    private final PGConnection driver;
    private final PreparedStatement write;
    private final int firstItem;
    private final int items;
    private final long[] held;
    private final long quantity;
    private long newest;

    /** Writes to {@code items} items from {@code firstItem} on, seeded with one location of a quantity each. */
    RawWay(Access access, int firstItem, int items, long quantity) throws SQLException {
        this.firstItem = firstItem;
        this.items = items;
        this.quantity = quantity;
        this.held = new long[items];
        this.connection = access.open();
        try (var statement = connection.createStatement()) {
            statement.execute("set enable_seqscan = off; set enable_hashjoin = off; set enable_mergejoin = off;"
                    + " set plan_cache_mode = force_generic_plan");
        }
        this.driver = connection.unwrap(PGConnection.class);
        this.write = connection.prepareStatement(WRITE);
    }

    /** Writes batches of a size for a while. */
    Rate run(Duration lasting, int batch) throws SQLException {
        long start = System.nanoTime();
        long batches = 0;
        while (System.nanoTime() - start < lasting.toNanos()) {
            writeBatch(batch);
            batches++;
        }
        return Rate.of(batches * batch, System.nanoTime() - start);
    }

    private void writeBatch(int batch) throws SQLException {
        long[] item = new long[batch];
        long[] version = new long[batch];
        long[] available = new long[batch];
        long[] reserved = new long[batch];
        String[] id = new String[batch];
        byte[][] digest = new byte[batch][BYTES];
        byte[][] outcome = new byte[batch][OUTCOME_BYTES];
        byte[][] terms = new byte[batch][TERMS_BYTES];
        Map<Long, Long> changed = new TreeMap<>();
        for (int i = 0; i < batch; i++) {
            int index = ThreadLocalRandom.current().nextInt(items);
            item[i] = (long) firstItem + index;
            reserved[i] = ++held[index];
            available[i] = quantity - held[index];
            version[i] = held[index] + 1;
            id[i] = ids.next().toString();
            changed.put(item[i], held[index]);
        }
        long[] moved = changed.keySet().stream().mapToLong(Long::longValue).toArray();
        long[] heldOf = changed.values().stream().mapToLong(Long::longValue).toArray();
        long[] versionOf = changed.values().stream().mapToLong(sum -> sum + 1).toArray();
        long[] availableOf =
                changed.values().stream().mapToLong(sum -> quantity - sum).toArray();
        newest = Math.max(newest, clock.millis() * MICROS_PER_MILLI);
        long expiry = newest + HOLD_MICROS;
        bind(
                newest,
                id,
                digest,
                outcome,
                moved,
                versionOf,
                availableOf,
                heldOf,
                item,
                version,
                id,
                available,
                reserved,
                newest,
                newest,
                expiry,
                id,
                item,
                terms,
                newest,
                expiry,
                id,
                item,
                expiry,
                newest,
                moved,
                versionOf,
                ids.next().toString(),
                moved);
        write.execute();
        boolean isMore = true;
        while (isMore) {
            // Each statement's count is fetched, so that an error in any of them is thrown.
            isMore = write.getMoreResults() || write.getUpdateCount() >= 0;
        }
    }

    private void bind(Object... parameters) throws SQLException {
        for (int i = 0; i < parameters.length; i++) {
            switch (parameters[i]) {
                case long[] values -> write.setArray(i + 1, driver.createArrayOf("int8", values));
                case byte[][] values -> write.setArray(i + 1, driver.createArrayOf("bytea", values));
                case String[] values -> write.setArray(i + 1, driver.createArrayOf("text", values));
                case Long value -> write.setLong(i + 1, value);
                case String value -> write.setString(i + 1, value);
                default -> throw new IllegalArgumentException("no parameter is a " + parameters[i].getClass());
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
