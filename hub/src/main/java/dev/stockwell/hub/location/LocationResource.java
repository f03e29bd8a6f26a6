package dev.stockwell.hub.location;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.ProblemCode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
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

/** The places with goods. */
@RestController
@RequestMapping("/api/v1/locations")
class LocationResource {
    private final DocumentCalls calls;
    private final Shape<LocationBody> shape;

    LocationResource(DocumentCalls calls, JsonMapper json) {
        this.calls = calls;
        this.shape = new Shape<>(json, LocationBody.class);
    }

    @PutMapping("/{code}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return calls.put(
                DocumentKind.LOCATION,
                DocumentCalls.code(code),
                body,
                new DocumentCalls.Caller(actor, ifMatch),
                shape.checked(LocationBody::checked));
    }

    @GetMapping("/{code}")
    ResponseEntity<ObjectNode> get(@PathVariable String code) {
        return calls.get(DocumentKind.LOCATION, code, ProblemCode.UNKNOWN_LOCATION);
    }

    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return calls.list(DocumentKind.LOCATION, "", PageRequest.of(limit, cursor));
    }
}
