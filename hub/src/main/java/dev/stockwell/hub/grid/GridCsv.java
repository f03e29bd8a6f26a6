package dev.stockwell.hub.grid;

import dev.stockwell.hub.exchange.Cells;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The grid as a spreadsheet takes it. Quantities are in the item's unit; what is not counted has empty cells. */
final class GridCsv {
    private GridCsv() {}

    static String heading(GridPage page) {
        List<String> cells = texts("sku", "title", "category", "unit");
        page.columns().forEach(column -> cells.add(Cells.written(column.name())));
        return line(cells);
    }

    /** Numbers are written as such: one below zero is no formula. */
    static String row(GridPage.Row row) {
        List<String> cells = texts(row.sku(), row.title(), row.category(), row.unit());
        row.cells()
                .forEach(cell -> cells.add(
                        BigDecimal.valueOf(cell.quantity(), row.decimals()).toPlainString()));
        return line(cells);
    }

    private static List<String> texts(@Nullable String... texts) {
        List<String> cells = new ArrayList<>();
        for (String text : texts) {
            cells.add(text == null ? "" : Cells.written(text));
        }
        return cells;
    }

    private static String line(List<String> cells) {
        return String.join(",", cells) + "\r\n";
    }
}
