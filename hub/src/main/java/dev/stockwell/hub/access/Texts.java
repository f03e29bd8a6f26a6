package dev.stockwell.hub.access;

import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import java.util.Optional;

/** What people type into forms. */
final class Texts {
    static final int NAME_MAX = 100;
    static final int SIGN_IN_NAME_MAX = 200;

    private Texts() {}

    /** A text without what no name has, and not longer than one. */
    static String clipped(String typed) {
        String text = typed.replaceAll("\\p{Cntrl}|\\p{Cs}", "").strip();
        return text.substring(0, Math.min(text.length(), SIGN_IN_NAME_MAX));
    }

    /** What is wrong with a name; empty if nothing is. */
    static Optional<String> objection(String name, String field, int lengthMax) {
        try {
            Input.text(name, field, lengthMax);
            return Optional.empty();
        } catch (Problem problem) {
            return Optional.of(String.valueOf(problem.getMessage()).replace(field + ": ", field + " ") + ".");
        }
    }
}
