package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is here as CSV: items, packs, bundles, locations, stock. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportResource {
    private static final int BUFFER = 1 << 16;
    private final Exports exports;

    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/{kind}")
    void export(@PathVariable String kind, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        Kind wanted = Input.choice(kind, "kind", Kind.class, null);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"" + wanted.code() + ".csv\"");
        try (Writer out = new BufferedWriter(
                new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8), BUFFER)) {
            exports.write(wanted, out);
        }
    }
}
