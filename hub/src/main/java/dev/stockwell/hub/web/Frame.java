package dev.stockwell.hub.web;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is around a page: who looks at it, where it stands, and the state of the whole.
 *
 * @param section where the page belongs; null for pages outside the navigation
 * @param address the path and query under which the page was asked for
 * @param notice what was done a moment ago, as a sentence; empty if nothing was
 * @param beside what the navigation offers beside its sections
 * @param locale how the reader writes numbers
 */
public record Frame(
        String title,
        @Nullable Section section,
        Visitor visitor,
        @Nullable Headline headline,
        String address,
        String notice,
        @Nullable Beside beside,
        Locale locale,
        Assets assets) {

    static Frame of(
            HttpServletRequest request,
            String title,
            @Nullable Section section,
            @Nullable Headline headline,
            @Nullable Beside beside,
            Assets assets) {
        String query = request.getQueryString();
        String address = request.getRequestURI() + (query == null ? "" : "?" + query);
        return new Frame(
                title,
                section,
                Visitor.of(request),
                headline,
                address,
                Notice.of(request),
                beside,
                request.getLocale(),
                assets);
    }

    /** What the navigation offers. */
    public List<Section> sections() {
        return List.of(Section.values());
    }

    /** A whole number as the reader writes it. */
    public String number(long number) {
        return NumberFormat.getIntegerInstance(locale).format(number);
    }

    /** A quantity in an item's unit, which has so many decimals. */
    public String quantity(long steps, int decimals) {
        return quantity(Quantities.units(steps, decimals));
    }

    /** A quantity in a unit, with the decimals that it has. */
    public String quantity(BigDecimal units) {
        NumberFormat format = NumberFormat.getInstance(locale);
        format.setMaximumFractionDigits(Math.max(0, units.scale()));
        return format.format(units);
    }

    /** A text as one part of an address. */
    public String segment(String text) {
        return Address.part(text);
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
