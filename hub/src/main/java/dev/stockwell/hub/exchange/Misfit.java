package dev.stockwell.hub.exchange;

import dev.stockwell.hub.web.Problem;
import java.util.List;

/** A row that cannot be taken in, and why. */
public record Misfit(int line, String field, String reason, String original) {
    static Misfit of(SourceRow row, Problem problem) {
        Object errors = problem.body().get("errors");
        if (errors instanceof List<?> list && !list.isEmpty() && list.getFirst() instanceof Problem.FieldError error) {
            return new Misfit(row.line(), error.field(), error.message(), row.original());
        }
        String detail = problem.getMessage() == null ? problem.code().title() : problem.getMessage();
        return new Misfit(row.line(), "", detail, row.original());
    }
}
