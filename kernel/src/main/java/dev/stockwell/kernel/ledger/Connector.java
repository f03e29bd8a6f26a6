package dev.stockwell.kernel.ledger;

import java.sql.Connection;
import java.sql.SQLException;

/** Opens new connections to the database in the application's role. */
@FunctionalInterface
public interface Connector {
    /** A connection that nobody else uses; the caller closes it. */
    Connection open() throws SQLException;
}
