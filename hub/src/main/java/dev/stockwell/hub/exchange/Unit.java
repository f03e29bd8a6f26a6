package dev.stockwell.hub.exchange;

import java.util.List;

/** Rows that are taken in together or not at all: one, or those of a bundle, or the pools of an item at a place. */
record Unit(List<TableRow> rows) {
    int line() {
        return rows.getFirst().line();
    }

    int lastLine() {
        return rows.getLast().line();
    }

    TableRow first() {
        return rows.getFirst();
    }
}
