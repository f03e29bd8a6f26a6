package dev.stockwell.hub.order;

import dev.stockwell.hub.stock.StockDoor;
import dev.stockwell.hub.web.Form;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Onward;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.Quantities;
import dev.stockwell.hub.web.Section;
import dev.stockwell.hub.web.Sender;
import dev.stockwell.kernel.reading.IncidentView;
import dev.stockwell.kernel.reading.Incidents;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** What people see of incidents, and what they do about them from there. */
@Controller
@RequestMapping("/incidents")
class IncidentPages {
    private static final int ROWS = 50;

    private final Pages pages;
    private final Incidents incidents;
    private final IncidentBoard board;
    private final Remedies remedies;
    private final StockDoor door;

    IncidentPages(Pages pages, Incidents incidents, IncidentBoard board, Remedies remedies, StockDoor door) {
        this.pages = pages;
        this.incidents = incidents;
        this.board = board;
        this.remedies = remedies;
        this.door = door;
    }

    @GetMapping
    View list(
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(required = false) @Nullable UUID after) {
        String wanted =
                kind.isEmpty() ? null : Input.written(Input.choice(kind, "kind", IncidentBoard.Kind.class, null));
        boolean isOpen = !state.equals("closed");
        List<IncidentView> read = isOpen
                ? incidents.worst(wanted, after == null ? null : board.require(after), ROWS + 1)
                : incidents.page(wanted, false, after, ROWS + 1);
        List<IncidentView> kept = read.size() > ROWS ? read.subList(0, ROWS) : read;
        String next = read.size() > ROWS
                ? "/incidents?state=" + (isOpen ? "open" : "closed") + "&kind=" + kind + "&after="
                        + kept.getLast().id()
                : null;
        List<Incidents.Count> open = incidents.open();
        List<IncidentsPage.Kind> kinds = open.stream()
                .map(each -> new IncidentsPage.Kind(each.kind(), IncidentsPage.label(each.kind()), each.incidents()))
                .sorted(Comparator.comparingLong(IncidentsPage.Kind::open).reversed())
                .toList();
        long total = open.stream().mapToLong(Incidents.Count::incidents).sum();
        return pages.show(
                Section.INCIDENTS,
                "Incidents",
                "order/incidents",
                new IncidentsPage(board.shown(kept), isOpen, kind, kinds, total, next));
    }

    @GetMapping("/{id}")
    View one(@PathVariable UUID id) {
        return show(HttpStatus.OK, board.require(id), Form.of(Map.of()));
    }

    @PostMapping("/{id}/close")
    View close(@PathVariable UUID id, @RequestParam Map<String, String> typed, Sender sender) {
        return act(id, typed, form -> {
            board.close(id, form.value("note"), sender.actor().name());
            return new Onward("/incidents", "Closed. It stays in the list of closed incidents.");
        });
    }

    @PostMapping("/{id}/count")
    View count(
            @PathVariable UUID id, @RequestParam UUID command, @RequestParam Map<String, String> typed, Sender sender) {
        return act(id, typed, form -> {
            remedies.count(board.require(id), form, command, sender);
            return onward(id, "Counted: " + form.value("quantity") + " on hand.");
        });
    }

    @PostMapping("/{id}/bring")
    View bring(
            @PathVariable UUID id, @RequestParam UUID command, @RequestParam Map<String, String> typed, Sender sender) {
        return act(id, typed, form -> {
            IncidentView incident = board.require(id);
            remedies.bring(incident, form, command, sender);
            long lacking = remedies.lacking(incident);
            return onward(
                    id,
                    "Moved " + form.value("quantity") + ". "
                            + (lacking == 0
                                    ? "The line has all it wants."
                                    : "The line still lacks "
                                            + Quantities.text(
                                                    lacking,
                                                    remedies.measure(incident).decimals()) + "."));
        });
    }

    @PostMapping("/{id}/name")
    View name(@PathVariable UUID id, @RequestParam Map<String, String> typed, Sender sender) {
        return act(id, typed, form -> {
            remedies.name(board.require(id), form.value("sku"), sender.actor());
            return onward(id, "It is known as " + form.value("sku") + " from now on.");
        });
    }

    /** What a form is to do; it throws the problem if it cannot. */
    private interface Act {
        View on(Form form);
    }

    private View act(UUID id, Map<String, String> typed, Act act) {
        Form form = Form.of(typed);
        try {
            return act.on(form);
        } catch (Problem refusal) {
            return show(HttpStatus.valueOf(refusal.code().status()), board.require(id), form.refused(refusal));
        }
    }

    private Onward onward(UUID id, String done) {
        boolean isOpen = board.require(id).closedAt() == null;
        return new Onward(
                isOpen ? "/incidents/" + id : "/incidents", isOpen ? done : done + " That closed the incident.");
    }

    private View show(HttpStatus status, IncidentView incident, Form form) {
        IncidentShown shown = board.shown(incident);
        long lacking = remedies.lacking(incident);
        IncidentPage page = new IncidentPage(
                shown,
                incident.kind(),
                lacking,
                remedies.standing(incident),
                lacking > 0 ? remedies.elsewhere(incident) : List.of(),
                lacking > 0 ? remedies.targets(incident) : List.of(),
                form.command(door.newId()),
                remedies.measure(incident),
                form);
        return pages.show(status, Section.INCIDENTS, IncidentsPage.label(incident.kind()), "order/incident", page);
    }
}
