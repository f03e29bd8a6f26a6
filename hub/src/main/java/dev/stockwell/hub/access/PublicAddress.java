package dev.stockwell.hub.access;

import dev.stockwell.hub.store.HubSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** How browsers reach the hub, and from where they do: also behind a proxy that ends TLS. */
@Component
class PublicAddress {
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int ADDRESS_MAX = 100;

    private final @Nullable URI url;

    PublicAddress(HubSettings settings) {
        this.url = settings.publicUrl();
        if (url != null && (url.getHost() == null || !isWeb(url))) {
            throw new IllegalArgumentException(
                    "STOCKWELL_PUBLIC_URL must look like https://stock.example.com, and is " + url);
        }
    }

    boolean isHttps(HttpServletRequest request) {
        return request.isSecure() || (url != null && "https".equalsIgnoreCase(url.getScheme()));
    }

    /** The address of a path, for a link that is sent to somebody. */
    String of(HttpServletRequest request, String path) {
        return origin(request) + path;
    }

    /** Whether an Origin header names the hub itself. */
    boolean isOwn(HttpServletRequest request, String origin) {
        String host = request.getHeader(HttpHeaders.HOST);
        String sent = origin.toLowerCase(Locale.ROOT);
        return sent.equals(origin(request))
                || (host != null && sent.equals(request.getScheme() + "://" + host.toLowerCase(Locale.ROOT)));
    }

    /** Where a request comes from. A proxy on this machine is believed in what it says of that. */
    String client(HttpServletRequest request) {
        String peer = request.getRemoteAddr();
        String forwarded = request.getHeader(FORWARDED_FOR);
        if (forwarded == null || !InetAddress.ofLiteral(peer).isLoopbackAddress()) {
            return peer;
        }
        String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
        return last.isEmpty() || last.length() > ADDRESS_MAX ? peer : last;
    }

    private String origin(HttpServletRequest request) {
        if (url == null) {
            return request.getScheme() + "://" + String.valueOf(request.getHeader(HttpHeaders.HOST));
        }
        String port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return (url.getScheme() + "://" + url.getHost() + port).toLowerCase(Locale.ROOT);
    }

    private static boolean isWeb(URI url) {
        return "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
    }
}
