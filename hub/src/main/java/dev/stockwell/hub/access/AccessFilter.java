package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Actor;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import tools.jackson.databind.json.JsonMapper;

/** Lets a call in if its key may do what it asks for, and tells the call who it is. */
@Component
class AccessFilter extends OncePerRequestFilter {
    private static final String API = "/api/v1/";
    private static final String KEYS = API + "keys";
    private static final String LINKS = API + "sign-in-links";
    private static final String METRICS = API + "metrics";
    private static final Set<String> OPEN = Set.of(API + "health", API + "ready", API + "openapi.json");
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final String SCHEME = "Bearer ";

    private final AccessKeys keys;
    private final JsonMapper json;

    AccessFilter(AccessKeys keys, JsonMapper json) {
        this.keys = keys;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = path(request);
        return !path.startsWith(API) || OPEN.contains(path) || (path.equals(METRICS) && isFromHere(request));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        AccessKey key;
        try {
            key = key(request.getHeader(HttpHeaders.AUTHORIZATION)).orElse(null);
        } catch (DataAccessException unreachable) {
            response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            answer(response, Problem.unreachable());
            return;
        }
        Problem problem = key == null
                ? new Problem(ProblemCode.KEY_MISSING, "No valid key was sent.")
                : refusal(key.role(), request);
        if (key == null || problem != null) {
            answer(response, problem);
            return;
        }
        request.setAttribute(Actor.ATTRIBUTE, new Actor(key.name()));
        chain.doFilter(request, response);
    }

    private Optional<AccessKey> key(@Nullable String header) {
        return header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? Optional.empty()
                : keys.find(header.substring(SCHEME.length()).strip());
    }

    private static @Nullable Problem refusal(Role role, HttpServletRequest request) {
        String path = path(request);
        boolean isForOwners = path.equals(KEYS) || path.startsWith(KEYS + "/") || path.equals(LINKS);
        if (isForOwners && role != Role.OWNER) {
            return new Problem(ProblemCode.NOT_ALLOWED, "Keys and sign-in links need a key of the role owner.");
        }
        if (role == Role.READ && !READING.contains(request.getMethod())) {
            return new Problem(ProblemCode.NOT_ALLOWED, "This key may only read; a change needs the role write.");
        }
        return null;
    }

    private void answer(HttpServletResponse response, @Nullable Problem problem) throws IOException {
        if (problem == null) {
            throw new IllegalStateException("a call is refused for a reason");
        }
        response.setStatus(problem.code().status());
        if (problem.code() == ProblemCode.KEY_MISSING) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(problem.body()));
    }

    /** As the server decoded it, so that no other spelling of a path gets past. */
    private static String path(HttpServletRequest request) {
        return request.getServletPath();
    }

    private static boolean isFromHere(HttpServletRequest request) {
        return InetAddress.ofLiteral(request.getRemoteAddr()).isLoopbackAddress();
    }
}
