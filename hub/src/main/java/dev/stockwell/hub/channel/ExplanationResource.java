package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.SkuKey;
import dev.stockwell.hub.web.Input;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Why a number is what it is: what a channel may show, or without a channel what is on hand. */
@RestController
@RequestMapping("/api/v1/stock")
class ExplanationResource {
    private final Explanations explanations;

    ExplanationResource(Explanations explanations) {
        this.explanations = explanations;
    }

    @GetMapping("/{sku}/explain")
    Explanation explain(
            @PathVariable String sku,
            @RequestParam(required = false) @Nullable String channel,
            @RequestParam(required = false) @Nullable String method,
            @RequestParam(required = false) @Nullable String location,
            @RequestParam(required = false) @Nullable String channelLocation,
            @RequestParam(required = false) @Nullable Boolean sum,
            @RequestParam(required = false) @Nullable Instant at) {
        return explanations.explain(
                Input.text(sku, "sku", SkuKey.LENGTH_MAX),
                new Questions.Parameters(channel, method, location, channelLocation, sum),
                at);
    }
}
