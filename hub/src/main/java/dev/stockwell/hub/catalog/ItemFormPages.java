package dev.stockwell.hub.catalog;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Section;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Where people make an item, change it, and give it another SKU. */
@Controller
class ItemFormPages {
    private static final String NEW = "/catalog/new";

    private final Catalog catalog;
    private final ItemChanges changes;
    private final ItemForms forms;
    private final Pages pages;

    ItemFormPages(Catalog catalog, ItemChanges changes, ItemForms forms, Pages pages) {
        this.catalog = catalog;
        this.changes = changes;
        this.forms = forms;
        this.pages = pages;
    }

    @GetMapping(NEW)
    View blank() {
        return page(HttpStatus.OK, null, "", forms.blank());
    }

    @GetMapping("/items/{sku}/edit")
    View edit(@PathVariable String sku) {
        Document item = changes.item(sku);
        return page(HttpStatus.OK, name(item), Documents.etag(item), forms.of(item.body()));
    }

    @PostMapping(NEW)
    View make(@RequestParam Map<String, String> sent, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Form form = Form.of(sent);
        try {
            String sku = Input.text(form.value("sku"), "sku", SkuKey.LENGTH_MAX);
            if (catalog.find(sku) != null) {
                throw Problem.of(ProblemCode.SKU_TAKEN, "sku", "names something already");
            }
            changes.putItem(sku, forms.patch(form), actor.name(), null);
            return new Onward(Address.of("/items", sku).text(), "Made the item " + sku + ".");
        } catch (Problem refusal) {
            return page(HttpStatus.valueOf(refusal.code().status()), null, "", form.refused(refusal));
        }
    }

    @PostMapping("/items/{sku}/edit")
    View change(
            @PathVariable String sku,
            @RequestParam Map<String, String> sent,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Form form = Form.of(sent);
        String name = name(changes.item(sku));
        String wanted = form.value("sku");
        try {
            Input.text(wanted, "sku", SkuKey.LENGTH_MAX);
            changes.edit(name, wanted, forms.patch(form), actor.name(), form.value("etag"));
            return new Onward(Address.of("/items", wanted).text(), "Saved the item " + wanted + ".");
        } catch (Problem refusal) {
            return page(HttpStatus.valueOf(refusal.code().status()), name, form.value("etag"), form.refused(refusal));
        }
    }

    private View page(HttpStatus status, @Nullable String sku, String etag, Form form) {
        String path = sku == null ? NEW : Address.of("/items", sku, "edit").text();
        String back = sku == null ? "/stock" : Address.of("/items", sku).text();
        Form named = sku == null || !form.value("sku").isEmpty() ? form : form.with(Map.of("sku", sku));
        ItemFormPage page = new ItemFormPage(sku == null ? "" : sku, path, back, etag, named, forms.packs(named));
        return pages.show(status, Section.STOCK, sku == null ? "New item" : sku, "catalog/item", page);
    }

    private static String name(Document item) {
        return item.body().path("sku").asString(item.code());
    }
}
