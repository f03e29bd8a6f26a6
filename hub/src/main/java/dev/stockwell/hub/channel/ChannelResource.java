package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
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
import tools.jackson.databind.node.ObjectNode;

/** Channels, their listings and their places. */
@RestController
@RequestMapping("/api/v1/channels")
class ChannelResource {
    private static final int EXTERNAL_MAX = 200;

    private final Setups setups;
    private final DocumentCalls<ChannelBody> channels;
    private final DocumentCalls<ListingBody> listings;
    private final DocumentCalls<ChannelLocationBody> locations;

    ChannelResource(
            Setups setups,
            DocumentCalls<ChannelBody> channels,
            DocumentCalls<ListingBody> listings,
            DocumentCalls<ChannelLocationBody> locations) {
        this.setups = setups;
        this.channels = channels;
        this.listings = listings;
        this.locations = locations;
    }

    @PutMapping("/{code}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return channels.put(DocumentCalls.code(code), body, actor, ifMatch);
    }

    @GetMapping("/{code}")
    ResponseEntity<ObjectNode> get(@PathVariable String code) {
        return channels.get(code);
    }

    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return channels.list(PageRequest.of(limit, cursor));
    }

    @PutMapping("/{code}/listings/{externalId}")
    ResponseEntity<ObjectNode> putListing(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return listings.put(own(code, externalId), body, actor, ifMatch);
    }

    @GetMapping("/{code}/listings/{externalId}")
    ResponseEntity<ObjectNode> getListing(@PathVariable String code, @PathVariable String externalId) {
        return listings.get(own(code, externalId));
    }

    @DeleteMapping("/{code}/listings/{externalId}")
    ResponseEntity<ObjectNode> deleteListing(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return listings.delete(own(code, externalId), actor);
    }

    @PutMapping("/{code}/locations/{externalId}")
    ResponseEntity<ObjectNode> putLocation(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return locations.put(own(code, externalId), body, actor, ifMatch);
    }

    @GetMapping("/{code}/locations/{externalId}")
    ResponseEntity<ObjectNode> getLocation(@PathVariable String code, @PathVariable String externalId) {
        return locations.get(own(code, externalId));
    }

    @DeleteMapping("/{code}/locations/{externalId}")
    ResponseEntity<ObjectNode> deleteLocation(
            @PathVariable String code,
            @PathVariable String externalId,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return locations.delete(own(code, externalId), actor);
    }

    private String own(String code, String externalId) {
        Channel channel = setups.current().channel(code, "channel");
        return Listings.code(channel.id(), Input.text(externalId, "externalId", EXTERNAL_MAX));
    }
}
