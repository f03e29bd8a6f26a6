package dev.stockwell.hub.catalog;

import dev.stockwell.hub.store.Document;
import dev.stockwell.hub.store.DocumentKind;
import dev.stockwell.hub.store.Documents;
import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Items and bundles. */
@RestController
@RequestMapping("/api/v1")
class ItemResource {
    private final ItemChanges changes;
    private final Documents documents;

    ItemResource(ItemChanges changes, Documents documents) {
        this.changes = changes;
        this.documents = documents;
    }

    record Rename(@Nullable String sku) {}

    @PutMapping("/items/{sku}")
    ResponseEntity<ObjectNode> putItem(
            @PathVariable String sku,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(changes.putItem(sku, body, actor.name(), ifMatch));
    }

    @GetMapping("/items/{sku}")
    ResponseEntity<ObjectNode> getItem(@PathVariable String sku) {
        return answer(new Documents.Written(changes.item(sku), false));
    }

    @GetMapping("/items")
    Page<ObjectNode> items(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list(DocumentKind.ITEM, PageRequest.of(limit, cursor));
    }

    @PostMapping("/items/{sku}/rename")
    ResponseEntity<ObjectNode> rename(
            @PathVariable String sku, @RequestBody Rename body, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return answer(changes.rename(sku, Input.required(body.sku(), "sku"), actor.name()));
    }

    @PutMapping("/bundles/{sku}")
    ResponseEntity<ObjectNode> putBundle(
            @PathVariable String sku,
            @RequestBody ObjectNode body,
            @RequestAttribute(Actor.ATTRIBUTE) Actor actor,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch) {
        return answer(changes.putBundle(sku, body, actor.name(), ifMatch));
    }

    @GetMapping("/bundles/{sku}")
    ResponseEntity<ObjectNode> getBundle(@PathVariable String sku) {
        return answer(new Documents.Written(changes.bundle(sku), false));
    }

    @GetMapping("/bundles")
    Page<ObjectNode> bundles(
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        return list(DocumentKind.BUNDLE, PageRequest.of(limit, cursor));
    }

    private Page<ObjectNode> list(DocumentKind kind, PageRequest page) {
        return Page.of(documents.page(kind, "", page.after(), page.read()), page, Document::body, Document::code);
    }

    private static ResponseEntity<ObjectNode> answer(Documents.Written written) {
        return ResponseEntity.status(written.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
                .header(HttpHeaders.ETAG, Documents.etag(written.document()))
                .body(written.document().body());
    }
}
