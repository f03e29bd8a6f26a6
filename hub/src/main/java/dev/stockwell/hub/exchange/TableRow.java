package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A row whose cells are asked for by what they mean. An empty cell says nothing. */
record TableRow(SourceRow.Cells source, Table table) {
    private static final Pattern WHOLE = Pattern.compile("-?[0-9]{1,18}(\\.0{1,6})?");
    private static final List<String> YES = List.of("true", "yes", "y", "1");
    private static final List<String> NO = List.of("false", "no", "n", "0");
    private static final char UNREADABLE = '\uFFFD';

    int line() {
        return source.line();
    }

    /** The text of a field; null if it is empty or in no column. */
    @Nullable
    String text(Field field) {
        int place = table.place(field);
        return place < 0 ? null : cell(place, field.code());
    }

    /** The text of a column; null if it is empty. */
    @Nullable
    String cell(int place, String field) {
        String text = Cells.read(source.cells().get(place));
        if (text.indexOf(UNREADABLE) >= 0) {
            throw Problem.invalid(
                    field,
                    "has a character that is not one of " + table.dialect().charset());
        }
        return text.isEmpty() ? null : text;
    }

    String required(Field field) {
        String text = text(field);
        if (text == null) {
            throw Problem.invalid(field.code(), "is empty");
        }
        return text;
    }

    /** Several texts in one cell. */
    @Nullable
    List<String> texts(Field field) {
        String text = text(field);
        return text == null ? null : Cells.split(text);
    }

    @Nullable
    Long whole(Field field) {
        String text = text(field);
        return text == null ? null : whole(text, field.code());
    }

    static long whole(String text, String field) {
        if (!WHOLE.matcher(text).matches()) {
            throw Problem.invalid(field, "must be a whole number, as in 12");
        }
        return new BigDecimal(text).longValueExact();
    }

    @Nullable
    Boolean flag(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        String folded = text.toLowerCase(Locale.ROOT);
        if (YES.contains(folded) || NO.contains(folded)) {
            return YES.contains(folded);
        }
        throw Problem.invalid(field.code(), "must be true or false");
    }

    /** A day means its first instant in UTC. */
    @Nullable
    Instant instant(Field field) {
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return text.length() == "2026-01-31".length()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException malformed) {
            throw Problem.invalid(field.code(), "must be a day or a time with its offset, as in 2026-01-31T18:00:00Z");
        }
    }
}
