package dev.stockwell.hub.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuantitiesTest {
    @Test
    void aQuantityIsReadInItsUnitWithACommaOrAPoint() {
        assertThat(Quantities.parse(" 12 ", "quantity", 3)).isEqualTo(12_000);
        assertThat(Quantities.parse("12,5", "quantity", 3)).isEqualTo(12_500);
        assertThat(Quantities.parse("\u22120.012", "quantity", 3)).isEqualTo(-12);
        assertThat(Quantities.parse("2.00", "quantity", 0)).isEqualTo(2);
    }

    @Test
    void whatIsWrittenReadsBackAsTheSame() {
        for (long steps : new long[] {0, 1, -12, 999, 12_000, 1_000_000_000_000L}) {
            for (int decimals = 0; decimals <= 6; decimals++) {
                String text = Quantities.text(steps, decimals);
                assertThat(Quantities.parse(text, "quantity", decimals))
                        .as(text)
                        .isEqualTo(steps);
            }
        }
    }

    @Test
    void whatIsNoQuantityOrFinerThanTheSmallestStepOrTooLargeIsRefused() {
        refused("", 0, "is missing");
        refused("a dozen", 0, "is not a number: a dozen");
        refused("1.5", 0, "must be a whole number");
        refused("0.0001", 3, "may have 3 decimals and no more");
        refused("999999999999999", 6, "must be at most 1000000");
    }

    private static void refused(String typed, int decimals, String why) {
        assertThatThrownBy(() -> Quantities.parse(typed, "quantity", decimals)).hasMessage("quantity: " + why);
    }
}
