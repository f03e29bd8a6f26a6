package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.Document;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The pages on which people see and edit the rules that shape what channels show. */
@Controller
@RequestMapping("/rules")
class RulePages {
    private static final List<String> NAMES = List.of("channel", "location", "category", "sku", "listing");
    private static final List<String> COUNTS = List.of("keep", "cap", "endAt", "buffer.units");

    private final Pages pages;
    private final DocumentCalls<RuleBody> calls;
    private final Setups setups;
    private final JsonMapper json;
    private final Editor editor;

    RulePages(Pages pages, DocumentCalls<RuleBody> calls, Setups setups, Foresight foresight, JsonMapper json) {
        this.pages = pages;
        this.calls = calls;
        this.setups = setups;
        this.json = json;
        this.editor = new Editor(
                new Editor.Tools(pages, foresight),
                calls,
                new Editor.Look(Section.CHANNELS, "rule", "channel/rule", "/rules", ""),
                Form::of,
                this::patch);
    }

    @GetMapping
    View list() {
        Setup setup = setups.current();
        RuleWords words = new RuleWords(setup);
        List<RulesPage.Row> rows = calls.all("", null, PageRequest.LIMIT_MAX).stream()
                .map(document -> rule(document, setup))
                .sorted(Rule.MOST_SPECIFIC_FIRST)
                .map(rule -> new RulesPage.Row(rule.code(), words.of(rule.body()), about(rule)))
                .toList();
        return pages.show(Section.CHANNELS, "Rules", "channel/rules", new RulesPage(rows, false));
    }

    @GetMapping("/" + Editor.NEW)
    View blank(@RequestParam Map<String, String> given) {
        return editor.blank(Form.of(given), Choices.of(setups.current()));
    }

    @PostMapping("/" + Editor.NEW)
    View make(Editor.Sent sent) {
        return editor.take(null, sent, Choices.of(setups.current()));
    }

    @GetMapping("/{code}")
    View one(@PathVariable String code) {
        return editor.show(code, Choices.of(setups.current()));
    }

    @PostMapping("/{code}")
    View edit(@PathVariable String code, Editor.Sent sent) {
        return editor.take(code, sent, Choices.of(setups.current()));
    }

    private ObjectNode patch(Form form) {
        ObjectNode patch = json.createObjectNode();
        form.texts(patch, NAMES);
        form.numbers(patch, COUNTS);
        form.decimal(patch, "buffer.percent");
        if (form.value("buffer.units").isEmpty() && form.value("buffer.percent").isEmpty()) {
            patch.putNull("buffer");
        }
        return patch;
    }

    private Rule rule(Document document, Setup setup) {
        RuleBody body = calls.read(document);
        return new Rule(
                document.code(),
                subject(body),
                body.channel() == null
                        ? null
                        : setup.channel(body.channel(), "channel").id(),
                body.location() == null
                        ? null
                        : setup.places().location(body.location(), "location").id(),
                body);
    }

    private static int subject(RuleBody body) {
        return body.listing() != null
                ? Rule.LISTING
                : body.sku() != null ? Rule.SKU : body.category() != null ? Rule.CATEGORY : Rule.EVERYTHING;
    }

    private static String about(Rule rule) {
        return switch (rule.subject()) {
            case Rule.LISTING -> "A listing";
            case Rule.SKU -> "A SKU";
            case Rule.CATEGORY -> "A category";
            default -> "Everything";
        };
    }
}
