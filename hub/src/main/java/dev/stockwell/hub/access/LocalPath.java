package dev.stockwell.hub.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A page of the hub that somebody wanted to see before signing in. No address that leads elsewhere is one. */
final class LocalPath {
    /** Where nobody wanted anything else. */
    static final String HOME = "/";

    private static final String SIGN_IN = "/sign-in";
    private static final int LENGTH_MAX = 2_000;

    private LocalPath() {}

    /** What was asked for, if it is a path of the hub; else home. */
    static String of(@Nullable String wanted) {
        if (wanted == null || wanted.length() > LENGTH_MAX || !wanted.startsWith("/") || wanted.startsWith("//")) {
            return HOME;
        }
        try {
            URI uri = new URI(wanted);
            boolean isElsewhere = uri.isAbsolute() || uri.getRawAuthority() != null;
            boolean isSignIn = uri.getRawPath() == null || uri.getRawPath().startsWith(SIGN_IN);
            return isElsewhere || isSignIn ? HOME : uri.toASCIIString();
        } catch (URISyntaxException notAPath) {
            return HOME;
        }
    }

    /** The path within a full address, as a script sends that of the page it runs in. */
    static String within(@Nullable String address) {
        if (address == null) {
            return HOME;
        }
        try {
            URI uri = new URI(address);
            String query = uri.getRawQuery();
            return of(uri.getRawPath() + (query == null ? "" : "?" + query));
        } catch (URISyntaxException notAnAddress) {
            return HOME;
        }
    }

    /** The page to sign in on, which then leads to a path. */
    static String signIn(String path) {
        return path.equals(HOME) ? SIGN_IN : SIGN_IN + "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
