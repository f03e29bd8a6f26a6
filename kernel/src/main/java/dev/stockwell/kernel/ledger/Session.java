package dev.stockwell.kernel.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** A connection made fit for the kernel. */
final class Session {
    /**
     * The time-outs bound how long a frozen node or a cut cable can hold an item's lock. Every statement of the kernel
     * is a look-up by key; without statistics the planner would at first choose scans, and keep to them.
     */
    private static final String SETTINGS = """
            set lock_timeout = '5s';
            set statement_timeout = '10s';
            set idle_in_transaction_session_timeout = '5s';
            set tcp_keepalives_idle = 5;
            set tcp_keepalives_interval = 2;
            set tcp_keepalives_count = 3;
            set tcp_user_timeout = '10s';
            set enable_seqscan = off;
            set enable_hashjoin = off;
            set enable_mergejoin = off;
            set plan_cache_mode = force_generic_plan;
            set time zone 'UTC'
            """;

    private Session() {}

    static Connection open(Connector connector) throws SQLException {
        Connection connection = connector.open();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute(SETTINGS);
            connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
            connection.setAutoCommit(false);
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }
}
