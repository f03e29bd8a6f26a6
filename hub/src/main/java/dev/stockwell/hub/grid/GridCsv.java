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
        List<String> cells = new ArrayList<>(List.of("sku", "title", "category", "unit"));
        page.columns().forEach(column -> cells.add(column.name()));
        return Cells.row(cells);
    }

    static String row(GridPage.Row row) {
        List<String> cells =
                new ArrayList<>(List.of(row.sku(), text(row.title()), text(row.category()), text(row.unit())));
        row.cells().forEach(cell -> cells.add(
                BigDecimal.valueOf(cell.quantity(), row.decimals()).toPlainString()));
        return Cells.row(cells);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
