package dev.stockwell.hub.sync;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setups;
import dev.stockwell.hub.store.Editor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What each listing of a channel should show, was told, and shows; and what went to and fro. */
@RestController
@RequestMapping("/api/v1/channels/{code}")
class PublicationResource {
    private static final char BETWEEN = '\n';

    private final Setups setups;
    private final PublicationRows rows;
    private final Decisions decisions;
    private final Activity activity;

    PublicationResource(Setups setups, PublicationRows rows, Decisions decisions, Activity activity) {
        this.setups = setups;
        this.rows = rows;
        this.decisions = decisions;
        this.activity = activity;
    }

    /** A publication by the channel's own ids. */
    record Named(@Nullable String listing, @Nullable String place) {}

    /** A publication, and whether it is a pilot. */
    record Pilot(
            @Nullable String listing,
            @Nullable String place,
            @Nullable Boolean pilot) {}

    @GetMapping("/publications")
    Page<PublicationShown> publications(
            @PathVariable String code,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String sku,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        Channel channel = setups.current().channel(code, "channel");
        PageRequest page = PageRequest.of(limit, cursor);
        String after = page.after() == null ? "" : page.after();
        int between = after.indexOf(BETWEEN);
        List<PublicationShown> found = rows.page(
                channel.id(),
                Input.choice(state, "state", PublicationRows.State.class, PublicationRows.State.ALL),
                sku == null ? null : SkuKey.of(Input.text(sku, "sku", SkuKey.LENGTH_MAX)),
                between < 0 ? "" : after.substring(0, between),
                between < 0 ? "" : after.substring(between + 1),
                page.read());
        return Page.of(found, page, each -> each, each -> each.listing() + BETWEEN + each.place());
    }

    @PostMapping("/publications/retry")
    PublicationShown retry(@PathVariable String code, @RequestBody Named named) {
        return decisions.retry(key(code, named.listing(), named.place()));
    }

    @PostMapping("/publications/pilot")
    PublicationShown pilot(@PathVariable String code, @RequestBody Pilot named) {
        PublicationKey key = key(code, named.listing(), named.place());
        return decisions.pilot(key, Input.required(named.pilot(), "pilot"));
    }

    private PublicationKey key(String code, @Nullable String listing, @Nullable String place) {
        return new PublicationKey(
                setups.current().channel(code, "channel").id(),
                Input.text(listing, "listing", Editor.EXTERNAL_MAX),
                Input.text(place, "place", Editor.EXTERNAL_MAX));
    }

    @GetMapping("/activity")
    Page<Activity.Entry> activity(@PathVariable String code, @RequestParam(required = false) @Nullable Integer limit) {
        Channel channel = setups.current().channel(code, "channel");
        return new Page<>(
                activity.newest(channel.id(), PageRequest.of(limit, null).limit()), null);
    }
}
