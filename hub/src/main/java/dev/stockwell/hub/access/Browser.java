package dev.stockwell.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What is at the other end of a request for a page: its session is begun and forgotten here. */
@Component
class Browser {
    private static final String OTHER = "Another browser";

    /** What a browser calls itself. Of several, the first that stands here. */
    private static final List<Sign> KINDS = List.of(
            new Sign("Edg/", "Edge"),
            new Sign("OPR/", "Opera"),
            new Sign("SamsungBrowser", "Samsung Internet"),
            new Sign("Firefox", "Firefox"),
            new Sign("FxiOS", "Firefox"),
            new Sign("Chrome", "Chrome"),
            new Sign("CriOS", "Chrome"),
            new Sign("Safari", "Safari"));

    private static final List<Sign> SYSTEMS = List.of(
            new Sign("iPhone", " on an iPhone"),
            new Sign("iPad", " on an iPad"),
            new Sign("Android", " on Android"),
            new Sign("Windows", " on Windows"),
            new Sign("Mac OS X", " on a Mac"),
            new Sign("CrOS", " on a Chromebook"),
            new Sign("Linux", " on Linux"));

    private final Sessions sessions;
    private final BrowserCookie cookie;
    private final PublicAddress addresses;

    Browser(Sessions sessions, BrowserCookie cookie, PublicAddress addresses) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.addresses = addresses;
    }

    /** Signs a person in here, under a token that nobody has seen before. */
    void begin(Person person, boolean byLink, HttpServletRequest request, HttpServletResponse response) {
        Sessions.Device device =
                new Sessions.Device(name(request.getHeader(HttpHeaders.USER_AGENT)), addresses.client(request));
        cookie.set(request, response, sessions.begin(person, byLink, device));
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        cookie.forget(request, response);
    }

    String address(HttpServletRequest request) {
        return addresses.client(request);
    }

    private static String name(@Nullable String agent) {
        return agent == null ? OTHER : first(KINDS, agent, OTHER) + first(SYSTEMS, agent, "");
    }

    private static String first(List<Sign> signs, String agent, String otherwise) {
        return signs.stream()
                .filter(sign -> agent.contains(sign.part()))
                .findFirst()
                .map(Sign::name)
                .orElse(otherwise);
    }

    private record Sign(String part, String name) {}
}
