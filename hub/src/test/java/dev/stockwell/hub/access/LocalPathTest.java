package dev.stockwell.hub.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalPathTest {
    @Test
    void aPathOfTheHubStays() {
        for (String path :
                List.of("/", "/stock", "/stock?q=mug&location=a%2Fb", "/items/A%2FB", "/stock?next=http://x")) {
            assertThat(LocalPath.of(path)).isEqualTo(path);
        }
    }

    @Test
    void whateverLeadsElsewhereLeadsHome() {
        for (String path : List.of(
                "",
                "stock",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "https://evil.example",
                "javascript:alert(1)",
                "/\t/evil.example",
                "/\n/evil.example",
                "/%zz",
                "/sign-in",
                "/sign-in/token",
                "/" + "x".repeat(3_000))) {
            assertThat(LocalPath.of(path)).as(path).isEqualTo("/");
        }
        assertThat(LocalPath.of(null)).isEqualTo("/");
    }

    @Test
    void ofAFullAddressOnlyThePathCounts() {
        assertThat(LocalPath.within("https://evil.example/stock?q=1")).isEqualTo("/stock?q=1");
        assertThat(LocalPath.within("https://evil.example//other.example/")).isEqualTo("/");
        assertThat(LocalPath.within("nonsense\n")).isEqualTo("/");
    }
}
