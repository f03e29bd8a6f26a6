package dev.stockwell.hub.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.csrf.DefaultCsrfToken;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;

/**
 * What a form must carry to be believed: a token that follows from the browser's cookie, which no other site can read. So
 * it holds exactly as long as the session does, and nothing of it is stored. Each page carries it under another mask.
 */
final class FormTokens implements CsrfTokenRepository {
    private static final String HEADER = "X-Form-Token";
    private static final String FIELD = "formToken";
    private static final String PURPOSE = "form token of ";

    private final BrowserCookie cookie;
    private final Secrets secrets;
    private final XorCsrfTokenRequestAttributeHandler masks = new XorCsrfTokenRequestAttributeHandler();

    FormTokens(BrowserCookie cookie, Secrets secrets) {
        this.cookie = cookie;
        this.secrets = secrets;
    }

    /** Puts on masks and takes them off. */
    XorCsrfTokenRequestAttributeHandler masks() {
        return masks;
    }

    /** The token for the forms of a page, masked. A browser without a cookie is given one. */
    String masked(HttpServletRequest request, HttpServletResponse response) {
        CsrfToken known = loadToken(request);
        CsrfToken token = known == null ? begun(request, response) : known;
        masks.handle(request, response, () -> token);
        return ((CsrfToken) request.getAttribute(CsrfToken.class.getName())).getToken();
    }

    private CsrfToken begun(HttpServletRequest request, HttpServletResponse response) {
        String value = secrets.next();
        cookie.set(request, response, value);
        return of(value);
    }

    /** For a request that carries none, so that nothing fits it. */
    @Override
    public CsrfToken generateToken(HttpServletRequest request) {
        return of(secrets.next());
    }

    @Override
    public void saveToken(@Nullable CsrfToken token, HttpServletRequest request, HttpServletResponse response) {
        // It follows from the cookie.
    }

    @Override
    public @Nullable CsrfToken loadToken(HttpServletRequest request) {
        return cookie.of(request).map(FormTokens::of).orElse(null);
    }

    private static CsrfToken of(String cookieValue) {
        byte[] token = Secrets.hash(PURPOSE + cookieValue);
        return new DefaultCsrfToken(
                HEADER, FIELD, Base64.getUrlEncoder().withoutPadding().encodeToString(token));
    }
}
