package dev.stockwell.kernel.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.postgresql.PGConnection;

/**
 * Several statements that go to the database in one round trip. Each is a constant text; which of them are sent depends
 * on what the batch holds, so the driver keeps one prepared form for each combination.
 */
final class Script {
    private final List<Step> steps = new ArrayList<>();

    /** Takes the rows of a query. */
    @FunctionalInterface
    interface Rows {
        void take(ResultSet row) throws SQLException;
    }

    /** Takes the number of rows that a statement changed. */
    @FunctionalInterface
    interface Changed {
        void take(int rows);
    }

    private sealed interface Step {
        String sql();

        List<Object> parameters();
    }

    private record Query(String sql, List<Object> parameters, Rows rows) implements Step {}

    private record Change(String sql, List<Object> parameters, Changed changed) implements Step {}

    /** A query. Arrays of primitives, texts and bytes are passed as arrays of the database. */
    Script query(String sql, Rows rows, Object... parameters) {
        steps.add(new Query(sql, List.of(parameters), rows));
        return this;
    }

    /** A change. */
    Script change(String sql, Changed changed, Object... parameters) {
        steps.add(new Change(sql, List.of(parameters), changed));
        return this;
    }

    /** Sends everything, then hands out the results in order. */
    void run(Connection connection) throws SQLException {
        if (steps.isEmpty()) {
            return;
        }
        String sql = String.join(";\n", steps.stream().map(Step::sql).toList());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(connection, statement);
            boolean isRows = statement.execute();
            for (Step step : steps) {
                take(statement, step, isRows);
                isRows = statement.getMoreResults();
            }
        }
    }

    private void bind(Connection connection, PreparedStatement statement) throws SQLException {
        PGConnection driver = connection.unwrap(PGConnection.class);
        int index = 1;
        for (Step step : steps) {
            for (Object parameter : step.parameters()) {
                bind(driver, statement, index++, parameter);
            }
        }
    }

    private static void bind(PGConnection driver, PreparedStatement statement, int index, Object parameter)
            throws SQLException {
        switch (parameter) {
            case long[] values -> statement.setArray(index, driver.createArrayOf("int8", values));
            case int[] values -> statement.setArray(index, driver.createArrayOf("int4", values));
            case boolean[] values -> statement.setArray(index, driver.createArrayOf("bool", values));
            case byte[][] values -> statement.setArray(index, driver.createArrayOf("bytea", values));
            case String[] values -> statement.setArray(index, driver.createArrayOf("text", values));
            case Long value -> statement.setLong(index, value);
            case Integer value -> statement.setInt(index, value);
            case String value -> statement.setString(index, value);
            default -> throw new IllegalArgumentException("no parameter is a " + parameter.getClass());
        }
    }

    private static void take(PreparedStatement statement, Step step, boolean isRows) throws SQLException {
        switch (step) {
            case Query query -> {
                if (!isRows) {
                    throw new IllegalStateException("a query answered no rows: " + query.sql());
                }
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        query.rows().take(rows);
                    }
                }
            }
            case Change change -> change.changed().take(statement.getUpdateCount());
        }
    }
}
