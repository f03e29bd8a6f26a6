package dev.stockwell.hub.testing;

import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser without scripts that looks at a hub's pages: it keeps cookies, sends forms and is led onward. */
public final class Browser {
    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final TestHub hub;
    private final String visitor;

    private Browser(TestHub hub, String visitor) {
        this.hub = hub;
        this.visitor = visitor;
    }

    /** Of somebody who may change things. */
    public static Browser ofOwner(TestHub hub) {
        return new Browser(hub, "ada");
    }

    /** Of somebody who may only look. */
    public static Browser ofReader(TestHub hub) {
        return new Browser(hub, PageVisitor.READER);
    }

    /**
     * A page.
     *
     * @param path where it was found in the end
     */
    public record Seen(int status, String html, String path) {
        /** What can be read on it, on one line. */
        public String text() {
            return html.replaceAll("(?s)<(style|script|head).*?</\\1>", "")
                    .replaceAll("<[^>]*>", " ")
                    .replace("&#39;", "'")
                    .replace("&lt;", "<")
                    .replace("&gt;", ">")
                    .replace("&#34;", "\"")
                    .replace("&amp;", "&")
                    .replaceAll("\\s+", " ")
                    .replace(" .", ".")
                    .replace(" ,", ",");
        }

        /** What stands in a field of the form. */
        public String field(String name) {
            Matcher field = Pattern.compile("<input[^>]* name=\"" + Pattern.quote(name) + "\"[^>]*?>")
                    .matcher(html);
            if (!field.find()) {
                throw new AssertionError("there is no field " + name + " in " + html);
            }
            Matcher value = Pattern.compile(" value=\"([^\"]*)\"").matcher(field.group());
            return value.find() ? value.group(1) : "";
        }
    }

    public Seen get(String path) {
        return send(request(path).GET());
    }

    /** Sends a form: names and values of its fields in turn. */
    public Seen send(String path, String... fields) {
        return send(request(path).POST(form(fields)));
    }

    /** Sends a form as the script does that asks for a part of a page. */
    public Seen part(String path, String... fields) {
        return send(request(path).header("HX-Request", "true").POST(form(fields)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub.address() + path))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header(PageVisitor.HEADER, visitor);
    }

    private static HttpRequest.BodyPublisher form(String... fields) {
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < fields.length; i += 2) {
            pairs.add(encoded(fields[i]) + "=" + encoded(fields[i + 1]));
        }
        return HttpRequest.BodyPublishers.ofString(String.join("&", pairs));
    }

    private Seen send(HttpRequest.Builder request) {
        HttpResponse<String> answer = hub.exchange(http, request.build());
        return new Seen(answer.statusCode(), answer.body(), answer.uri().getRawPath());
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
