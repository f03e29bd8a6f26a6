package dev.stockwell.hub.grid;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The page of an item, under its SKU or any other of its names. */
@Controller
class ItemPages {
    private static final int REFERENCE_MAX = 200;

    private final ItemView items;
    private final History history;
    private final Pages pages;

    ItemPages(ItemView items, History history, Pages pages) {
        this.items = items;
        this.history = history;
        this.pages = pages;
    }

    @GetMapping("/items/{sku}")
    View item(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Long before) {
        String name = Input.text(sku, "sku", SkuKey.LENGTH_MAX);
        String place = location == null || location.isEmpty() ? null : location;
        String document = reference == null || reference.isBlank()
                ? null
                : Input.text(reference.strip(), "reference", REFERENCE_MAX);
        return items.find(name)
                .map(sold -> sold.item() == null
                        ? new RedirectView(items.pathOfBundle(sold))
                        : pages.show(Section.STOCK, sold.sku(), "grid/item", items.page(sold, place, document, before)))
                .orElseGet(() ->
                        new RedirectView(Address.of("/stock").with("q", name).text()));
    }

    /** What its chart draws. */
    @GetMapping("/items/{sku}/history")
    @ResponseBody
    History.Series history(@PathVariable String sku) {
        return history.of(items.require(sku));
    }
}
