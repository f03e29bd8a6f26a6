package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Input;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is here as CSV: items, packs, bundles, locations, stock. */
@RestController
@RequestMapping("/api/v1/exports")
class ExportResource {
    private final Exports exports;

    ExportResource(Exports exports) {
        this.exports = exports;
    }

    @GetMapping("/{kind}")
    void export(@PathVariable String kind, @Parameter(hidden = true) HttpServletResponse response) throws IOException {
        exports.answer(Input.choice(kind, "kind", Kind.class, null), response);
    }
}
