package dev.stockwell.hub.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Somebody who has signed in and uses the pages without scripts: sends forms, is led onward, and reads what there is. */
public final class Browser {
    private final TestBrowser browser;

    private Browser(TestBrowser browser) {
        this.browser = browser;
        // Any page has the token that forms need.
        browser.get("/settings");
    }

    /** Of somebody who may change things. */
    public static Browser ofOwner(TestHub hub) {
        return new Browser(TestBrowser.ofTheOwner(hub));
    }

    /** Of somebody who may only look. */
    public static Browser ofReader(TestHub hub) {
        String name = TestHub.fresh("reader");
        TestBrowser owner = TestBrowser.ofTheOwner(hub);
        owner.get("/settings/people");
        owner.submit("/settings/people", "name", name, "signInName", name, "role", "read");
        TestBrowser reader = new TestBrowser(hub);
        reader.follow(TestBrowser.link(hub, name));
        return new Browser(reader);
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
        return seen(path, browser.get(path));
    }

    /** Sends a form: names and values of its fields in turn. */
    public Seen send(String path, String... fields) {
        return seen(path, browser.submit(path, fields));
    }

    /** Sends a form as the script does that asks for a part of a page. */
    public Seen part(String path, String... fields) {
        List<String> all = new ArrayList<>(List.of("formToken", browser.formToken()));
        all.addAll(List.of(fields));
        return seen(path, browser.post(path, List.of("HX-Request", "true"), all.toArray(String[]::new)));
    }

    private Seen seen(String path, TestHub.Reply reply) {
        return reply.status() == 303
                ? get(reply.raw().headers().firstValue("Location").orElseThrow())
                : new Seen(reply.status(), reply.raw().body(), path);
    }
}
