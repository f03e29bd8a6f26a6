package dev.stockwell.hub.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The person who looks at a page.
 *
 * @param name how pages call him; empty for somebody who has not signed in
 * @param formToken what his forms must carry to be believed
 */
public record Visitor(String name, boolean mayWrite, boolean isOwner, String formToken) {
    /** The request's attribute that holds the visitor. */
    public static final String ATTRIBUTE = Visitor.class.getName();

    private static final Visitor NOBODY = new Visitor("", false, false, "");

    /** Who makes a request. */
    public static Visitor of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visitor visitor ? visitor : NOBODY;
    }

    /** Whether somebody has signed in. */
    public boolean isKnown() {
        return !name.isEmpty();
    }
}
