package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Channels, their listings and their places. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelResource {
    private static final int EXTERNAL_MAX = 200;

    private final DocumentCalls calls;
    private final Setups setups;
    private final Catalog catalog;
    private final Shape<ChannelBody> channels;
    private final Shape<ListingBody> listings;
    private final Shape<ChannelLocationBody> locations;

    ChannelResource(DocumentCalls calls, Setups setups, Catalog catalog, JsonMapper json) {
        this.calls = calls;
        this.setups = setups;
        this.catalog = catalog;
        this.channels = new Shape<>(json, ChannelBody.class);
        this.listings = new Shape<>(json, ListingBody.class);
        this.locations = new Shape<>(json, ChannelLocationBody.class);
    }

    @PutMapping("/{code}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return calls.put(
                DocumentKind.CHANNEL,
                DocumentCalls.code(code),
                body,
                new DocumentCalls.Caller(actor, ifMatch),
                channels.checked(channel -> channel.checked(setups.current().places())));
    }

    @GetMapping("/{code}")
    ResponseEntity<ObjectNode> get(@PathVariable String code) {
        return calls.get(DocumentKind.CHANNEL, code, ProblemCode.UNKNOWN_CHANNEL);
    }

    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return calls.list(DocumentKind.CHANNEL, "", PageRequest.of(limit, cursor));
    }

    @PutMapping("/{code}/listings/{externalId}")
    ResponseEntity<ObjectNode> putListing(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return calls.put(
                DocumentKind.LISTING,
                own(code, externalId),
                body,
                new DocumentCalls.Caller(actor, ifMatch),
                listings.checked(listing -> listing.checked(catalog)));
    }

    @GetMapping("/{code}/listings/{externalId}")
    ResponseEntity<ObjectNode> getListing(@PathVariable String code, @PathVariable String externalId) {
        return calls.get(DocumentKind.LISTING, own(code, externalId), ProblemCode.UNKNOWN_LISTING);
    }

    @DeleteMapping("/{code}/listings/{externalId}")
    ResponseEntity<ObjectNode> deleteListing(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return calls.delete(DocumentKind.LISTING, own(code, externalId), actor, ProblemCode.UNKNOWN_LISTING);
    }

    @PutMapping("/{code}/locations/{externalId}")
    ResponseEntity<ObjectNode> putLocation(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return calls.put(
                DocumentKind.CHANNEL_LOCATION,
                own(code, externalId),
                body,
                new DocumentCalls.Caller(actor, ifMatch),
                locations.checked(location -> location.checked(setups.current())));
    }

    @GetMapping("/{code}/locations/{externalId}")
    ResponseEntity<ObjectNode> getLocation(@PathVariable String code, @PathVariable String externalId) {
        return calls.get(DocumentKind.CHANNEL_LOCATION, own(code, externalId), ProblemCode.UNKNOWN_LOCATION);
    }

    private String own(String code, String externalId) {
        Channel channel = setups.current().channel(code, "channel");
        return Listings.code(channel.id(), Input.text(externalId, "externalId", EXTERNAL_MAX));
    }
}
