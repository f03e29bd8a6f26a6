package dev.stockwell.hub.exchange;

import java.util.List;

/** A row of a file, as it is written. The line is that of its first character, as an editor counts. */
sealed interface SourceRow {
    int line();

    String original();

    /** A row that could be taken apart. */
    record Cells(int line, List<String> cells, String original) implements SourceRow {}

    /**
     * A row that could not.
     *
     * @param column the cell in which it breaks, from 1
     */
    record Broken(int line, int column, String reason, String original) implements SourceRow {}
}
