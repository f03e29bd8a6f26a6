package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.location.Location;
import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Quantities;
import dev.stockwell.hub.web.Section;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Part;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Every quantity opens here: one screen that adds up, as it is or as it was known at a past instant. */
@Controller
class ExplanationPages {
    private final Explanations explanations;
    private final Catalog catalog;
    private final Setups setups;
    private final Pages pages;
    private final InstantSource clock;

    ExplanationPages(Explanations explanations, Catalog catalog, Setups setups, Pages pages, InstantSource clock) {
        this.explanations = explanations;
        this.catalog = catalog;
        this.setups = setups;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping("/items/{sku}/explain")
    View explain(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable Boolean sum,
            @RequestParam(required = false) @Nullable String at) {
        Instant instant = at == null || at.isEmpty() ? null : Input.instant(at, "at");
        Setup setup = setups.current();
        // Of a channel that shows each location by itself, all of them together unless one is named.
        Boolean together = (location == null || Boolean.TRUE.equals(sum)) ? Boolean.TRUE : null;
        Explanation explained = explanations.explain(
                Input.text(sku, "sku", SkuKey.LENGTH_MAX),
                new Questions.Parameters(channel, method, location, null, together),
                instant);
        Sellable sold = catalog.find(explained.sku());
        Address here = Address.of("/items", explained.sku(), "explain")
                .with("channel", channel)
                .with("method", method)
                .with("location", location);
        Map<String, Integer> stepDecimals = stepDecimals(sold);
        int decimals = decimals(sold);
        ExplanationPage page = new ExplanationPage(
                Address.of("/items", explained.sku()).text(),
                sold == null ? null : sold.title(),
                question(setup, explained),
                decimals,
                explained,
                rows(
                        explained.terms(),
                        sold == null || sold.item() == null
                                ? decimals
                                : catalog.measure(sold.item()).decimals(),
                        explained.stepsPerUnit() == null ? 1 : explained.stepsPerUnit()),
                explained.components().stream()
                        .map(part -> part(part, stepDecimals.getOrDefault(part.sku(), 0)))
                        .toList(),
                stepDecimals,
                instant != null,
                others(setup, sold, explained, instant),
                instants(here));
        return pages.show(Section.STOCK, "Why " + explained.sku(), "channel/explanation", page);
    }

    private static int decimals(@Nullable Sellable sold) {
        return sold == null ? 0 : sold.measure().decimals();
    }

    private Map<String, Integer> stepDecimals(@Nullable Sellable sold) {
        List<ItemId> items =
                sold == null ? List.of() : sold.parts().stream().map(Part::item).toList();
        return catalog.skus(items).values().stream()
                .collect(Collectors.toMap(Function.identity(), sku -> decimals(catalog.find(sku))));
    }

    private static ExplanationPage.Part part(Explanation.Component part, int decimals) {
        return new ExplanationPage.Part(part, decimals, rows(part.terms(), decimals, part.perUnit()));
    }

    private static List<ExplanationPage.Row> rows(List<Explanation.Line> terms, int decimals, long perUnit) {
        List<ExplanationPage.Row> rows = new ArrayList<>();
        boolean isMade = false;
        for (Explanation.Line term : terms) {
            boolean isMaking = term.kind().equals(Input.written(Term.Kind.PACK));
            long before = term.sum() - term.quantity();
            String label = isMaking && decimals > 0
                    ? Quantities.text(before, decimals) + " make " + term.sum() + " of "
                            + Quantities.text(perUnit, decimals)
                    : term.label();
            rows.add(new ExplanationPage.Row(term, label, isMade ? 0 : decimals, isMade || isMaking ? 0 : decimals));
            isMade |= isMaking;
        }
        return rows;
    }

    private static String question(Setup setup, Explanation explained) {
        String where = explained.location() == null
                ? ""
                : " at "
                        + setup.places()
                                .location(explained.location(), "location")
                                .name();
        return explained.channel() == null
                ? "Available" + (where.isEmpty() ? " at all locations" : where)
                : setup.channel(explained.channel(), "channel").name() + " may show" + where;
    }

    private static List<ExplanationPage.Other> others(
            Setup setup, @Nullable Sellable sold, Explanation explained, @Nullable Instant at) {
        List<ExplanationPage.Other> others = new ArrayList<>();
        Address here = Address.of("/items", explained.sku(), "explain").with("at", at);
        boolean isBundle = sold != null && sold.kind() == Sellable.Kind.BUNDLE;
        if (!isBundle) {
            boolean isAll = explained.channel() == null && explained.location() == null;
            others.add(new ExplanationPage.Other("All locations", here.text(), isAll));
            for (Location location : setup.places().locations()) {
                others.add(new ExplanationPage.Other(
                        location.name(),
                        here.with("location", location.code()).text(),
                        explained.channel() == null && location.code().equals(explained.location())));
            }
        }
        for (Channel channel : setup.channels()) {
            others.add(new ExplanationPage.Other(
                    channel.name(),
                    here.with("channel", channel.code()).text(),
                    Objects.equals(channel.code(), explained.channel())));
        }
        return others;
    }

    private List<ExplanationPage.Instant> instants(Address here) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        List<ExplanationPage.Instant> instants = new ArrayList<>();
        instants.add(new ExplanationPage.Instant("Now", here.text()));
        for (ExplanationPage.Ago ago : ExplanationPage.Ago.values()) {
            instants.add(new ExplanationPage.Instant(
                    ago.words(), here.with("at", now.minus(ago.time())).text()));
        }
        return instants;
    }
}
