package dev.stockwell.hub.web;

/**
 * A problem as a page tells it: a sentence, a cause, a next step, and an id for support.
 *
 * @param id stands in the hub's log too, where something is broken
 */
public record ProblemPage(int status, String code, String title, String detail, String nextStep, String id) {
    static ProblemPage of(Problem problem, String id) {
        ProblemCode code = problem.code();
        return new ProblemPage(
                code.status(), code.code(), code.title(), String.valueOf(problem.getMessage()), code.nextStep(), id);
    }
}
