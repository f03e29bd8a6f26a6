package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.ChannelPlaces;
import dev.stockwell.hub.channel.Listings;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Section;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The page on which people say what a connected channel's listings and places lead to. */
@Controller
@RequestMapping("/channels/{code}/mapping")
class MappingPages {
    private final Pages pages;
    private final Setups setups;
    private final Matching matching;
    private final Listings listings;
    private final ChannelPlaces places;
    private final MappingView view;

    MappingPages(
            Pages pages, Setups setups, Matching matching, Listings listings, ChannelPlaces places, MappingView view) {
        this.pages = pages;
        this.setups = setups;
        this.matching = matching;
        this.listings = listings;
        this.places = places;
        this.view = view;
    }

    @GetMapping
    View show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "") String after) {
        return page(HttpStatus.OK, channel(code), wanted(show, after), null);
    }

    @PostMapping("/certain")
    View acceptCertain(@PathVariable String code, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = channel(code);
        int there = matching.matchPlaces(channel.id(), actor);
        int matched = matching.match(channel.id(), actor, false).matched();
        return new Onward(
                MappingView.path(channel),
                "Mapped " + Condition.count(matched, "listing", "listings") + " and "
                        + Condition.count(there, "place", "places") + ".");
    }

    @PostMapping("/places")
    View place(
            @PathVariable String code,
            @RequestParam String place,
            @RequestParam(defaultValue = "") String location,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = channel(code);
        String id = Input.text(place, "place", Editor.EXTERNAL_MAX);
        if (!location.isEmpty()) {
            places.map(channel.id(), id, List.of(location), actor);
            return new Onward(MappingView.path(channel), "The place leads to " + location + ".");
        }
        if (places.of(channel.id()).containsKey(id)) {
            places.unmap(channel.id(), id, actor);
        }
        return new Onward(MappingView.path(channel), "The place leads nowhere now.");
    }

    /** @param action map, never or remove */
    @PostMapping("/listings")
    View listing(
            @PathVariable String code,
            @RequestParam String listing,
            @RequestParam(defaultValue = "") String sku,
            @RequestParam String action,
            @RequestParam(required = false) @Nullable String show,
            @RequestParam(defaultValue = "") String after,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = channel(code);
        MappingView.Wanted wanted = wanted(show, after);
        String id = Input.text(listing, "listing", Editor.EXTERNAL_MAX);
        try {
            return new Onward(wanted.address(channel), done(channel, id, sku.strip(), action, actor));
        } catch (Problem refusal) {
            String words = refusal.errors().isEmpty()
                    ? String.valueOf(refusal.getMessage())
                    : "SKU " + refusal.errors().getFirst().message() + ".";
            return page(
                    HttpStatus.valueOf(refusal.code().status()),
                    channel,
                    wanted,
                    new MappingView.Refused(id, sku, words));
        }
    }

    private String done(Channel channel, String listing, String sku, String action, Actor actor) {
        switch (action) {
            case "map" -> listings.mapAndWrite(channel.id(), listing, Input.text(sku, "sku", SkuKey.LENGTH_MAX), actor);
            case "never" -> listings.never(channel.id(), listing, actor);
            case "remove" -> listings.unmap(channel.id(), listing, actor);
            default -> throw Problem.invalid("action", "must be map, never or remove");
        }
        return switch (action) {
            case "map" -> listing + " sells " + sku + ".";
            case "never" -> listing + " is left alone.";
            default -> listing + " leads nowhere now.";
        };
    }

    private Channel channel(String code) {
        return setups.current().channel(code, "channel");
    }

    private static MappingView.Wanted wanted(@Nullable String show, String after) {
        return new MappingView.Wanted(
                Input.choice(show, "show", MappingRows.Show.class, MappingRows.Show.OPEN),
                after.isEmpty() ? "" : Input.text(after, "after", Editor.EXTERNAL_MAX));
    }

    private View page(
            HttpStatus status, Channel channel, MappingView.Wanted wanted, MappingView.@Nullable Refused refused) {
        MappingPage page = view.page(channel, wanted, refused);
        return pages.show(status, Section.CHANNELS, page.name(), "sync/mapping", page);
    }
}
