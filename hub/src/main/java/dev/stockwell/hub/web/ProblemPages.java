package dev.stockwell.hub.web;

import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The pages that the type of a problem leads to. */
@RestController
class ProblemPages {
    @GetMapping(path = "/problems/{code}", produces = MediaType.TEXT_PLAIN_VALUE)
    String page(@PathVariable String code) {
        for (ProblemCode problem : ProblemCode.values()) {
            if (problem.code().equals(code.toLowerCase(Locale.ROOT))) {
                return "%s (%d %s)%n%n%s%n"
                        .formatted(problem.title(), problem.status(), problem.code(), problem.nextStep());
            }
        }
        throw new Problem(ProblemCode.NOT_FOUND, "There is no problem of that code.");
    }
}
