package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Section;
import java.util.Map;
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

/** The page on which people connect a channel with a shop, lead it from stage to stage, and see what it shows. */
@Controller
@RequestMapping("/channels/{code}/sync")
class SyncPages {
    private final Pages pages;
    private final Setups setups;
    private final Onboarding onboarding;
    private final Decisions decisions;
    private final SyncView view;

    SyncPages(Pages pages, Setups setups, Onboarding onboarding, Decisions decisions, SyncView view) {
        this.pages = pages;
        this.setups = setups;
        this.onboarding = onboarding;
        this.decisions = decisions;
        this.view = view;
    }

    @GetMapping
    View show(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "") String sku,
            @RequestParam(defaultValue = "") String listing,
            @RequestParam(defaultValue = "") String place) {
        Channel channel = channel(code);
        SyncView.Wanted wanted = new SyncView.Wanted(
                Input.choice(state, "state", PublicationRows.State.class, PublicationRows.State.ALL),
                sku.isBlank() ? "" : Input.text(sku.strip(), "sku", SkuKey.LENGTH_MAX),
                listing.isEmpty() ? "" : Input.text(listing, "listing", Editor.EXTERNAL_MAX),
                place.isEmpty() ? "" : Input.text(place, "place", Editor.EXTERNAL_MAX));
        return page(HttpStatus.OK, view.page(channel, wanted, view.account(channel), ""));
    }

    @PostMapping("/connection")
    View connect(@PathVariable String code, @RequestParam Map<String, String> typed) {
        Channel channel = channel(code);
        Form form = Form.of(typed);
        ConnectionBody body = new ConnectionBody(
                Platforms.SHOPIFY,
                text(form, "address"),
                text(form, "shop"),
                text(form, "clientId"),
                text(form, "clientSecret"),
                text(form, "accessToken"),
                text(form, "webhooks"));
        try {
            Connection connection =
                    onboarding.register(channel.id(), Platforms.SHOPIFY, body.account(), body.credentials());
            return new Onward(
                    path(channel),
                    connection.stage() == Stage.REGISTERED
                            ? "Kept the account. The shop has not let us in yet: " + connection.error()
                            : "Connected with " + connection.account().shop() + ".");
        } catch (Problem refusal) {
            return page(
                    HttpStatus.valueOf(refusal.code().status()),
                    view.page(channel, SyncView.Wanted.ALL, form.refused(refusal), ""));
        }
    }

    @PostMapping("/stage")
    View go(@PathVariable String code, @RequestParam String to, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        Channel channel = channel(code);
        try {
            Connection connection = onboarding.go(channel.id(), Input.choice(to, "to", Stage.class, null), actor);
            return new Onward(path(channel), "It is " + Input.written(connection.stage()) + " now.");
        } catch (Problem refusal) {
            return page(
                    HttpStatus.valueOf(refusal.code().status()),
                    view.page(channel, SyncView.Wanted.ALL, view.account(channel), refusal.getMessage()));
        }
    }

    @PostMapping("/retry")
    View retry(@PathVariable String code, @RequestParam String listing, @RequestParam String place) {
        Channel channel = channel(code);
        PublicationShown shown = decisions.retry(key(channel, listing, place));
        return new Onward(path(channel), "The number of " + shown.sku() + " is told again.");
    }

    @PostMapping("/pilot")
    View pilot(
            @PathVariable String code,
            @RequestParam String listing,
            @RequestParam String place,
            @RequestParam boolean pilot) {
        Channel channel = channel(code);
        PublicationShown shown = decisions.pilot(key(channel, listing, place), pilot);
        return new Onward(path(channel), shown.sku() + (pilot ? " is a pilot now." : " is no pilot any more."));
    }

    private Channel channel(String code) {
        return setups.current().channel(code, "channel");
    }

    private View page(HttpStatus status, SyncPage page) {
        return pages.show(status, Section.CHANNELS, page.name(), "sync/sync", page);
    }

    private static PublicationKey key(Channel channel, String listing, String place) {
        return new PublicationKey(
                channel.id(),
                Input.text(listing, "listing", Editor.EXTERNAL_MAX),
                Input.text(place, "place", Editor.EXTERNAL_MAX));
    }

    private static @Nullable String text(Form form, String field) {
        return form.value(field).isEmpty() ? null : form.value(field);
    }

    static String path(Channel channel) {
        return Address.of("/channels", channel.code(), "sync").text();
    }
}
