package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Address;
import dev.stockwell.hub.web.Pages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The ways in and out: a password, a one-time link, and signing out. */
@Controller
class SignInPages {
    private static final String TITLE = "Sign in";
    private static final String WELCOME = "/settings?welcome";

    private final Pages pages;
    private final SignIns signIns;
    private final SignInLinks links;
    private final Sessions sessions;
    private final Browser browser;
    private final AuditLog audit;

    SignInPages(Pages pages, SignIns signIns, SignInLinks links, Sessions sessions, Browser browser, AuditLog audit) {
        this.pages = pages;
        this.signIns = signIns;
        this.links = links;
        this.sessions = sessions;
        this.browser = browser;
        this.audit = audit;
    }

    @GetMapping("/sign-in")
    View form(
            @RequestParam(required = false) @Nullable String next,
            @RequestParam(name = "out", required = false) @Nullable String out,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session session) {
        String path = LocalPath.of(next);
        return session == null
                ? pages.show(null, TITLE, "access/signIn", new SignInPage("", path, "", out != null))
                : new SeeOther(path);
    }

    @PostMapping("/sign-in")
    View signIn(
            @RequestParam(defaultValue = "") String signInName,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(required = false) @Nullable String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        String path = LocalPath.of(next);
        String name = Texts.clipped(signInName);
        return switch (signIns.attempt(name, password, browser.address(request))) {
            case SignIns.Result.In(Person person) -> {
                browser.begin(person, false, request, response);
                audit.signedIn(person, "a password", browser.address(request));
                yield new SeeOther(path);
            }
            case SignIns.Result.Wrong() ->
                again(
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        name,
                        path,
                        "The name or the password is not right. An owner can give you a link that lets you in.");
            case SignIns.Result.TooSoon(Duration wait) -> {
                long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
                response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                yield again(
                        HttpStatus.TOO_MANY_REQUESTS,
                        name,
                        path,
                        "There were many attempts, so this one was not looked at. Try again in "
                                + (seconds == 1 ? "a second." : seconds + " seconds."));
            }
        };
    }

    private View again(HttpStatus status, String name, String path, String problem) {
        return pages.show(status, null, TITLE, "access/signIn", new SignInPage(name, path, problem, false));
    }

    @GetMapping("/sign-in/{token}")
    View link(@PathVariable String token, @RequestParam(required = false) @Nullable String next) {
        return links.look(token).map(person -> link(person, token, next)).orElseGet(this::spent);
    }

    /** Also where somebody else was signed in: then he no longer is. */
    @PostMapping("/sign-in/{token}")
    View use(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String next,
            @RequestAttribute(name = Session.ATTRIBUTE, required = false) @Nullable Session before,
            HttpServletRequest request,
            HttpServletResponse response) {
        return links.use(token)
                .map(person -> {
                    if (before != null) {
                        sessions.end(before.person(), before.id());
                    }
                    browser.begin(person, true, request, response);
                    audit.signedIn(person, "a link", browser.address(request));
                    String home = person.hasPassword() ? LocalPath.HOME : WELCOME;
                    return (View) new SeeOther(next == null ? home : LocalPath.of(next));
                })
                .orElseGet(this::spent);
    }

    private View link(Person person, String token, @Nullable String next) {
        Address path = Address.of("/sign-in", token).with("next", next);
        return pages.show(null, TITLE, "access/link", new LinkPage(person.name(), path.text()));
    }

    private View spent() {
        return pages.show(HttpStatus.GONE, null, TITLE, "access/link", new LinkPage("", ""));
    }

    @PostMapping("/sign-out")
    View signOut(
            @RequestAttribute(Session.ATTRIBUTE) Session session,
            HttpServletRequest request,
            HttpServletResponse response) {
        sessions.end(session.person(), session.id());
        browser.forget(request, response);
        audit.did(session.person(), "signed out");
        return new SeeOther("/sign-in?out");
    }
}
