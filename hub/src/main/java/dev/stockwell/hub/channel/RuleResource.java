package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Shape;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.hub.web.ProblemCode;
import java.util.List;
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

/** The rules that shape what channels may show, and those that share out what comes in. */
@RestController
@RequestMapping("/api/v1")
class RuleResource {
    private final DocumentCalls calls;
    private final Setups setups;
    private final Catalog catalog;
    private final Shape<RuleBody> rules;
    private final Shape<AllocationRuleBody> shares;

    RuleResource(DocumentCalls calls, Setups setups, Catalog catalog, JsonMapper json) {
        this.calls = calls;
        this.setups = setups;
        this.catalog = catalog;
        this.rules = new Shape<>(json, RuleBody.class);
        this.shares = new Shape<>(json, AllocationRuleBody.class);
    }

    @PutMapping("/rules/{code}")
    ResponseEntity<ObjectNode> putRule(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        DocumentCalls.Caller caller = new DocumentCalls.Caller(actor, ifMatch);
        return calls.put(
                DocumentKind.RULE,
                DocumentCalls.code(code),
                withWholeBuffer(body),
                caller,
                rules.checked(rule -> rule.checked(setups.current(), catalog)));
    }

    @GetMapping("/rules/{code}")
    ResponseEntity<ObjectNode> getRule(@PathVariable String code) {
        return calls.get(DocumentKind.RULE, code, ProblemCode.NOT_FOUND);
    }

    @DeleteMapping("/rules/{code}")
    ResponseEntity<ObjectNode> deleteRule(@PathVariable String code, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return calls.delete(DocumentKind.RULE, code, actor, ProblemCode.NOT_FOUND);
    }

    @GetMapping("/rules")
    Page<ObjectNode> listRules(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return calls.list(DocumentKind.RULE, "", PageRequest.of(limit, cursor));
    }

    @PutMapping("/allocation-rules/{code}")
    ResponseEntity<ObjectNode> putShare(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        DocumentCalls.Caller caller = new DocumentCalls.Caller(actor, ifMatch);
        return calls.put(
                DocumentKind.ALLOCATION_RULE,
                DocumentCalls.code(code),
                body,
                caller,
                shares.checked(share -> share.checked(setups.current(), catalog)));
    }

    @GetMapping("/allocation-rules/{code}")
    ResponseEntity<ObjectNode> getShare(@PathVariable String code) {
        return calls.get(DocumentKind.ALLOCATION_RULE, code, ProblemCode.NOT_FOUND);
    }

    @DeleteMapping("/allocation-rules/{code}")
    ResponseEntity<ObjectNode> deleteShare(@PathVariable String code, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return calls.delete(DocumentKind.ALLOCATION_RULE, code, actor, ProblemCode.NOT_FOUND);
    }

    @GetMapping("/allocation-rules")
    Page<ObjectNode> listShares(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return calls.list(DocumentKind.ALLOCATION_RULE, "", PageRequest.of(limit, cursor));
    }

    /** A buffer changes as a whole: a percentage takes the place of units, and the other way round. */
    private static ObjectNode withWholeBuffer(ObjectNode patch) {
        if (patch.get("buffer") instanceof ObjectNode buffer) {
            for (String member : List.of("units", "percent")) {
                if (!buffer.has(member)) {
                    buffer.putNull(member);
                }
            }
        }
        return patch;
    }
}
