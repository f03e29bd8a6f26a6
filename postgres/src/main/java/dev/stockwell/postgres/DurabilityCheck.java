package dev.stockwell.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The self-test at start: a server that could lose an acknowledged commit is not served from. */
public final class DurabilityCheck {
    private static final int VERSION_MIN = 150_000;

    private DurabilityCheck() {}

    /**
     * Something that is wrong with a server.
     *
     * @param isFatal whether Stockwell must not serve from it
     * @param sentence what is wrong and what to do
     */
    public record Finding(boolean isFatal, String sentence) {}

    /** Looks at the server behind a connection in the application's role. */
    public static List<Finding> run(Connection application) throws SQLException {
        List<Finding> findings = new ArrayList<>();
        if (Integer.parseInt(setting(application, "server_version_num")) < VERSION_MIN) {
            findings.add(new Finding(
                    true,
                    "The server is PostgreSQL " + setting(application, "server_version")
                            + ". Stockwell needs version 15 or newer."));
        }
        for (String setting : List.of("fsync", "full_page_writes", "synchronous_commit")) {
            String value = setting(application, setting);
            if (value.equals("off")) {
                findings.add(new Finding(
                        true,
                        setting + " is off: a crash would lose sales that were acknowledged. "
                                + "Set it to on in postgresql.conf."));
            }
        }
        if (!setting(application, "data_checksums").equals("on")) {
            findings.add(new Finding(
                    false,
                    "The server has no data checksums, so a failing disk is noticed late. "
                            + "Switch them on with pg_checksums while it is stopped."));
        }
        if (answer(application, "select rolsuper::text from pg_roles where rolname = current_user")
                .equals("true")) {
            findings.add(new Finding(
                    true,
                    "STOCKWELL_DB_URL names a superuser, who could rewrite history. "
                            + "Name a role that only has the rights which the migrations grant."));
        }
        return findings;
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return answer(connection, "show " + name);
    }

    private static String answer(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
