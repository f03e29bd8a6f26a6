package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A file that has been opened: its header is read, its columns are known, its rows come one by one. */
final class Table implements AutoCloseable {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int HEADER_CHARS = 100_000;

    private final Reader source;
    private final RowReader rows;
    private final Dialect dialect;
    private final Format format;
    private final List<String> header;
    private final Map<Field, String> columns;
    private final Map<Field, Integer> places = new EnumMap<>(Field.class);
    private int read;

    private Table(
            Reader source,
            RowReader rows,
            Dialect dialect,
            Format format,
            List<String> header,
            Map<Field, String> columns) {
        this.source = source;
        this.rows = rows;
        this.dialect = dialect;
        this.format = format;
        this.header = header;
        this.columns = columns;
        columns.forEach((field, name) -> places.put(field, header.indexOf(name)));
    }

    /** Something that can be read from its start any number of times. */
    interface Source {
        InputStream open() throws IOException;
    }

    /** Opens a file as a person has chosen, and finds out what he has not; a problem says what makes no sense. */
    static Table open(Source file, Choices choices) throws IOException {
        Charset charset = Encodings.named(choices.encoding());
        if (charset == null) {
            try (InputStream whole = file.open()) {
                charset = Encodings.detect(whole);
            }
        }
        char delimiter = delimiter(file, charset, choices.delimiter());
        Format named = format(choices.format());
        Kind kind = kind(choices.kind());
        Reader source = new InputStreamReader(file.open(), charset);
        RowReader rows = new RowReader(source, delimiter, named == null || named.isQuoted());
        List<String> header = header(rows);
        Format format = named == null ? Format.recognised(header, kind) : named;
        if (named == null && !format.isQuoted()) {
            source.close();
            return open(file, new Choices(null, format.code(), null, null, null, null, null, null).or(choices));
        }
        Map<Field, String> columns = format.proposed(header);
        if (choices.columns() != null) {
            columns = chosen(choices.columns(), header, format);
        }
        return new Table(source, rows, new Dialect(charset, delimiter, format.isQuoted()), format, header, columns);
    }

    /** The next row; null at the end. A row whose cells do not fit the header is broken. */
    @Nullable
    SourceRow next() throws IOException {
        SourceRow row = rows.read();
        if (row != null && ++read > Limits.ROWS) {
            throw new Problem(
                    dev.stockwell.hub.web.ProblemCode.TOO_LARGE,
                    "The file has more than " + Limits.ROWS + " rows; split it.");
        }
        if (row instanceof SourceRow.Cells cells && cells.cells().size() != header.size()) {
            return isOnlyLonger(cells.cells())
                    ? row
                    : new SourceRow.Broken(
                            row.line(),
                            Math.min(cells.cells().size(), header.size()),
                            "the row has " + cells.cells().size() + " cells and the header " + header.size(),
                            row.original());
        }
        return row;
    }

    private boolean isOnlyLonger(List<String> cells) {
        return cells.size() > header.size()
                && cells.subList(header.size(), cells.size()).stream().allMatch(String::isBlank);
    }

    /** A row with its columns' meaning. */
    TableRow row(SourceRow.Cells cells) {
        return new TableRow(cells, this);
    }

    Dialect dialect() {
        return dialect;
    }

    Format format() {
        return format;
    }

    List<String> header() {
        return header;
    }

    /** Which column each field is in. */
    Map<Field, String> columns() {
        return columns;
    }

    int place(Field field) {
        return places.getOrDefault(field, -1);
    }

    /** The fields that are needed and in no column. */
    List<Field> lacking() {
        return format.kind().needed().stream()
                .filter(field -> !columns.containsKey(field))
                .toList();
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    private static List<String> header(RowReader rows) throws IOException {
        SourceRow first = rows.read();
        if (first == null) {
            throw Problem.invalid("file", "is empty");
        }
        if (first instanceof SourceRow.Broken broken) {
            throw Problem.invalid("file", "cannot be read from line " + broken.line() + ": " + broken.reason());
        }
        List<String> names =
                ((SourceRow.Cells) first).cells().stream().map(Cells::read).toList();
        if (names.stream().anyMatch(name -> name.length() > Limits.COLUMN_CHARS)) {
            throw Problem.invalid(
                    "file",
                    "has a column whose name is longer than " + Limits.COLUMN_CHARS
                            + " characters: is the first row a header?");
        }
        return names;
    }

    private static @Nullable Format format(@Nullable String name) {
        if (name == null) {
            return null;
        }
        return dev.stockwell.hub.web.Input.choice(name, "format", Format.class, null);
    }

    static @Nullable Kind kind(@Nullable String name) {
        return name == null ? null : dev.stockwell.hub.web.Input.choice(name, "kind", Kind.class, null);
    }

    private static Map<Field, String> chosen(Map<String, String> wanted, List<String> header, Format format) {
        Map<Field, String> columns = new EnumMap<>(Field.class);
        new LinkedHashMap<>(wanted).forEach((name, column) -> {
            Field field = Field.of(name);
            if (field == null || !format.fields().contains(field)) {
                throw Problem.invalid("columns." + name, "is not a field of " + format.code());
            }
            if (!column.isEmpty()) {
                if (!header.contains(column)) {
                    throw Problem.invalid("columns." + name, "the file has no column " + column);
                }
                columns.put(field, column);
            }
        });
        return columns;
    }

    /** The one of the usual delimiters that the first line has most often, outside quotes. */
    private static char delimiter(Source file, Charset charset, @Nullable String named) throws IOException {
        if (named != null && !named.isEmpty()) {
            String plain = named.equals("tab") ? "\t" : named;
            for (char delimiter : DELIMITERS) {
                if (plain.equals(String.valueOf(delimiter))) {
                    return delimiter;
                }
            }
            throw Problem.invalid("delimiter", "must be a comma, a semicolon, a bar or tab");
        }
        int[] counts = new int[DELIMITERS.length];
        try (Reader start = new BufferedReader(new InputStreamReader(file.open(), charset))) {
            boolean isInQuotes = false;
            boolean isEmpty = true;
            for (int i = 0; i < HEADER_CHARS; i++) {
                int character = start.read();
                boolean isLineEnd = character == '\n' || character == '\r';
                if (character < 0 || (isLineEnd && !isInQuotes && !isEmpty)) {
                    break;
                }
                isEmpty = isEmpty && isLineEnd;
                isInQuotes ^= character == '"';
                for (int d = 0; d < DELIMITERS.length && !isInQuotes; d++) {
                    counts[d] += character == DELIMITERS[d] ? 1 : 0;
                }
            }
        }
        int best = 0;
        for (int d = 1; d < DELIMITERS.length; d++) {
            best = counts[d] > counts[best] ? d : best;
        }
        return DELIMITERS[best];
    }
}
