package dev.stockwell.hub.exchange;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a file apart into rows (RFC 4180, and what spreadsheets really write), in memory that does not grow with it.
 *
 * <p>A row that breaks ends with its first line, and reading goes on at the next one: a quote that nobody closes costs
 * one row, not the rest of the file. Each character is looked at twice at most: within the reach of an unclosed quote
 * no later line can open another one.
 */
final class RowReader {
    private static final int END = -1;
    private static final int BUFFER = 1 << 16;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader source;
    private final char delimiter;
    private final boolean isQuoted;
    private final char[] buffer = new char[BUFFER];
    private int position;
    private int filled;
    /** Characters that are to be read again, before the source's. */
    private String again = "";

    private int againPosition;
    private int line = 1;

    private final StringBuilder original = new StringBuilder();
    private final StringBuilder cell = new StringBuilder();
    private final List<String> cells = new ArrayList<>();
    private @Nullable String trouble;
    private int troubleColumn;

    RowReader(Reader source, char delimiter, boolean isQuoted) throws IOException {
        this.source = source;
        this.delimiter = delimiter;
        this.isQuoted = isQuoted;
        if (peek() == BYTE_ORDER_MARK) {
            next();
        }
    }

    /** The next row; null at the end. Lines with nothing in them are no rows. */
    @Nullable
    SourceRow read() throws IOException {
        while (peek() == '\n' || peek() == '\r') {
            endLine(next());
        }
        if (peek() == END) {
            return null;
        }
        int first = line;
        original.setLength(0);
        cells.clear();
        trouble = null;
        boolean isMore = true;
        while (isMore) {
            if (cells.size() == Limits.CELLS) {
                isMore = trouble("the row has more than " + Limits.CELLS + " cells");
            } else {
                cell.setLength(0);
                isMore = (isQuoted && peek() == '"') ? readQuoted() : readPlain();
                cells.add(cell.toString());
            }
        }
        String reason = trouble;
        return reason == null
                ? new SourceRow.Cells(first, List.copyOf(cells), original.toString())
                : new SourceRow.Broken(first, troubleColumn, reason, recovered(first));
    }

    /** Reads a cell without quotes around it; answers whether another one follows. */
    private boolean readPlain() throws IOException {
        while (true) {
            int character = peek();
            if (character == END || character == '\n' || character == '\r') {
                finishLine();
                return false;
            }
            if (isTooLong()) {
                return tooLong();
            }
            take();
            if (character == delimiter) {
                return true;
            }
            if (character == 0) {
                return nul();
            }
            cell.append((char) character);
        }
    }

    private boolean readQuoted() throws IOException {
        take();
        while (true) {
            int character = peek();
            if (character == END) {
                return trouble("a quote is opened and never closed");
            }
            if (isTooLong()) {
                return trouble("a quote is opened and not closed within " + Limits.ROW_CHARS + " characters");
            }
            take();
            if (character == 0) {
                return nul();
            }
            if (character != '"') {
                cell.append((char) character);
            } else if (peek() == '"') {
                take();
                cell.append('"');
            } else {
                return afterQuote();
            }
        }
    }

    private boolean afterQuote() throws IOException {
        while (peek() == ' ') {
            take();
        }
        int character = peek();
        if (character == END || character == '\n' || character == '\r') {
            finishLine();
            return false;
        }
        if (character == delimiter) {
            take();
            return true;
        }
        return trouble("there is text after the closing quote");
    }

    private boolean tooLong() {
        return trouble("the row is longer than " + Limits.ROW_CHARS + " characters");
    }

    private boolean nul() {
        return trouble("the cell has a NUL character");
    }

    private boolean isTooLong() {
        return original.length() >= Limits.ROW_CHARS;
    }

    /** Ends the row where it breaks. */
    private boolean trouble(String reason) {
        trouble = reason;
        troubleColumn = cells.size() + 1;
        return false;
    }

    /** Goes back to the end of the row's first line, and answers that line. */
    private String recovered(int first) throws IOException {
        int end = 0;
        while (end < original.length() && original.charAt(end) != '\n' && original.charAt(end) != '\r') {
            end++;
        }
        String firstLine = original.substring(0, end);
        if (end < original.length()) {
            again = original.substring(end) + again.substring(againPosition);
            againPosition = 0;
            line = first;
        } else {
            skipLine();
        }
        return firstLine;
    }

    private void skipLine() throws IOException {
        while (peek() != END && peek() != '\n' && peek() != '\r') {
            next();
        }
        finishLine();
    }

    private void finishLine() throws IOException {
        if (peek() != END) {
            endLine(next());
        }
    }

    private void endLine(int character) throws IOException {
        if (character == '\r' && peek() == '\n') {
            next();
        }
        line++;
    }

    /** Moves on within a row. */
    private void take() throws IOException {
        int character = next();
        original.append((char) character);
        if (character == '\n' || (character == '\r' && peek() != '\n')) {
            line++;
        }
    }

    private int peek() throws IOException {
        if (againPosition < again.length()) {
            return again.charAt(againPosition);
        }
        if (position == filled) {
            filled = Math.max(0, source.read(buffer, 0, BUFFER));
            position = 0;
        }
        return filled == 0 ? END : buffer[position];
    }

    private int next() throws IOException {
        int character = peek();
        if (againPosition < again.length()) {
            againPosition++;
            if (againPosition == again.length()) {
                again = "";
                againPosition = 0;
            }
        } else if (character != END) {
            position++;
        }
        return character;
    }
}
