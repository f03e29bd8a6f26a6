package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Pages;
import dev.stockwell.hub.web.Section;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** A person's own account: name, password, and where he is signed in. */
@Controller
@RequestMapping("/settings")
class AccountPages {
    private static final Map<String, String> DONE = Map.of(
            "name", "Your name is saved.",
            "password", "Your password is saved, and you are signed out everywhere else.",
            "session", "Signed out there.");
    /** So long after a link let him in, a person may set a password without knowing the old one. */
    private static final Duration AFTER_LINK = Duration.ofMinutes(15);

    private final Pages pages;
    private final People people;
    private final Sessions sessions;
    private final Passwords passwords;
    private final SignIns signIns;
    private final Browser browser;
    private final AuditLog audit;
    private final InstantSource clock;

    AccountPages(
            Pages pages,
            People people,
            Sessions sessions,
            Passwords passwords,
            SignIns signIns,
            Browser browser,
            AuditLog audit,
            InstantSource clock) {
        this.pages = pages;
        this.people = people;
        this.sessions = sessions;
        this.passwords = passwords;
        this.signIns = signIns;
        this.browser = browser;
        this.audit = audit;
        this.clock = clock;
    }

    @GetMapping
    View account(
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam(required = false) @Nullable String welcome,
            @RequestParam(required = false, defaultValue = "") String done) {
        AccountPage page = page(
                session, session.person(), AccountPage.Problems.NONE, welcome != null, DONE.getOrDefault(done, ""));
        return pages.show(Section.SETTINGS, "Your account", "access/account", page);
    }

    @PostMapping("/account")
    View rename(
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String signInName) {
        Person before = session.person();
        Person typed = new Person(
                before.id(), name.strip(), signInName.strip(), before.role(), before.hasPassword(), before.createdAt());
        String ofName =
                Texts.objection(typed.name(), "The name", Texts.NAME_MAX).orElse("");
        String ofSignInName = Texts.objection(typed.signInName(), "The sign-in name", Texts.SIGN_IN_NAME_MAX)
                .orElse("");
        if (ofName.isEmpty() && ofSignInName.isEmpty()) {
            if (people.rename(before.id(), typed.name(), typed.signInName())) {
                sessions.forgetWhatIsAtHand();
                audit.did(typed, "changed his name from " + before.name());
                return new SeeOther("/settings?done=name");
            }
            ofSignInName = "Somebody else signs in with this name; choose another.";
        }
        return again(session, typed, new AccountPage.Problems(ofName, ofSignInName, "", ""));
    }

    @PostMapping("/account/password")
    View setPassword(
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        Person person = session.person();
        Optional<String> objection = Passwords.objection(password, person);
        if (objection.isPresent()) {
            return again(session, person, new AccountPage.Problems("", "", "", objection.get()));
        }
        if (needsOld(session)) {
            String ofOld = switch (signIns.attempt(person.signInName(), old, browser.address(request))) {
                case SignIns.Result.In in -> "";
                case SignIns.Result.Wrong wrong -> "That is not your present password.";
                case SignIns.Result.TooSoon tooSoon -> "There were many attempts. Wait a minute and try again.";
            };
            if (!ofOld.isEmpty()) {
                return again(session, person, new AccountPage.Problems("", "", ofOld, ""));
            }
        }
        people.setPassword(person.id(), passwords.hash(password));
        sessions.endAll(person.id(), session.id());
        audit.did(person, "set a password");
        return new SeeOther("/settings?done=password");
    }

    @PostMapping("/account/sessions/{id}/end")
    View end(@RequestAttribute(Session.ATTRIBUTE) Session session, @PathVariable UUID id) {
        sessions.end(session.person(), id);
        audit.did(session.person(), "ended a session");
        return new SeeOther("/settings?done=session");
    }

    @PostMapping("/account/sessions/end-others")
    View endOthers(@RequestAttribute(Session.ATTRIBUTE) Session session) {
        sessions.endAll(session.person().id(), session.id());
        audit.did(session.person(), "ended all other sessions");
        return new SeeOther("/settings?done=session");
    }

    private View again(Session session, Person typed, AccountPage.Problems problems) {
        return pages.show(
                HttpStatus.UNPROCESSABLE_CONTENT,
                Section.SETTINGS,
                "Your account",
                "access/account",
                page(session, typed, problems, false, ""));
    }

    private AccountPage page(
            Session session, Person shown, AccountPage.Problems problems, boolean isWelcome, String done) {
        Role role = shown.role();
        return new AccountPage(
                shown.name(),
                shown.signInName(),
                role.label(),
                role.meaning(),
                role == Role.OWNER,
                shown.hasPassword(),
                needsOld(session),
                Passwords.LENGTH_MIN,
                isWelcome,
                done,
                problems,
                places(session));
    }

    private List<AccountPage.Place> places(Session here) {
        return sessions.of(here.person()).stream()
                .map(session -> new AccountPage.Place(
                        session.id().toString(),
                        session.device(),
                        session.address(),
                        session.byLink(),
                        session.createdAt(),
                        session.seenAt(),
                        session.id().equals(here.id())))
                .toList();
    }

    private boolean needsOld(Session session) {
        boolean isFreshByLink =
                session.byLink() && session.createdAt().plus(AFTER_LINK).isAfter(clock.instant());
        return session.person().hasPassword() && !isFreshByLink;
    }
}
