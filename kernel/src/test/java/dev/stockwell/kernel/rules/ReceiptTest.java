package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.DIRECT;
import static dev.stockwell.kernel.testing.Shop.OUTLET;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.LevelView;
import dev.stockwell.kernel.testing.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Goods from and to suppliers, and the shares of what comes in. */
class ReceiptTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void goodsComeIntoAvailableOrQualityControl() {
        shop.run(new Command.Receive(
                shop.mug, WAREHOUSE, SHARED, 5, State.QUALITY_CONTROL, new Money(new BigDecimal("1.25"), "EUR")));

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("5 supplier -> quality_control (receive)");
        assertThat(shop.books().ledger(shop.mug).getFirst().unitValue())
                .isEqualTo(new Money(new BigDecimal("1.25"), "EUR"));
    }

    @Test
    void goodsGoBackToTheSupplier() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.run(new Command.ReturnToSupplier(shop.mug, WAREHOUSE, SHARED, 2));

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 available -> supplier (return-to-supplier)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available");
    }

    @Test
    void aReceiptBeforeTheCountThatIsToldAfterItIsPaired() {
        shop.with(5, shop.mug, WAREHOUSE);
        Instant came = shop.now();
        shop.pass(Duration.ofHours(1));
        shop.run(new Command.Count(shop.mug, WAREHOUSE, 9, Command.Count.Of.ON_HAND));

        Outcome late = shop.runAt(came, new Command.Receive(shop.mug, WAREHOUSE, SHARED, 4, State.AVAILABLE, null));

        assertThat(((Outcome.Booked) late).flags()).containsExactly(Outcome.Flag.BEFORE_COUNT);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("9 available");
    }

    @Test
    void sixtyToFortyHoldsForAnySequenceOfSmallReceipts() {
        shop.sharing(shop.mug, DIRECT, 6_000).sharing(shop.mug, WHOLESALE, 4_000);
        SplittableRandom random = new SplittableRandom(11);
        long total = 0;
        while (total < 60) {
            total += receive(random.nextLong(1, 4));

            assertThat(10 * available(DIRECT) - 6 * total)
                    .as("seed 11, %s", total)
                    .isBetween(-9L, 9L);
            assertThat(available(DIRECT) + available(WHOLESALE)).isEqualTo(total);
        }
        total += receive(10 - total % 10);

        assertThat(available(DIRECT)).isEqualTo(total * 6 / 10);
        assertThat(available(WHOLESALE)).isEqualTo(total * 4 / 10);
    }

    @Test
    void whatNoRuleClaimsIsShared() {
        shop.sharing(shop.mug, WHOLESALE, 3_000);

        for (int i = 0; i < 10; i++) {
            receive(1);
        }

        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("3 available");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("7 available");
    }

    @Test
    void fourQuartersOfSingleUnitsAreOneEach() {
        shop.sharing(shop.mug, WHOLESALE, 2_500)
                .sharing(shop.mug, DIRECT, 2_500)
                .sharing(shop.mug, OUTLET, 2_500);

        for (int i = 0; i < 4; i++) {
            receive(1);
        }

        for (PoolId pool : List.of(SHARED, WHOLESALE, DIRECT, OUTLET)) {
            assertThat(available(pool)).as("%s", pool).isEqualTo(1);
        }
    }

    @Test
    void thirdsThatAddUpToAllLeaveNothingShared() {
        shop.sharing(shop.mug, WHOLESALE, 3_333)
                .sharing(shop.mug, DIRECT, 3_333)
                .sharing(shop.mug, OUTLET, 3_334);

        for (int i = 0; i < 9; i++) {
            receive(1);
        }

        assertThat(available(SHARED)).isZero();
        assertThat(List.of(available(WHOLESALE), available(DIRECT), available(OUTLET)))
                .containsExactly(3L, 3L, 3L);
    }

    @Test
    void goodsThatComeForAPoolAreNotShared() {
        shop.sharing(shop.mug, WHOLESALE, 5_000);

        shop.with(4, shop.mug, WAREHOUSE, DIRECT);

        assertThat(available(DIRECT)).isEqualTo(4);
    }

    private long receive(long quantity) {
        shop.with(quantity, shop.mug, WAREHOUSE);
        return quantity;
    }

    private long available(PoolId pool) {
        return shop.books().levels(shop.mug).stream()
                .filter(level -> level.key().pool().equals(pool))
                .mapToLong(LevelView::available)
                .sum();
    }
}
