package dev.stockwell.hub.location;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
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
import tools.jackson.databind.node.ObjectNode;

/** The shares of the stock that are set apart. */
@RestController
@RequestMapping("/api/v1/pools")
class PoolResource {
    private final DocumentCalls<PoolBody> calls;

    PoolResource(DocumentCalls<PoolBody> calls) {
        this.calls = calls;
    }

    @PutMapping("/{code}")
    ResponseEntity<ObjectNode> put(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return calls.put(DocumentCalls.code(code), body, actor, ifMatch);
    }

    @GetMapping("/{code}")
    ResponseEntity<ObjectNode> get(@PathVariable String code) {
        return calls.get(code);
    }

    @GetMapping
    Page<ObjectNode> list(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return calls.list(PageRequest.of(limit, cursor));
    }
}
