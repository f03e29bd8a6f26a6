package dev.stockwell.kernel.reading;

import java.sql.SQLException;

/** The database could not be read; the same question may be asked again. */
public final class ReadingFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param cause what the database or the connection said */
    public ReadingFailed(SQLException cause) {
        super("the stock could not be read: " + cause.getMessage(), cause);
    }
}
