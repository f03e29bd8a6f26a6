package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.View;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages on which people see and edit the rules that share out what suppliers deliver. */
@Controller
@RequestMapping("/allocation-rules")
class AllocationRulePages {
    /** Before the codes of locations, in the names of their boxes. */
    private static final String AT = "at.";

    private static final String SKUS = "scope.skus";

    private final Pages pages;
    private final DocumentCalls<AllocationRuleBody> calls;
    private final Setups setups;
    private final JsonMapper json;
    private final Editor editor;

    AllocationRulePages(
            Pages pages, DocumentCalls<AllocationRuleBody> calls, Setups setups, Foresight foresight, JsonMapper json) {
        this.pages = pages;
        this.calls = calls;
        this.setups = setups;
        this.json = json;
        this.editor = new Editor(
                new Editor.Tools(pages, foresight),
                calls,
                new Editor.Look(Section.CHANNELS, "share rule", "channel/allocationRule", "/allocation-rules", ""),
                AllocationRulePages::shown,
                this::patch);
    }

    @GetMapping
    View list() {
        RuleWords words = new RuleWords(setups.current());
        List<RulesPage.Row> rows = calls.all("", null, PageRequest.LIMIT_MAX).stream()
                .map(document -> new RulesPage.Row(document.code(), words.of(calls.read(document)), ""))
                .toList();
        return pages.show(Section.CHANNELS, "Share rules", "channel/rules", new RulesPage(rows, true));
    }

    @GetMapping("/" + Editor.NEW)
    View blank() {
        return editor.blank(Form.of(Map.of()), Choices.of(setups.current()));
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

    private static Form shown(ObjectNode body) {
        Map<String, String> lists = new HashMap<>();
        body.at("/scope/locations").valueStream().forEach(code -> lists.put(AT + code.asString(""), "on"));
        lists.put(
                SKUS,
                body.at("/scope/skus")
                        .valueStream()
                        .map(sku -> sku.asString(""))
                        .collect(Collectors.joining("\n")));
        return Form.of(body).with(lists);
    }

    private ObjectNode patch(Form form) {
        ObjectNode patch = json.createObjectNode();
        form.texts(patch, List.of("pool", "scope.category"));
        form.decimal(patch, "percent");
        ObjectNode scope = patch.withObject("/scope");
        scope.set(
                "skus",
                list(form.value(SKUS)
                        .lines()
                        .map(String::strip)
                        .filter(sku -> !sku.isEmpty())
                        .toList()));
        scope.set("locations", list(form.below(AT).keySet().stream().sorted().toList()));
        return patch;
    }

    private JsonNode list(List<String> names) {
        ArrayNode list = json.createArrayNode();
        names.forEach(list::add);
        return names.isEmpty() ? list.nullNode() : list;
    }
}
