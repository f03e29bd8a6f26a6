package dev.stockwell.hub.channel;

import dev.stockwell.hub.store.DocumentCalls;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
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
import tools.jackson.databind.node.ObjectNode;

/** The rules that shape what channels may show, and those that share out what comes in. */
@RestController
@RequestMapping("/api/v1")
class RuleResource {
    private final DocumentCalls<RuleBody> rules;
    private final DocumentCalls<AllocationRuleBody> shares;

    RuleResource(DocumentCalls<RuleBody> rules, DocumentCalls<AllocationRuleBody> shares) {
        this.rules = rules;
        this.shares = shares;
    }

    @PutMapping("/rules/{code}")
    ResponseEntity<ObjectNode> putRule(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return rules.put(DocumentCalls.code(code), withWholeBuffer(body), actor, ifMatch);
    }

    @GetMapping("/rules/{code}")
    ResponseEntity<ObjectNode> getRule(@PathVariable String code) {
        return rules.get(code);
    }

    @DeleteMapping("/rules/{code}")
    ResponseEntity<ObjectNode> deleteRule(@PathVariable String code, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return rules.delete(code, actor);
    }

    @GetMapping("/rules")
    Page<ObjectNode> listRules(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return rules.list(PageRequest.of(limit, cursor));
    }

    @PutMapping("/allocation-rules/{code}")
    ResponseEntity<ObjectNode> putShare(
            @PathVariable String code,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return shares.put(DocumentCalls.code(code), body, actor, ifMatch);
    }

    @GetMapping("/allocation-rules/{code}")
    ResponseEntity<ObjectNode> getShare(@PathVariable String code) {
        return shares.get(code);
    }

    @DeleteMapping("/allocation-rules/{code}")
    ResponseEntity<ObjectNode> deleteShare(@PathVariable String code, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return shares.delete(code, actor);
    }

    @GetMapping("/allocation-rules")
    Page<ObjectNode> listShares(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return shares.list(PageRequest.of(limit, cursor));
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
