package dev.stockwell.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SupplyRuleTest {
    @Test
    void theSupplyIsTheSameInEveryRun() {
        assertThat(SupplyRule.supply("85123A", "warehouse", 3, 1_000))
                .isEqualTo(SupplyRule.supply("85123A", "warehouse", 3, 1_000));
    }

    @Test
    void theForecastIsWrongInBothDirectionsAndWithinItsLimits() {
        List<Long> supplies = IntStream.range(0, 1_000)
                .mapToLong(sku -> SupplyRule.supply("SKU" + sku, "warehouse", 1, 10_000))
                .boxed()
                .toList();

        assertThat(supplies).allMatch(supply -> supply >= 9_000 && supply <= 15_000);
        assertThat(supplies).anyMatch(supply -> supply < 9_200).anyMatch(supply -> supply > 14_800);
    }

    @Test
    void aSingleUnitThatIsAskedForIsSuppliedInWhole() {
        assertThat(IntStream.range(0, 100).mapToLong(month -> SupplyRule.supply("71053", "store-a", month, 1)))
                .allMatch(supply -> supply == 1 || supply == 2);
    }
}
