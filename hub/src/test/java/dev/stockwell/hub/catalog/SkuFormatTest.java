package dev.stockwell.hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.hub.testing.TestHub;
import dev.stockwell.hub.web.Problem;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** SKUs that break the format are named, with what would fix them. */
class SkuFormatTest {

    @Test
    void aPatternIsMadeOfSigns() {
        SkuFormat format = new SkuFormat("AAA-9+").checked();

        assertThat(format.fault("MUG-12")).isEmpty();
        assertThat(format.fault("MUG-")).isPresent();
        assertThat(format.fault("MUGS-12")).isPresent();
        assertThat(new SkuFormat("\\AB-X+").fault("AB-7Z")).isEmpty();
    }

    @Test
    void theNearestSpellingThatWouldDoIsNamed() {
        SkuFormat format = new SkuFormat("AAA-9+");

        assertThat(format.fault("mug 12").orElseThrow().fix()).isEqualTo("MUG-12");
        assertThat(format.fault("ＭＵＧ_12").orElseThrow().fix()).isEqualTo("MUG-12");
        assertThat(format.fault("tea pot").orElseThrow().fix()).isNull();
    }

    @Test
    void withoutAPatternWhatSpreadsheetsSpoilIsPointedOut() {
        assertThat(SkuFormat.NONE.fault("00123")).isPresent();
        assertThat(SkuFormat.NONE.fault("12E5")).isPresent();
        assertThat(SkuFormat.NONE.fault("1234567890123456")).isPresent();
        assertThat(SkuFormat.NONE.fault("MUG-00123")).isEmpty();
    }

    @Test
    void noPatternTakesLong() {
        assertThat(new SkuFormat("*+".repeat(45)).fault("x".repeat(99) + " ")).isPresent();
        assertThatThrownBy(() -> new SkuFormat("A\\").checked()).isInstanceOf(Problem.class);
    }

    @Test
    void theHubListsThoseThatBreakIt() {
        TestHub hub = TestHub.shared();
        String sku = TestHub.fresh("lint me");
        hub.put("/items/" + sku.replace(" ", "%20"), "{\"title\":\"x\"}");
        hub.put("/settings/sku-format", "{\"pattern\":\"AAAA-AA-9+\"}");
        try {
            Map<String, String> fixes = new HashMap<>();
            String cursor = "";
            while (cursor != null) {
                JsonNode page = hub.get("/items/lint?limit=100" + cursor).body();
                page.path("items")
                        .forEach(each -> fixes.put(
                                each.path("sku").asString(), each.path("fix").asString("")));
                cursor = page.path("next").isString()
                        ? "&cursor=" + page.path("next").asString()
                        : null;
            }

            assertThat(fixes).containsEntry(sku, sku.toUpperCase(Locale.ROOT).replace(' ', '-'));
        } finally {
            hub.put("/settings/sku-format", "{}");
        }
    }
}
