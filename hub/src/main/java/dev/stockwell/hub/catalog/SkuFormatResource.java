package dev.stockwell.hub.catalog;

import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The format of SKUs, and those that break it. */
@RestController
@RequestMapping("/api/v1")
class SkuFormatResource {
    private final SkuFormats formats;

    SkuFormatResource(SkuFormats formats) {
        this.formats = formats;
    }

    /** A SKU that breaks the format, why, and what would fix it. */
    record Shown(String sku, String message, @Nullable String fix) {}

    @GetMapping("/settings/sku-format")
    SkuFormat format() {
        return formats.current();
    }

    @PutMapping("/settings/sku-format")
    SkuFormat put(@RequestBody SkuFormat format) {
        return formats.set(format);
    }

    @GetMapping("/items/lint")
    Page<Shown> lint(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        return Page.of(
                formats.findings(page.after() == null ? "" : page.after(), page.read()),
                page,
                keyed -> new Shown(
                        keyed.finding().sku(),
                        keyed.finding().fault().message(),
                        keyed.finding().fault().fix()),
                SkuFormats.KeyedFinding::key);
    }
}
