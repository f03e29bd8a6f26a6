package dev.stockwell.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemsPageTest {
    private static final Path PAGE = Path.of("../docs/reference/problems.md");

    @Test
    void theReferencePageHasEveryProblemAsTheCodeHasIt() throws IOException {
        assertThat(Files.readString(PAGE)).isEqualTo(page());
    }

    /** The page as it should be; a change of the codes is copied from the failed assertion. */
    private static String page() {
        return """
                # Problems

                Every way in which a call can be answered with no. A problem's `type` leads to the same words: `/problems/{code}`.

                | status | code | means | what to do |
                |---|---|---|---|
                """
                + Arrays.stream(ProblemCode.values())
                        .map(code -> "| %d | `%s` | %s | %s |%n"
                                .formatted(code.status(), code.code(), code.title(), code.nextStep()))
                        .collect(Collectors.joining());
    }
}
