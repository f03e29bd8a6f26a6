package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Committed goods before they leave: picked, not found, taken from elsewhere. */
class PickingTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void whatIsNotFoundIsAnAdjustmentAndTheLineIsShort() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        shop.run(new Command.FailPick(shop.claim("1"), 0, shop.mug, WAREHOUSE, 1, false));

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("1 committed -> adjustment (not-found)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 committed");
        assertThat(shop.books().incidents(shop.mug)).containsExactly("short 1 of order 1");
    }

    @Test
    void whatIsFoundDamagedStaysDamagedAndTheLineGoesElsewhere() {
        shop.with(1, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE, CHICAGO));
        shop.with(1, shop.mug, CHICAGO);

        shop.run(new Command.FailPick(shop.claim("1"), 0, shop.mug, WAREHOUSE, 1, true));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 damaged");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 committed");
        assertThat(shop.books().incidents(shop.mug)).isEmpty();
    }

    @Test
    void nobodyCanFailToPickWhatIsNotCommitted() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE));

        assertThat(shop.run(new Command.FailPick(shop.claim("1"), 0, shop.mug, WAREHOUSE, 2, false)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.NOTHING_COMMITTED));
        assertThat(shop.run(new Command.Pick(shop.claim("1"), 0, CHICAGO, true)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.NOTHING_COMMITTED));
        assertThat(shop.run(new Command.Pick(shop.claim("none"), 0, CHICAGO, true)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.UNKNOWN_CLAIM));
    }

    @Test
    void aRerouteBooksBothLegsAtOnce() {
        shop.with(2, shop.mug, WAREHOUSE).with(2, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        shop.run(new Command.Reroute(shop.claim("1"), 0, shop.mug, WAREHOUSE, CHICAGO, 1));

        assertThat(shop.books().movements(shop.mug, 3))
                .containsExactly("1 committed -> available (re-route)", "1 available -> committed (re-route)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 available, 1 committed");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 available, 1 committed");
    }

    @Test
    void aRerouteToWhereNothingIsFreeIsRefused() {
        shop.keeping(1, shop.mug, CHICAGO).with(2, shop.mug, WAREHOUSE).with(2, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        assertThat(shop.run(new Command.Reroute(shop.claim("1"), 0, shop.mug, WAREHOUSE, CHICAGO, 2)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 2, 1))));
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 committed");
    }

    @Test
    void aReroutedLineIsNotSentBackByItsNextSnapshot() {
        shop.with(2, shop.mug, WAREHOUSE).with(2, shop.mug, CHICAGO);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));
        shop.run(new Command.Reroute(shop.claim("1"), 0, shop.mug, WAREHOUSE, CHICAGO, 2));

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("2 committed");
    }
}
