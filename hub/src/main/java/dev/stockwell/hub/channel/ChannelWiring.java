package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.ProblemCode;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.json.JsonMapper;

/** What can be done with channels, their listings and places, and with rules. */
@Configuration(proxyBeanMethods = false)
class ChannelWiring {
    private final Documents documents;
    private final JsonMapper json;

    ChannelWiring(Documents documents, JsonMapper json) {
        this.documents = documents;
        this.json = json;
    }

    @Bean
    DocumentCalls<ChannelBody> channels(Setups setups) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.CHANNEL,
                new Shape<>(json, ChannelBody.class),
                ProblemCode.UNKNOWN_CHANNEL,
                channel -> channel.checked(setups.current().places()));
    }

    @Bean
    DocumentCalls<ListingBody> listingCalls(Catalog catalog) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.LISTING,
                new Shape<>(json, ListingBody.class),
                ProblemCode.UNKNOWN_LISTING,
                listing -> listing.checked(catalog));
    }

    @Bean
    DocumentCalls<ChannelLocationBody> channelLocations(Setups setups) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.CHANNEL_LOCATION,
                new Shape<>(json, ChannelLocationBody.class),
                ProblemCode.UNKNOWN_LOCATION,
                place -> place.checked(setups.current()));
    }

    @Bean
    DocumentCalls<RuleBody> rules(Setups setups, Catalog catalog) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.RULE,
                new Shape<>(json, RuleBody.class),
                ProblemCode.NOT_FOUND,
                rule -> rule.checked(setups.current(), catalog));
    }

    @Bean
    DocumentCalls<AllocationRuleBody> allocationRules(Setups setups, Catalog catalog) {
        return new DocumentCalls<>(
                documents,
                DocumentKind.ALLOCATION_RULE,
                new Shape<>(json, AllocationRuleBody.class),
                ProblemCode.NOT_FOUND,
                share -> share.checked(setups.current(), catalog));
    }
}
