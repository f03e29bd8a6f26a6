package dev.stockwell.hub.grid;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The home: all items with their quantities. */
@Controller
class GridPages {
    private final Grid grid;
    private final Catalog catalog;
    private final Pages pages;

    GridPages(Grid grid, Catalog catalog, Pages pages) {
        this.grid = grid;
        this.catalog = catalog;
        this.pages = pages;
    }

    @GetMapping("/")
    View home() {
        return new RedirectView("/stock");
    }

    /** Whoever enters or scans exactly one item's name goes straight to it. */
    @GetMapping("/stock")
    View stock(@RequestParam Map<String, String> parameters) {
        GridQuery query = GridQuery.of(parameters);
        if (query.words() != null && parameters.keySet().equals(Set.of("q"))) {
            Sellable named = catalog.findByNameOrGtin(query.words());
            if (named != null) {
                return new RedirectView(Address.of("/items", named.sku()).text());
            }
        }
        return pages.show(Section.STOCK, "Stock", "grid/grid", grid.page(query));
    }

    /** Below the table; asked for once the page is there, because it reads all that matches. */
    @GetMapping("/stock/totals")
    View totals(@RequestParam Map<String, String> parameters) {
        return pages.show(Section.STOCK, "Totals", "grid/totals", grid.totals(GridQuery.of(parameters)));
    }

    /** What is shown, with all its pages. A heading stands in the file before the first row, so it is there also if none follows. */
    @GetMapping("/stock.csv")
    void csv(@RequestParam Map<String, String> parameters, HttpServletResponse response) throws IOException {
        GridQuery query = GridQuery.of(parameters);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"stock.csv\"");
        PrintWriter file = response.getWriter();
        AtomicBoolean isHeaded = new AtomicBoolean();
        grid.pages(query, page -> {
            if (!isHeaded.getAndSet(true)) {
                file.write(GridCsv.heading(page));
            }
            page.rows().forEach(row -> file.write(GridCsv.row(row)));
        });
    }

    /** The quantities of a page as they are now, by the place of each. */
    @GetMapping("/stock/cells")
    @ResponseBody
    Map<String, Long> cells(@RequestParam Map<String, String> parameters) {
        Map<String, Long> cells = new LinkedHashMap<>();
        grid.rows(GridQuery.of(parameters))
                .forEach(row -> row.cells().forEach(cell -> cells.put(cell.id(), cell.quantity())));
        return cells;
    }
}
