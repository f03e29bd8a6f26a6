package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Owners let people in, change what they may do, and let them go. {@link PageGate} lets nobody else here. */
@Controller
@RequestMapping("/settings/people")
class PeoplePages {
    private static final String HERE = "/settings/people";
    private static final Map<String, String> DONE = Map.of(
            "role", "The role is changed; it holds from the next click on.",
            "out", "Signed out everywhere. A link or the password lets in again.",
            "removed", "Removed. What was done under that name keeps it.");

    private final Pages pages;
    private final People people;
    private final Sessions sessions;
    private final SignInLinks links;
    private final PublicAddress address;
    private final AuditLog audit;

    PeoplePages(
            Pages pages, People people, Sessions sessions, SignInLinks links, PublicAddress address, AuditLog audit) {
        this.pages = pages;
        this.people = people;
        this.sessions = sessions;
        this.links = links;
        this.address = address;
        this.audit = audit;
    }

    @GetMapping
    View list(@RequestAttribute(Session.ATTRIBUTE) Session session, @RequestParam(defaultValue = "") String done) {
        return show(
                HttpStatus.OK,
                session,
                PeoplePage.Invited.NOBODY,
                PeoplePage.Link.NONE,
                DONE.getOrDefault(done, ""),
                "");
    }

    @PostMapping
    View invite(
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String signInName,
            @RequestParam(defaultValue = "") String role,
            HttpServletRequest request) {
        PeoplePage.Invited typed = new PeoplePage.Invited(name.strip(), signInName.strip(), role);
        Optional<String> objection = Texts.objection(typed.name(), "The name", Texts.NAME_MAX)
                .or(() -> Texts.objection(typed.signInName(), "The sign-in name", Texts.SIGN_IN_NAME_MAX));
        if (objection.isPresent()) {
            return refused(session, typed, objection.get());
        }
        Role chosen = Input.choice(role, "role", Role.class, null);
        return people.add(typed.name(), typed.signInName(), chosen)
                .map(person -> {
                    audit.did(session.person(), "invited, as " + chosen.written() + ",", person);
                    return withLink(session, person, request);
                })
                .orElseGet(() -> refused(session, typed, "Somebody signs in with that name already; choose another."));
    }

    @PostMapping("/{id}/link")
    View link(@RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable UUID id, HttpServletRequest request) {
        Person person = known(id);
        audit.did(session.person(), "made a link for", person);
        return withLink(session, person, request);
    }

    @PostMapping("/{id}/role")
    View setRole(
            @RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable UUID id, @RequestParam String role) {
        Person person = known(id);
        Role chosen = Input.choice(role, "role", Role.class, null);
        if (!people.setRole(id, chosen)) {
            return refused(session, PeoplePage.Invited.NOBODY, "Somebody must stay owner: make another one first.");
        }
        sessions.forgetWhatIsAtHand();
        audit.did(session.person(), "gave the role " + chosen.written() + " to", person);
        return new SeeOther(HERE + "?done=role");
    }

    @PostMapping("/{id}/sign-out")
    View signOut(@RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable UUID id) {
        Person person = known(id);
        sessions.endAll(id, null);
        links.forget(person);
        audit.did(session.person(), "signed out everywhere", person);
        return new SeeOther(HERE + "?done=out");
    }

    @PostMapping("/{id}/remove")
    View remove(@RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable UUID id) {
        Person person = known(id);
        if (!people.remove(id)) {
            return refused(session, PeoplePage.Invited.NOBODY, "Somebody must stay owner: make another one first.");
        }
        sessions.endAll(id, null);
        links.forget(person);
        audit.did(session.person(), "removed", person);
        return new SeeOther(HERE + "?done=removed");
    }

    private Person known(UUID id) {
        return people.find(id)
                .orElseThrow(() -> new Problem(ProblemCode.NOT_FOUND, "This person was removed, or never was."));
    }

    private View withLink(Session session, Person person, HttpServletRequest request) {
        SignInLinks.Made made =
                links.make(person, SignInLinks.SENT, session.person().name());
        PeoplePage.Link link = new PeoplePage.Link(
                person.name(), address.of(request, made.path()), SignInLinks.SENT.toDays() + " days");
        return show(HttpStatus.OK, session, PeoplePage.Invited.NOBODY, link, "", "");
    }

    private View refused(Session session, PeoplePage.Invited typed, String problem) {
        return show(HttpStatus.UNPROCESSABLE_CONTENT, session, typed, PeoplePage.Link.NONE, "", problem);
    }

    private View show(
            HttpStatus status,
            Session session,
            PeoplePage.Invited typed,
            PeoplePage.Link link,
            String done,
            String problem) {
        List<PeoplePage.Row> rows = people.all().stream()
                .map(person -> new PeoplePage.Row(
                        person.id().toString(),
                        person.name(),
                        person.signInName(),
                        person.role().written(),
                        person.hasPassword(),
                        sessions.of(person).size(),
                        person.id().equals(session.person().id())))
                .toList();
        PeoplePage page = new PeoplePage(rows, RoleChoice.all(), typed, link, done, problem);
        return pages.show(status, Section.SETTINGS, "People", "access/people", page);
    }
}
