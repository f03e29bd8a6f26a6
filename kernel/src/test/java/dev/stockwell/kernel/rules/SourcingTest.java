package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.DALLAS;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static dev.stockwell.kernel.testing.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a claim is spread over places: in order, over the fewest, or from a single one. */
class SourcingTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void inOrderTakesFromEachPlaceWhatItHas() {
        shop.with(2, shop.mug, WAREHOUSE).with(5, shop.mug, CHICAGO);

        shop.held(shop.hold(Split.IN_ORDER, false, line(0, 4, shop.mug, WAREHOUSE, CHICAGO)));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 reserved");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("3 available, 2 reserved");
    }

    @Test
    void theFewestIsTheOnePlaceThatHasEverything() {
        shop.with(2, shop.mug, WAREHOUSE).with(5, shop.mug, CHICAGO);

        shop.held(shop.hold(Split.FEWEST, false, line(0, 4, shop.mug, WAREHOUSE, CHICAGO)));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 available, 4 reserved");
    }

    @Test
    void theFewestIsElseThePlaceThatHasMostAndThenTheNext() {
        shop.with(2, shop.mug, WAREHOUSE).with(5, shop.mug, CHICAGO).with(1, shop.mug, DALLAS);

        shop.held(shop.hold(Split.FEWEST, false, line(0, 7, shop.mug, DALLAS, WAREHOUSE, CHICAGO)));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("5 reserved");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 reserved");
        assertThat(shop.books().of(shop.mug, DALLAS)).isEqualTo("1 available");
    }

    @Test
    void aSinglePlaceMustHaveAllLines() {
        shop.with(9, shop.mug, WAREHOUSE).with(1, shop.mug, CHICAGO).with(1, shop.pot, CHICAGO);
        Demand mugs = line(0, 1, shop.mug, WAREHOUSE, CHICAGO);
        Demand pots = line(1, 1, shop.pot, WAREHOUSE, CHICAGO);

        shop.held(shop.hold(Split.SINGLE, false, mugs, pots));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 reserved");
        assertThat(shop.run(shop.hold(Split.SINGLE, false, mugs, pots)).isRefusal())
                .isTrue();
    }

    @Test
    void theUnitsOfABundleEachComeFromOnePlace() {
        shop.with(3, shop.mug, WAREHOUSE).with(9, shop.pot, WAREHOUSE);
        shop.with(3, shop.mug, CHICAGO).with(9, shop.pot, CHICAGO);
        List<Part> set = List.of(new Part(shop.mug, 2), new Part(shop.pot, 1));

        Outcome refused = shop.run(shop.hold(Split.IN_ORDER, false, line(0, 3, set, SHARED, WAREHOUSE, CHICAGO)));
        shop.held(shop.hold(Split.IN_ORDER, false, line(0, 2, set, SHARED, WAREHOUSE, CHICAGO)));

        assertThat(refused).isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 3, 2))));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 2 reserved");
        assertThat(shop.books().of(shop.pot, CHICAGO)).isEqualTo("8 available, 1 reserved");
    }

    @Test
    void aBundleThatNamesAnItemTwiceNeedsBoth() {
        shop.with(3, shop.mug, WAREHOUSE);
        List<Part> twice = List.of(new Part(shop.mug, 2), new Part(shop.mug, 2));

        assertThat(shop.run(shop.hold(Split.IN_ORDER, false, line(0, 1, twice, SHARED, WAREHOUSE)))
                        .isRefusal())
                .isTrue();
        shop.apply(shop.order("1").line(0, twice, 1, SHARED, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available");
        assertThat(shop.books().lacking(shop.mug)).isEqualTo(4);
    }

    @Test
    void twoLinesOfOneCartOnOneItemNeverShareAUnit() {
        shop.with(3, shop.mug, WAREHOUSE);

        assertThat(shop.run(shop.hold(
                        Split.IN_ORDER, false, line(0, 2, shop.mug, WAREHOUSE), line(1, 2, shop.mug, WAREHOUSE))))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(1, shop.mug, 2, 1))));
        shop.held(shop.hold(Split.IN_ORDER, false, line(0, 2, shop.mug, WAREHOUSE), line(1, 1, shop.mug, WAREHOUSE)));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 reserved");
    }

    @Test
    void aCartCannotNumberTwoLinesAlike() {
        assertThatThrownBy(() -> shop.hold(
                        Split.IN_ORDER, false, line(0, 2, shop.mug, WAREHOUSE), line(0, 1, shop.pot, WAREHOUSE)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPoolAndAHoleInTheSharedOneTogetherAreWhatIsFree() {
        shop.with(5, shop.mug, WAREHOUSE, WHOLESALE);
        shop.run(new Command.Adjust(shop.pot, WAREHOUSE, SHARED, -1));
        shop.with(3, shop.pot, WAREHOUSE, WHOLESALE);
        List<Part> pots = List.of(new Part(shop.pot, 1));

        assertThat(shop.run(shop.hold(Split.IN_ORDER, false, line(0, 3, pots, WHOLESALE, WAREHOUSE))))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.pot, 3, 2))));
        shop.held(shop.hold(Split.IN_ORDER, false, line(0, 2, pots, WHOLESALE, WAREHOUSE)));

        assertThat(shop.books().of(shop.pot, WAREHOUSE, WHOLESALE)).isEqualTo("1 available, 2 reserved");
    }
}
