package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.util.List;

/** A row that cannot be taken in, and why. */
public record Misfit(int line, String field, String reason, String original) {
    private static final int WORDS_MAX = 500;

    /** A file's own texts may stand in the reason, so it is cut where nobody reads on. */
    public Misfit {
        field = cut(field);
        reason = cut(reason);
    }

    static String cut(String text) {
        return text.length() > WORDS_MAX ? text.substring(0, WORDS_MAX) + "…" : text;
    }

    static Misfit of(SourceRow row, Problem problem) {
        Object errors = problem.body().get("errors");
        if (errors instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Problem.FieldError error) {
            return new Misfit(row.line(), error.field(), error.message(), row.original());
        }
        String detail = problem.getMessage() == null ? problem.code().title() : problem.getMessage();
        return new Misfit(row.line(), "", detail, row.original());
    }
}
