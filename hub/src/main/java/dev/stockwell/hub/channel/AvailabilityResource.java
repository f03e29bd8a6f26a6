package dev.stockwell.hub.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.reading.Levels;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** What a channel may show now. It takes the same few statements for one SKU and for hundreds. */
@RestController
@RequestMapping("/api/v1")
class AvailabilityResource {
    private static final int SKUS_MAX = 500;

    private final Levels levels;
    private final Catalog catalog;
    private final Setups setups;
    private final Questions questions;
    private final DarkReserves reserves;
    private final InstantSource clock;

    AvailabilityResource(
            Levels levels,
            Catalog catalog,
            Setups setups,
            Questions questions,
            DarkReserves reserves,
            InstantSource clock) {
        this.levels = levels;
        this.catalog = catalog;
        this.setups = setups;
        this.questions = questions;
        this.reserves = reserves;
        this.clock = clock;
    }

    /**
     * What a channel may show of one thing, in its own units.
     *
     * @param location the only one that it is for; absent if it is for all of them together
     * @param counted whether it is stocked at all; what is not has no number, and no limit
     */
    record Available(
            String sku,
            String channel,
            @Nullable String location,
            boolean counted,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Long available) {}

    @GetMapping("/availability")
    @Parameter(
            name = "sku",
            in = ParameterIn.QUERY,
            description = "may be repeated, up to 500; absent: all, page by page",
            array = @ArraySchema(schema = @Schema(type = "string")))
    Page<Available> availability(
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String channelLocation,
            @RequestParam(required = false) @Nullable Boolean sum,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor,
            @Parameter(hidden = true) WebRequest request) {
        PageRequest page = PageRequest.of(limit, cursor);
        Setup setup = setups.current();
        Channel asked = setup.channel(channel, "channel");
        Questions.Parameters parameters = new Questions.Parameters(channel, method, location, channelLocation, sum);
        Ask ask = questions.ask(parameters, setup, asked, null);
        // A list parameter would be cut at commas, which a SKU may have.
        String[] skus = request.getParameterValues("sku");
        Page<Sellable> sold = skus == null ? catalog.page(page) : new Page<>(named(List.of(skus)), null);
        return new Page<>(available(setup, asked, ask.scopes(asked), sold.items()), sold.next());
    }

    private List<Sellable> named(List<String> skus) {
        List<String> wanted = Input.list(skus, "sku", SKUS_MAX);
        wanted.forEach(sku -> Input.text(sku, "sku", SkuKey.LENGTH_MAX));
        Map<String, Sellable> known = catalog.findAll(wanted);
        Map<String, Sellable> distinct = new LinkedHashMap<>();
        for (String sku : wanted) {
            Sellable sold = known.get(SkuKey.of(sku));
            if (sold == null) {
                throw Problem.of(ProblemCode.UNKNOWN_SKU, "sku", "there is no SKU " + sku);
            }
            distinct.put(sold.sku(), sold);
        }
        return List.copyOf(distinct.values());
    }

    private List<Available> available(Setup setup, Channel channel, List<Ask.Scope> scopes, List<Sellable> sold) {
        Set<ItemId> items = sold.stream()
                .flatMap(each -> each.parts().stream())
                .map(Part::item)
                .collect(Collectors.toSet());
        StockReading reading = StockReading.now(levels, items, clock.instant());
        Counter counter = new Counter(setup, channel, reading.stocks(), reserves.lately(items));
        List<Available> shown = new ArrayList<>();
        for (Sellable each : sold) {
            for (Ask.Scope scope : scopes) {
                LocationId place = scope.named();
                shown.add(new Available(
                        each.sku(),
                        channel.code(),
                        place == null ? null : setup.places().code(place),
                        each.isStocked(),
                        each.isStocked()
                                ? counter.offer(each, scope.locations()).quantity()
                                : null));
            }
        }
        return shown;
    }
}
