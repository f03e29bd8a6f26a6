package dev.stockwell.hub.access;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/**
 * The one cookie. Its value is the token of a session for who has signed in, and before that just something that only
 * this browser knows. Signing in always changes it. Under https no other host of the domain can set it.
 */
@Component
class BrowserCookie {
    private static final String NAME = "stockwell";
    private static final String NAME_UNDER_HTTPS = "__Host-stockwell";

    private final PublicAddress address;

    BrowserCookie(PublicAddress address) {
        this.address = address;
    }

    Optional<String> of(HttpServletRequest request) {
        Cookie[] sent = request.getCookies();
        String name = name(request);
        return sent == null
                ? Optional.empty()
                : Arrays.stream(sent)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .filter(value -> !value.isEmpty())
                        .findFirst();
    }

    void set(HttpServletRequest request, HttpServletResponse response, String value) {
        write(request, response, value, Sessions.AGE_MAX);
    }

    void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", Duration.ZERO);
    }

    private void write(HttpServletRequest request, HttpServletResponse response, String value, Duration age) {
        String cookie = ResponseCookie.from(name(request), value)
                .httpOnly(true)
                .secure(address.isHttps(request))
                .sameSite("Lax")
                .path("/")
                .maxAge(age)
                .build()
                .toString();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie);
    }

    private String name(HttpServletRequest request) {
        return address.isHttps(request) ? NAME_UNDER_HTTPS : NAME;
    }
}
