package dev.stockwell.hub.testing;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as the pages need one: it keeps cookies, and sends forms with the token that the page carries. */
public final class TestBrowser {
    private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");
    private static final Pattern META_TOKEN = Pattern.compile("name=\"form-token\" content=\"([^\"]+)\"");

    private final TestHub hub;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String formToken = "";

    public TestBrowser(TestHub hub) {
        this.hub = hub;
    }

    /** One in which the owner has signed in, by a link. */
    public static TestBrowser ofTheOwner(TestHub hub) {
        TestBrowser browser = new TestBrowser(hub);
        browser.follow(link(hub, "owner"));
        return browser;
    }

    /** The path of a new link that lets a person in. */
    public static String link(TestHub hub, String signInName) {
        TestHub.Reply made = hub.post("/sign-in-links", "{\"signInName\":\"" + signInName + "\"}");
        return URI.create(made.body().path("url").asString()).getPath();
    }

    /** Opens a one-time link and presses its button. */
    public TestHub.Reply follow(String linkPath) {
        get(linkPath);
        return submit(linkPath);
    }

    /** Asks for a page, and follows no redirect. */
    public TestHub.Reply get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    /** Sends a form with the token of the last page. Fields are names and values in turn. */
    public TestHub.Reply submit(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("formToken", formToken));
        all.addAll(List.of(fields));
        return post(path, List.of(), all.toArray(String[]::new));
    }

    /** Sends a form with nothing but these fields, and headers. */
    public TestHub.Reply post(String path, List<String> headers, String... fields) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(encoded(fields[i]))
                    .append('=')
                    .append(encoded(fields[i + 1]));
        }
        return send(request(path, headers.toArray(String[]::new))
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    /** What the last page gave its forms. */
    public String formToken() {
        return formToken;
    }

    /** The cookie's value; empty if there is none. */
    public String cookie() {
        return cookies.getOrDefault("stockwell", "");
    }

    private HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(hub.address().resolve(path)).header("Accept", "text/html");
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private TestHub.Reply send(HttpRequest.Builder request) {
        TestHub.Reply reply = hub.send(request.build());
        reply.raw().headers().allValues("Set-Cookie").stream()
                .forEach(set -> cookies.put(
                        set.substring(0, set.indexOf('=')), set.substring(set.indexOf('=') + 1, set.indexOf(';'))));
        for (Pattern pattern : List.of(META_TOKEN, TOKEN)) {
            Matcher matcher = pattern.matcher(reply.raw().body());
            if (matcher.find()) {
                formToken = matcher.group(1);
            }
        }
        return reply;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
