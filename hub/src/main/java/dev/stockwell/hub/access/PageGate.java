package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.hub.web.Visitor;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Lets somebody see a page if he has signed in and his role allows it, and tells the page who he is. Whoever has not is led
 * to sign in. What another site sends is refused before anything else is looked at.
 */
final class PageGate extends OncePerRequestFilter {
    private static final String SIGN_IN = "/sign-in";
    private static final Set<String> OPEN = Set.of("/assets/", "/problems/", SIGN_IN + "/");
    private static final Set<String> OWNERS = Set.of("/settings/people", "/settings/keys");
    /** What everybody may change: his own account. */
    private static final Set<String> OWN = Set.of("/sign-out", "/settings/account");

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final FormTokens tokens;
    private final PublicAddress address;
    private final HandlerExceptionResolver problems;

    PageGate(
            Sessions sessions,
            BrowserCookie cookie,
            FormTokens tokens,
            PublicAddress address,
            HandlerExceptionResolver problems) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.tokens = tokens;
        this.address = address;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromAnotherSite(request)) {
            refuse(request, response, new Problem(ProblemCode.FORM_OUT_OF_DATE, "Another site sent this form."));
            return;
        }
        String path = request.getServletPath();
        Session session;
        try {
            session = path.startsWith("/assets/") ? null : session(request).orElse(null);
        } catch (DataAccessException unreachable) {
            refuse(request, response, Problem.unreachable());
            return;
        }
        if (session == null && !isOpen(path)) {
            leadToSignIn(request, response);
            return;
        }
        introduce(session, request, response);
        Problem problem = session == null ? null : refusal(session.person().role(), path, request.getMethod());
        if (problem == null) {
            chain.doFilter(request, response);
        } else {
            refuse(request, response, problem);
        }
    }

    private Optional<Session> session(HttpServletRequest request) {
        return cookie.of(request).flatMap(sessions::find);
    }

    private void introduce(@Nullable Session session, HttpServletRequest request, HttpServletResponse response) {
        if (session == null) {
            if (isAtOrUnder(request.getServletPath(), SIGN_IN)) {
                request.setAttribute(
                        Visitor.ATTRIBUTE, new Visitor("", false, false, tokens.masked(request, response)));
            }
            return;
        }
        Person person = session.person();
        request.setAttribute(Session.ATTRIBUTE, session);
        request.setAttribute(Actor.ATTRIBUTE, new Actor(person.signInName()));
        request.setAttribute(
                Visitor.ATTRIBUTE,
                new Visitor(
                        person.name(),
                        person.role() != Role.READ,
                        person.role() == Role.OWNER,
                        tokens.masked(request, response)));
    }

    private static @Nullable Problem refusal(Role role, String path, String method) {
        boolean isForOwners = OWNERS.stream().anyMatch(owners -> isAtOrUnder(path, owners));
        if (isForOwners && role != Role.OWNER) {
            return new Problem(ProblemCode.NOT_ALLOWED, "People and keys are for owners.");
        }
        boolean isOwn = isAtOrUnder(path, SIGN_IN) || OWN.stream().anyMatch(own -> isAtOrUnder(path, own));
        if (role == Role.READ && !READING.contains(method) && !isOwn) {
            return new Problem(
                    ProblemCode.NOT_ALLOWED,
                    "You may look at everything and change nothing; a change needs the role write.");
        }
        return null;
    }

    /** Browsers say from which site a form comes; programs say nothing, and have no cookie that would help them. */
    private boolean isFromAnotherSite(HttpServletRequest request) {
        if (READING.contains(request.getMethod())) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN_SITE.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && !address.isOwn(request, origin);
    }

    private static void leadToSignIn(HttpServletRequest request, HttpServletResponse response) {
        if (isByScript(request)) {
            response.setStatus(HttpStatus.UNAUTHORIZED.value());
            response.setHeader("HX-Redirect", LocalPath.signIn(LocalPath.within(request.getHeader("HX-Current-URL"))));
            return;
        }
        String query = request.getQueryString();
        String wanted = READING.contains(request.getMethod())
                ? LocalPath.of(request.getRequestURI() + (query == null ? "" : "?" + query))
                : LocalPath.HOME;
        response.setStatus(HttpStatus.SEE_OTHER.value());
        response.setHeader(HttpHeaders.LOCATION, LocalPath.signIn(wanted));
    }

    /** A script could make nothing of the page to sign in on. */
    private static boolean isByScript(HttpServletRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getHeader("HX-Request") != null || accepted == null || !accepted.contains("text/html");
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) {
        problems.resolveException(request, response, null, problem);
    }

    private static boolean isOpen(String path) {
        return path.equals(SIGN_IN) || OPEN.stream().anyMatch(path::startsWith);
    }

    private static boolean isAtOrUnder(String path, String folder) {
        return path.equals(folder) || path.startsWith(folder + "/");
    }
}
