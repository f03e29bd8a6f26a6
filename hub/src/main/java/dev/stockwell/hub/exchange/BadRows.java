package dev.stockwell.hub.exchange;

import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The rows of a file that were not taken in, as a file: line, field, reason, and the row as it was written. */
final class BadRows {
    private static final int READ_AT_ONCE = 500;

    private BadRows() {}

    static void write(ImportStore store, Import file, HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"bad-rows.csv\"");
        try (Writer out =
                new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            out.write(Cells.row(List.of("line", "field", "reason", "original")));
            List<Misfit> page = store.badRows(file.id(), 0, READ_AT_ONCE);
            while (!page.isEmpty()) {
                for (Misfit row : page) {
                    out.write(
                            Cells.row(List.of(String.valueOf(row.line()), row.field(), row.reason(), row.original())));
                }
                page = store.badRows(file.id(), page.getLast().line(), READ_AT_ONCE);
            }
        }
    }
}
