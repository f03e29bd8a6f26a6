package dev.stockwell.hub.location;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages on which people see and edit pools. */
@Controller
@RequestMapping("/pools")
class PoolPages {
    private final Pages pages;
    private final DocumentCalls<PoolBody> calls;
    private final Totals totals;
    private final JsonMapper json;
    private final Editor editor;

    PoolPages(Pages pages, DocumentCalls<PoolBody> calls, Totals totals, Foresight foresight, JsonMapper json) {
        this.pages = pages;
        this.calls = calls;
        this.totals = totals;
        this.json = json;
        this.editor = new Editor(
                new Editor.Tools(pages, foresight),
                calls,
                new Editor.Look(Section.LOCATIONS, "pool", "location/pool", "/pools", ""),
                Form::of,
                this::patch);
    }

    @GetMapping
    View list() {
        boolean areCheap = totals.areCheap();
        Map<Long, Totals.Total> there = areCheap ? totals.byPool() : Map.of();
        List<PoolsPage.Row> rows = calls.all("", null, PageRequest.LIMIT_MAX).stream()
                .map(pool -> {
                    Totals.Total total = there.getOrDefault(pool.id(), Totals.Total.NONE);
                    String name = pool.body().path("name").asString(pool.code());
                    return new PoolsPage.Row(pool.code(), name, total.items(), total.units());
                })
                .toList();
        return pages.show(Section.LOCATIONS, "Pools", "location/pools", new PoolsPage(rows, areCheap));
    }

    @GetMapping("/" + Editor.NEW)
    View blank() {
        return editor.blank(Form.of(Map.of()), Map.of());
    }

    @PostMapping("/" + Editor.NEW)
    View make(Editor.Sent sent) {
        return editor.take(null, sent, Map.of());
    }

    @GetMapping("/{code}")
    View one(@PathVariable String code) {
        return editor.show(code, Map.of());
    }

    @PostMapping("/{code}")
    View edit(@PathVariable String code, Editor.Sent sent) {
        return editor.take(code, sent, Map.of());
    }

    private ObjectNode patch(Form form) {
        ObjectNode patch = json.createObjectNode();
        form.texts(patch, List.of("name"));
        return patch;
    }
}
