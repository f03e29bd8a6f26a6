package dev.stockwell.proof.bench;

import dev.stockwell.kernel.UuidV7;
import dev.stockwell.postgres.Access;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One unit held the way that most shops' code does it: one transaction on one of many connections, with a guarded
 * update of the level, a row for the hold and a row for the movement. Its tables have the columns and indexes that this
 * needs, and fewer than the kernel's: it keeps no command and no answer.
 */
final class PlainWay implements AutoCloseable {
    static final int CONNECTIONS = 64;

    private static final String[] TABLES = {
        "create schema plain",
        """
        create table plain.level (
            item_id bigint not null,
            location_id int not null,
            version bigint not null,
            available bigint not null check (available >= 0),
            reserved bigint not null check (reserved >= 0),
            primary key (item_id, location_id)
        ) with (fillfactor = 50)""",
        """
        create table plain.hold (
            id uuid primary key,
            item_id bigint not null,
            location_id int not null,
            quantity bigint not null check (quantity > 0),
            channel_id int not null,
            status smallint not null,
            placed_at timestamptz not null,
            expires_at timestamptz
        ) with (fillfactor = 80)""",
        "create index on plain.hold (item_id, expires_at) where expires_at is not null",
        """
        create table plain.movement (
            item_id bigint not null,
            location_id int not null,
            version bigint not null,
            hold_id uuid not null,
            quantity bigint not null check (quantity > 0),
            balance bigint not null,
            from_state smallint not null,
            to_state smallint not null,
            occurred_at timestamptz not null,
            recorded_at timestamptz not null,
            business_date date not null,
            channel_id int,
            reason text not null,
            actor text not null,
            primary key (item_id, location_id, version)
        )""",
        "create index on plain.movement (item_id, location_id, recorded_at)",
        "grant usage on schema plain to stockwell",
        "grant select, insert, update on plain.level, plain.hold, plain.movement to stockwell"
    };

    private static final String TAKE = """
            update plain.level
            set available = available - 1, reserved = reserved + 1, version = version + 1
            where item_id = ? and location_id = 1 and available >= 1
            returning version, available""";

    private static final String HOLD = """
            insert into plain.hold (id, item_id, location_id, quantity, channel_id, status, placed_at, expires_at)
            values (?, ?, 1, 1, 1, 1, ?, ?)""";

    private static final String MOVE = """
            insert into plain.movement (item_id, location_id, version, hold_id, quantity, balance, from_state,
                to_state, occurred_at, recorded_at, business_date, channel_id, reason, actor)
            values (?, 1, ?, ?, 1, ?, 1, 2, ?, ?, ?::date, 1, 'hold', 'bench')""";

    private final UuidV7 ids = new UuidV7(InstantSource.system(), new SecureRandom());
    private final int items;
    private final List<Connected> callers = new ArrayList<>();

    /** Opens the connections. The tables must have been made. */
    PlainWay(Access access, int items) throws SQLException {
        this.items = items;
        for (int i = 0; i < CONNECTIONS; i++) {
            callers.add(new Connected(access.open()));
        }
    }

    static void makeTables(Ground ground, int items, int locations, long quantity) throws SQLException {
        ground.execute(TABLES);
        ground.execute("""
                insert into plain.level (item_id, location_id, version, available, reserved)
                select item, location, 1, %d, 0
                from generate_series(1, %d) as item, generate_series(1, %d) as location""".formatted(quantity, items, locations));
    }

    List<Connected> callers() {
        return callers;
    }

    @Override
    public void close() throws SQLException {
        for (Connected caller : callers) {
            caller.connection.close();
        }
    }

    /** A caller with its connection. */
    final class Connected implements Callers.Caller {
        private final Connection connection;
        private final PreparedStatement take;
        private final PreparedStatement hold;
        private final PreparedStatement move;

        private Connected(Connection connection) throws SQLException {
            this.connection = connection;
            connection.setAutoCommit(false);
            take = connection.prepareStatement(TAKE);
            hold = connection.prepareStatement(HOLD);
            move = connection.prepareStatement(MOVE);
        }

        @Override
        public void ask() throws SQLException {
            long item = 1L + ThreadLocalRandom.current().nextInt(items);
            Instant now = Instant.now();
            Timestamp at = Timestamp.from(now);
            var id = ids.next();
            take.setLong(1, item);
            try (ResultSet taken = take.executeQuery()) {
                if (!taken.next()) {
                    throw new IllegalStateException("item " + item + " is sold out");
                }
                move.setLong(2, taken.getLong(1));
                move.setLong(4, taken.getLong(2));
            }
            hold.setObject(1, id);
            hold.setLong(2, item);
            hold.setTimestamp(3, at);
            hold.setTimestamp(4, Timestamp.from(now.plus(1, ChronoUnit.HOURS)));
            hold.executeUpdate();
            move.setLong(1, item);
            move.setObject(3, id);
            move.setTimestamp(5, at);
            move.setTimestamp(6, at);
            move.setTimestamp(7, at);
            move.executeUpdate();
            connection.commit();
        }
    }
}
