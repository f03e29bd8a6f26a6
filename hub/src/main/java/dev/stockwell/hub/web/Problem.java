package dev.stockwell.hub.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A call that is answered with no. It carries no stack trace: it is an answer, not a failure. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final ProblemCode code;
    private final transient Map<String, Object> more = new LinkedHashMap<>();
    private transient List<FieldError> errors = List.of();

    /**
     * What is wrong with one field.
     *
     * @param field its path in the body, as in lines[2].quantity
     */
    public record FieldError(String field, String message) {}

    /** @param detail what is wrong in this case, as a sentence */
    public Problem(ProblemCode code, String detail) {
        super(detail, null, false, false);
        this.code = code;
    }

    /** A field that makes no sense. */
    public static Problem invalid(String field, String message) {
        return of(ProblemCode.INVALID_REQUEST, field, message);
    }

    /** A problem that one field causes. */
    public static Problem of(ProblemCode code, String field, String message) {
        Problem problem = new Problem(code, field + ": " + message);
        problem.errors = List.of(new FieldError(field, message));
        return problem.with("errors", problem.errors);
    }

    /** The database cannot be asked now. The same call, with the same id, may be sent again and is done once. */
    public static Problem unreachable() {
        return new Problem(ProblemCode.BUSY, "The database does not answer in time; send the same again.");
    }

    /** Adds a member to the body. */
    public Problem with(String member, @Nullable Object value) {
        if (value != null) {
            more.put(member, value);
        }
        return this;
    }

    /** Which problem it is. */
    public ProblemCode code() {
        return code;
    }

    /** What is wrong with single fields. */
    public List<FieldError> errors() {
        return errors;
    }

    /** The body of the answer (RFC 9457). */
    public Map<String, Object> body() {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", "/problems/" + code.code());
        body.put("title", code.title());
        body.put("status", code.status());
        body.put("detail", getMessage());
        body.put("code", code.code());
        body.putAll(more);
        return body;
    }
}
