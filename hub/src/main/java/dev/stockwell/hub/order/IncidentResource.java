package dev.stockwell.hub.order;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Page;
import dev.stockwell.hub.web.PageRequest;
import dev.stockwell.kernel.reading.IncidentView;
import dev.stockwell.kernel.reading.Incidents;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a person must know, the newest first. */
@RestController
@RequestMapping("/api/v1")
class IncidentResource {
    private final Incidents incidents;
    private final IncidentBoard board;

    IncidentResource(Incidents incidents, IncidentBoard board) {
        this.incidents = incidents;
        this.board = board;
    }

    record Closing(@Nullable String note) {}

    @GetMapping("/incidents")
    Page<IncidentShown> list(
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable Boolean open,
            @RequestParam(required = false) @Nullable Integer limit,
            @RequestParam(required = false) @Nullable String cursor) {
        PageRequest page = PageRequest.of(limit, cursor);
        String wanted = kind == null ? null : Input.written(Input.choice(kind, "kind", IncidentBoard.Kind.class, null));
        Page<IncidentView> found = Page.of(
                incidents.page(wanted, open, PageRequest.id(page.after()), page.read()),
                page,
                each -> each,
                each -> each.id().toString());
        return new Page<>(board.shown(found.items()), found.next());
    }

    @GetMapping("/incidents/{id}")
    IncidentShown get(@PathVariable UUID id) {
        return board.shown(board.require(id));
    }

    @PostMapping("/incidents/{id}/close")
    IncidentShown close(
            @PathVariable UUID id, @RequestBody Closing body, @RequestAttribute(Actor.ATTRIBUTE) Actor actor) {
        return board.close(id, body.note(), actor.name());
    }
}
