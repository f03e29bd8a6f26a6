package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ItemId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A statement with the values of its parameters, in their order. */
final class Question {
    private final String sql;
    private final List<Binding> bindings = new ArrayList<>();

    Question(String sql) {
        this.sql = sql;
    }

    Question with(@Nullable Object value) {
        return bind((statement, index) -> statement.setObject(index, value));
    }

    Question with(@Nullable Instant instant) {
        OffsetDateTime value = instant == null ? null : instant.atOffset(ZoneOffset.UTC);
        return bind((statement, index) -> statement.setObject(index, value, java.sql.Types.TIMESTAMP_WITH_TIMEZONE));
    }

    Question with(Collection<ItemId> items) {
        Long[] ids = items.stream().map(ItemId::value).toArray(Long[]::new);
        return bind((statement, index) ->
                statement.setArray(index, statement.getConnection().createArrayOf("bigint", ids)));
    }

    <T> List<T> list(DataSource database, Row<T> row) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < bindings.size(); i++) {
                bindings.get(i).bind(statement, i + 1);
            }
            try (ResultSet rows = statement.executeQuery()) {
                List<T> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(row.read(rows));
                }
                return found;
            }
        } catch (SQLException failed) {
            throw new ReadingFailed(failed);
        }
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Long.class);
    }

    static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, Integer.class);
    }

    static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    private Question bind(Binding binding) {
        bindings.add(binding);
        return this;
    }

    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    @FunctionalInterface
    private interface Binding {
        void bind(PreparedStatement statement, int index) throws SQLException;
    }
}
