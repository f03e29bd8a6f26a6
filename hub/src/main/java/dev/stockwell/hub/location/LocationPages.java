package dev.stockwell.hub.location;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.EditPage;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import java.util.ArrayList;
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

/** The pages on which people see and edit locations. */
@Controller
@RequestMapping("/locations")
class LocationPages {
    private static final List<String> TEXTS = List.of("name", "type", "authority", "timeZone", "dayEndsAt");
    private static final List<String> FLAGS = List.of(
            "flags.participating",
            "flags.sells",
            "flags.shipsOnline",
            "flags.pickup",
            "flags.acceptsReturns",
            "flags.owned");
    private static final Map<String, List<EditPage.Choice>> CHOICES = Map.of(
            "type",
            List.of(
                    new EditPage.Choice("warehouse", "Warehouse"),
                    new EditPage.Choice("store", "Store"),
                    new EditPage.Choice("partner", "Partner"),
                    new EditPage.Choice("remote", "Remote")));

    private final Pages pages;
    private final DocumentCalls<LocationBody> calls;
    private final Totals totals;
    private final JsonMapper json;
    private final Editor editor;

    LocationPages(Pages pages, DocumentCalls<LocationBody> calls, Totals totals, Foresight foresight, JsonMapper json) {
        this.pages = pages;
        this.calls = calls;
        this.totals = totals;
        this.json = json;
        this.editor = new Editor(
                new Editor.Tools(pages, foresight),
                calls,
                new Editor.Look(Section.LOCATIONS, "location", "location/location", "/locations", ""),
                Form::of,
                this::patch);
    }

    @GetMapping
    View list() {
        boolean areCheap = totals.areCheap();
        Map<Long, Totals.Total> there = areCheap ? totals.byLocation() : Map.of();
        List<LocationsPage.Row> rows = calls.all("", null, PageRequest.LIMIT_MAX).stream()
                .map(document -> row(document, there.getOrDefault(document.id(), Totals.Total.NONE)))
                .toList();
        return pages.show(Section.LOCATIONS, "Locations", "location/locations", new LocationsPage(rows, areCheap));
    }

    @GetMapping("/" + Editor.NEW)
    View blank() {
        ObjectNode nothing = json.createObjectNode();
        FLAGS.forEach(flag -> nothing.withObject("/flags").put(flag.substring("flags.".length()), true));
        return editor.blank(Form.of(nothing), CHOICES);
    }

    @PostMapping("/" + Editor.NEW)
    View make(Editor.Sent sent) {
        return editor.take(null, sent, CHOICES);
    }

    @GetMapping("/{code}")
    View one(@PathVariable String code) {
        return editor.show(code, CHOICES);
    }

    @PostMapping("/{code}")
    View edit(@PathVariable String code, Editor.Sent sent) {
        return editor.take(code, sent, CHOICES);
    }

    private ObjectNode patch(Form form) {
        ObjectNode patch = json.createObjectNode();
        form.texts(patch, TEXTS);
        form.flags(patch, FLAGS);
        return patch;
    }

    private LocationsPage.Row row(Document document, Totals.Total total) {
        Location place = Location.of(document, calls.read(document));
        return new LocationsPage.Row(
                place.code(),
                place.name(),
                document.body().path("type").asString("warehouse"),
                does(place),
                place.isOurs() ? "we" : place.authority(),
                place.zone().getId(),
                total.items(),
                total.units());
    }

    /** What a location does, in a sentence without its subject. */
    private static String does(Location place) {
        if (!place.participating()) {
            return "Takes no part: no channel draws on it";
        }
        List<String> parts = new ArrayList<>();
        if (place.sells()) {
            parts.add("sells");
        }
        if (place.shipsOnline()) {
            parts.add("ships");
        }
        if (place.pickup()) {
            parts.add("hands over");
        }
        if (place.acceptsReturns()) {
            parts.add("takes returns");
        }
        String all = parts.isEmpty() ? "keeps stock only" : String.join(", ", parts);
        return Character.toUpperCase(all.charAt(0)) + all.substring(1);
    }
}
