package dev.stockwell.kernel.reading;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The movements, page by page. */
public final class Ledger {
    private static final String SELECT = """
            select m.item_id, m.seq, m.command_id, m.quantity, m.occurred_at, m.recorded_at, m.from_version,
                m.to_version, m.from_balance, m.to_balance, m.from_location, m.from_pool, m.from_lot,
                m.to_location, m.to_pool, m.to_lot, m.channel_id, m.business_date, m.from_bucket, m.to_bucket,
                m.reason, m.actor, m.reference, m.unit_value, m.currency
            from movement m
            where true
            """;
    private static final String OF_ITEM = """
                and m.item_id = ?
            """;
    private static final String AT_LOCATION = """
                and (m.from_location = ? or m.to_location = ?)
            """;
    private static final String OF_REFERENCE = """
                and m.reference = ?
            """;
    private static final String KNOWN_AT = """
                and m.recorded_at <= ?
            """;
    private static final String EFFECTIVE_AT = """
                and m.occurred_at <= ?
            """;
    private static final String BEFORE = """
                and (m.item_id, m.seq) < (?, ?)
            """;
    private static final String AFTER = """
                and (m.item_id, m.seq) > (?, ?)
            """;
    private static final String NEWEST_FIRST = """
            order by m.item_id desc, m.seq desc
            limit ?""";
    private static final String OLDEST_FIRST = """
            order by m.item_id, m.seq
            limit ?""";

    private final DataSource database;

    /** Reads from a database that has the kernel's tables. */
    public Ledger(DataSource database) {
        this.database = database;
    }

    /** The movements that a query asks for. */
    public List<MovementView> page(LedgerQuery query) {
        StringBuilder sql = new StringBuilder(SELECT);
        append(sql, query.item(), OF_ITEM);
        append(sql, query.location(), AT_LOCATION);
        append(sql, query.reference(), OF_REFERENCE);
        append(sql, query.knownAt(), KNOWN_AT);
        append(sql, query.effectiveAt(), EFFECTIVE_AT);
        append(sql, query.after(), query.isOldestFirst() ? AFTER : BEFORE);
        sql.append(query.isOldestFirst() ? OLDEST_FIRST : NEWEST_FIRST);
        Question question = new Question(sql.toString());
        bind(question, query);
        return question.with(query.limit()).list(database, Ledger::movement);
    }

    private static void bind(Question question, LedgerQuery query) {
        if (query.item() != null) {
            question.with(query.item().value());
        }
        if (query.location() != null) {
            question.with(query.location().value()).with(query.location().value());
        }
        if (query.reference() != null) {
            question.with(query.reference());
        }
        if (query.knownAt() != null) {
            question.with(query.knownAt());
        }
        if (query.effectiveAt() != null) {
            question.with(query.effectiveAt());
        }
        if (query.after() != null) {
            question.with(query.after().item().value()).with(query.after().seq());
        }
    }

    private static void append(StringBuilder sql, @Nullable Object value, String condition) {
        if (value != null) {
            sql.append(condition);
        }
    }

    private static MovementView movement(ResultSet row) throws SQLException {
        Integer channel = Question.intOrNull(row, "channel_id");
        return new MovementView(
                new ItemId(row.getLong("item_id")),
                row.getLong("seq"),
                new CommandId(row.getObject("command_id", UUID.class)),
                row.getLong("quantity"),
                Side.from(row),
                Side.to(row),
                row.getString("reason"),
                row.getString("reference"),
                row.getString("actor"),
                channel == null ? null : new ChannelId(channel),
                money(row),
                Question.instant(row, "occurred_at"),
                Question.instant(row, "recorded_at"),
                row.getObject("business_date", LocalDate.class));
    }

    private static @Nullable Money money(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null ? null : new Money(row.getBigDecimal("unit_value"), currency);
    }
}
