package dev.stockwell.hub.channel;

import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.EditPage;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.PoolId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
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

/** The pages on which people see and edit channels. */
@Controller
@RequestMapping("/channels")
class ChannelPages {
    /** Before the codes of locations, in the names of their fields. */
    private static final String RANK = "rank.";

    private static final String SHIP = "ship.";
    private static final String PICKUP = "pickup.";

    private final Pages pages;
    private final Setups setups;
    private final JsonMapper json;
    private final ObjectProvider<ChannelStates> states;
    private final Editor editor;

    ChannelPages(
            Pages pages,
            DocumentCalls<ChannelBody> calls,
            Setups setups,
            Foresight foresight,
            JsonMapper json,
            ObjectProvider<ChannelStates> states) {
        this.states = states;
        this.pages = pages;
        this.setups = setups;
        this.json = json;
        this.editor = new Editor(
                new Editor.Tools(pages, foresight),
                calls,
                new Editor.Look(Section.CHANNELS, "channel", "channel/channel", "/channels", ""),
                ChannelPages::shown,
                this::patch);
    }

    @GetMapping
    View list() {
        Setup setup = setups.current();
        Map<ChannelId, ChannelStates.State> known = new HashMap<>();
        states.orderedStream().forEach(source -> known.putAll(source.now()));
        List<ChannelsPage.Row> rows = setup.channels().stream()
                .map(channel -> new ChannelsPage.Row(
                        channel.code(),
                        channel.name(),
                        Choices.words(channel.profile()),
                        channel.own().equals(PoolId.SHARED)
                                ? ""
                                : setup.places().code(channel.own()),
                        names(channel.shipping().locations(), setup),
                        names(channel.pickup(), setup),
                        known.get(channel.id())))
                .toList();
        return pages.show(Section.CHANNELS, "Channels", "channel/channels", new ChannelsPage(rows));
    }

    @GetMapping("/" + Editor.NEW)
    View blank() {
        return editor.blank(Form.of(Map.of("profile", "d2c")), choices());
    }

    @PostMapping("/" + Editor.NEW)
    View make(Editor.Sent sent) {
        return editor.take(null, sent, choices());
    }

    @GetMapping("/{code}")
    View one(@PathVariable String code) {
        return editor.show(code, choices());
    }

    @PostMapping("/{code}")
    View edit(@PathVariable String code, Editor.Sent sent) {
        return editor.take(code, sent, choices());
    }

    private Map<String, List<EditPage.Choice>> choices() {
        return Choices.of(setups.current());
    }

    private static List<String> names(List<LocationId> places, Setup setup) {
        return places.stream()
                .map(setup.places()::location)
                .map(place -> Objects.requireNonNull(place).name())
                .toList();
    }

    private static Form shown(ObjectNode body) {
        Map<String, String> served = new HashMap<>();
        int rank = 0;
        for (JsonNode each : body.path("locations")) {
            String code = each.path("code").asString("");
            rank++;
            served.put(RANK + code, String.valueOf(rank));
            served.put(SHIP + code, each.path("ship").asBoolean(false) ? "on" : "");
            served.put(PICKUP + code, each.path("pickup").asBoolean(false) ? "on" : "");
        }
        return Form.of(body).with(served);
    }

    /** A location that neither ships nor hands over is not one of the channel's. */
    private ObjectNode patch(Form form) {
        ObjectNode patch = json.createObjectNode();
        form.texts(patch, List.of("name", "profile", "pool"));
        List<Served> served = new ArrayList<>();
        for (Location place : setups.current().places().locations()) {
            Long rank = form.number(RANK + place.code());
            if (form.isOn(SHIP + place.code()) || form.isOn(PICKUP + place.code())) {
                served.add(new Served(place.code(), rank == null ? Long.MAX_VALUE : rank));
            }
        }
        served.sort(Comparator.comparingLong(Served::rank).thenComparing(Served::code));
        ArrayNode locations = patch.putArray("locations");
        for (Served each : served) {
            locations
                    .addObject()
                    .put("code", each.code())
                    .put("ship", form.isOn(SHIP + each.code()))
                    .put("pickup", form.isOn(PICKUP + each.code()));
        }
        return patch;
    }

    private record Served(String code, long rank) {}
}
