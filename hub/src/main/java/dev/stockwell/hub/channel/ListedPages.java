package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.store.Foresight;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import java.util.HashMap;
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
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The pages on which people say what a channel's own ids stand for: its listings and its places. */
@Controller
@RequestMapping("/channels/{channel}")
class ListedPages {
    private static final int ROWS = 100;
    /** Before the codes of locations, in the names of their boxes. */
    private static final String AT = "at.";

    private final Pages pages;
    private final DocumentCalls<ListingBody> listings;
    private final DocumentCalls<ChannelLocationBody> places;
    private final ListedRows rows;
    private final Setups setups;
    private final Foresight foresight;
    private final JsonMapper json;

    ListedPages(
            Pages pages,
            DocumentCalls<ListingBody> listings,
            DocumentCalls<ChannelLocationBody> places,
            ListedRows rows,
            Setups setups,
            Foresight foresight,
            JsonMapper json) {
        this.pages = pages;
        this.listings = listings;
        this.places = places;
        this.rows = rows;
        this.setups = setups;
        this.foresight = foresight;
        this.json = json;
    }

    @GetMapping("/listings")
    View listings(
            @PathVariable String channel,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after) {
        return list(channel, DocumentKind.LISTING, q, after);
    }

    @GetMapping("/listings/" + Editor.NEW)
    View newListing(@PathVariable String channel) {
        return ofListing(channel).blank(Form.of(Map.of("write", "publish")), Choices.of(setups.current()));
    }

    @PostMapping("/listings/" + Editor.NEW)
    View makeListing(@PathVariable String channel, Editor.Sent sent) {
        return ofListing(channel).take(null, sent, Choices.of(setups.current()));
    }

    @GetMapping("/listings/{externalId}")
    View listing(@PathVariable String channel, @PathVariable String externalId) {
        return ofListing(channel).show(externalId, Choices.of(setups.current()));
    }

    @PostMapping("/listings/{externalId}")
    View editListing(@PathVariable String channel, @PathVariable String externalId, Editor.Sent sent) {
        return ofListing(channel).take(externalId, sent, Choices.of(setups.current()));
    }

    @GetMapping("/locations")
    View places(
            @PathVariable String channel,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String after) {
        return list(channel, DocumentKind.CHANNEL_LOCATION, q, after);
    }

    @GetMapping("/locations/" + Editor.NEW)
    View newPlace(@PathVariable String channel) {
        return ofPlace(channel).blank(Form.of(Map.of()), Choices.of(setups.current()));
    }

    @PostMapping("/locations/" + Editor.NEW)
    View makePlace(@PathVariable String channel, Editor.Sent sent) {
        return ofPlace(channel).take(null, sent, Choices.of(setups.current()));
    }

    @GetMapping("/locations/{externalId}")
    View place(@PathVariable String channel, @PathVariable String externalId) {
        return ofPlace(channel).show(externalId, Choices.of(setups.current()));
    }

    @PostMapping("/locations/{externalId}")
    View editPlace(@PathVariable String channel, @PathVariable String externalId, Editor.Sent sent) {
        return ofPlace(channel).take(externalId, sent, Choices.of(setups.current()));
    }

    private View list(String code, DocumentKind kind, String q, String after) {
        String sought = q.isBlank() ? "" : Input.text(q.strip(), "q", Editor.EXTERNAL_MAX);
        Channel channel = setups.current().channel(code, "channel");
        boolean arePlaces = kind == DocumentKind.CHANNEL_LOCATION;
        int prefix = Listings.prefix(channel.id()).length();
        List<Document> read = rows.page(
                kind,
                channel.id(),
                sought,
                after.isEmpty() ? "" : Input.text(after, "after", Editor.EXTERNAL_MAX),
                ROWS + 1);
        List<Document> kept = read.size() > ROWS ? read.subList(0, ROWS) : read;
        String next = read.size() > ROWS
                ? Address.of(path(channel) + (arePlaces ? "/locations" : "/listings"))
                        .with("q", sought.isEmpty() ? null : sought)
                        .with("after", kept.getLast().code().substring(prefix))
                        .text()
                : null;
        List<ListedPage.Row> shown = kept.stream()
                .map(document -> new ListedPage.Row(
                        document.code().substring(prefix),
                        arePlaces
                                ? document.body()
                                        .path("locations")
                                        .valueStream()
                                        .map(each -> each.asString(""))
                                        .toList()
                                : List.of(document.body().path("sku").asString("")),
                        document.body().path("write").asString("")))
                .toList();
        ListedPage page = new ListedPage(code, channel.name(), arePlaces, sought, shown, next);
        return pages.show(Section.CHANNELS, channel.name(), "channel/listed", page);
    }

    private Editor ofListing(String code) {
        Channel channel = setups.current().channel(code, "channel");
        return new Editor(
                new Editor.Tools(pages, foresight),
                listings,
                new Editor.Look(
                        Section.CHANNELS,
                        "listing",
                        "channel/listing",
                        path(channel) + "/listings",
                        Listings.prefix(channel.id())),
                Form::of,
                form -> {
                    ObjectNode patch = json.createObjectNode();
                    form.texts(patch, List.of("sku", "write"));
                    return patch;
                });
    }

    private Editor ofPlace(String code) {
        Channel channel = setups.current().channel(code, "channel");
        return new Editor(
                new Editor.Tools(pages, foresight),
                places,
                new Editor.Look(
                        Section.CHANNELS,
                        "place",
                        "channel/place",
                        path(channel) + "/locations",
                        Listings.prefix(channel.id())),
                ListedPages::ticked,
                form -> {
                    ObjectNode patch = json.createObjectNode();
                    ArrayNode ours = patch.putArray("locations");
                    form.below(AT).keySet().stream().sorted().forEach(ours::add);
                    return patch;
                });
    }

    private static Form ticked(ObjectNode body) {
        Map<String, String> boxes = new HashMap<>();
        body.path("locations").valueStream().forEach(each -> boxes.put(AT + each.asString(""), "on"));
        return Form.of(boxes);
    }

    private static String path(Channel channel) {
        return Address.of("/channels", channel.code()).text();
    }
}
