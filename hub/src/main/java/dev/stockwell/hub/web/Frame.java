package dev.stockwell.hub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is around a page: who looks at it, where it stands, and the state of the whole.
 *
 * @param section where the page belongs; null for pages outside the navigation
 * @param address the path and query under which the page was asked for
 */
public record Frame(
        String title,
        @Nullable Section section,
        Visitor visitor,
        @Nullable Headline headline,
        String address,
        Assets assets) {

    static Frame of(
            HttpServletRequest request,
            String title,
            @Nullable Section section,
            @Nullable Headline headline,
            Assets assets) {
        String query = request.getQueryString();
        String address = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new Frame(title, section, Visitor.of(request), headline, address, assets);
    }

    /** What the navigation offers. */
    public List<Section> sections() {
        return List.of(Section.values());
    }

    /** Where a file of the pages is, under a name that changes with its content. */
    public String asset(String file) {
        return assets.path(file);
    }

    /** Where a symbol is. */
    public String icon(String name) {
        return assets.path("icons.svg") + "#" + name;
    }
}
