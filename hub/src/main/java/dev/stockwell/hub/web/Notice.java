package dev.stockwell.hub.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;

/** What was done a moment ago, in a sentence that the next page shows once. A cookie carries it, so any node can show it. */
final class Notice {
    private static final String COOKIE = "stockwell-notice";
    private static final int LENGTH_MAX = 500;
    private static final int SECONDS = 60;

    private Notice() {}

    static void leave(HttpServletRequest request, HttpServletResponse response, String sentence) {
        String kept = sentence.length() > LENGTH_MAX ? sentence.substring(0, LENGTH_MAX) : sentence;
        String value = Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes(StandardCharsets.UTF_8));
        write(request, response, value, SECONDS);
    }

    /** The sentence that the page before has left; empty if none. */
    static String of(HttpServletRequest request) {
        Cookie[] cookies = request.getCookies() == null ? new Cookie[0] : request.getCookies();
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(COOKIE)) {
                try {
                    return new String(Base64.getUrlDecoder().decode(cookie.getValue()), StandardCharsets.UTF_8);
                } catch (IllegalArgumentException notOurs) {
                    return "";
                }
            }
        }
        return "";
    }

    static void forget(HttpServletRequest request, HttpServletResponse response) {
        write(request, response, "", 0);
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, String value, int seconds) {
        ResponseCookie cookie = ResponseCookie.from(COOKIE, value)
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Strict")
                .maxAge(seconds)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }
}
