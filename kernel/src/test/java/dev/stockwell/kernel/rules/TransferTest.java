package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.DALLAS;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.testing.Shop;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Goods that move to another place, pool or item. */
class TransferTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void aMoveBooksBothLegsAtOnce() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.run(new Command.Move(shop.mug, WAREHOUSE, CHICAGO, SHARED, 2));

        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("2 available -> available (move)");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("3 available");
        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("2 available");
    }

    @Test
    void aMoveLeavesWhatIsClaimedAndWhatIsKept() {
        shop.keeping(1, shop.mug, WAREHOUSE).with(5, shop.mug, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);

        assertThat(shop.run(new Command.Move(shop.mug, WAREHOUSE, CHICAGO, SHARED, 3)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 3, 2))));
    }

    @Test
    void aMoveIntoAHoleIsSwallowedByIt() {
        shop.with(5, shop.mug, WAREHOUSE);
        shop.run(new Command.Adjust(shop.mug, CHICAGO, SHARED, -2));

        shop.run(new Command.Move(shop.mug, WAREHOUSE, CHICAGO, SHARED, 3));

        assertThat(shop.books().of(shop.mug, CHICAGO)).isEqualTo("1 available");
    }

    @Test
    void anAllocationMovesBetweenPools() {
        shop.with(5, shop.mug, WAREHOUSE);

        shop.run(new Command.Allocate(shop.mug, WAREHOUSE, SHARED, WHOLESALE, 4));
        shop.run(new Command.Allocate(shop.mug, WAREHOUSE, WHOLESALE, SHARED, 1));

        assertThat(shop.books().of(shop.mug, WAREHOUSE, WHOLESALE)).isEqualTo("3 available");
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 available");
    }

    @Test
    void anAllocationOfMoreThanIsThereIsRefused() {
        shop.with(5, shop.mug, WAREHOUSE);

        assertThat(shop.run(new Command.Allocate(shop.mug, WAREHOUSE, SHARED, WHOLESALE, 6)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.mug, 6, 5))));
    }

    @Test
    void openingACaseMakesPieces() {
        shop.with(2, shop.box, WAREHOUSE);

        shop.run(new Command.Convert(shop.box, 1, shop.mug, 24, WAREHOUSE, SHARED));

        assertThat(shop.books().lastMovement(shop.box)).isEqualTo("1 available -> conversion (convert)");
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("24 conversion -> available (convert)");
    }

    @Test
    void aConversionLeavesWhatIsKept() {
        shop.keeping(2, shop.box, WAREHOUSE).with(2, shop.box, WAREHOUSE);

        assertThat(shop.run(new Command.Convert(shop.box, 1, shop.mug, 24, WAREHOUSE, SHARED)))
                .isEqualTo(new Outcome.Short(List.of(new Outcome.Shortage(0, shop.box, 1, 0))));
    }

    @Test
    void aMergeTakesEveryStateOfEveryPlaceAndPool() {
        shop.with(5, shop.mug, WAREHOUSE).with(3, shop.mug, CHICAGO, WHOLESALE).with(1, shop.pot, WAREHOUSE);
        shop.run(new Command.ChangeState(shop.mug, WAREHOUSE, SHARED, State.AVAILABLE, State.DAMAGED, 2));
        shop.run(new Command.Adjust(shop.mug, DALLAS, SHARED, -4));

        shop.run(new Command.Merge(shop.mug, shop.pot));

        assertThat(shop.books().onHand(shop.mug)).isZero();
        assertThat(shop.books().of(shop.mug, DALLAS)).isEqualTo("nothing");
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("4 available, 2 damaged");
        assertThat(shop.books().of(shop.pot, CHICAGO, WHOLESALE)).isEqualTo("3 available");
        assertThat(shop.books().of(shop.pot, DALLAS)).isEqualTo("-4 available");
    }

    @Test
    void anItemThatIsClaimedOrLackingCannotBeMerged() {
        Outcome claimed = new Outcome.Refused(Outcome.Reason.CLAIMED);
        shop.with(5, shop.mug, WAREHOUSE);
        ClaimId hold = shop.held(1, shop.mug, WAREHOUSE);
        assertThat(shop.run(new Command.Merge(shop.mug, shop.pot))).isEqualTo(claimed);

        shop.run(new Command.ReleaseHold(hold));
        shop.apply(shop.order("1").line(9, shop.mug, CHICAGO));

        assertThat(shop.run(new Command.Merge(shop.mug, shop.pot))).isEqualTo(claimed);
        assertThat(shop.run(new Command.Merge(shop.pot, shop.pot)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.SAME_ITEM));
    }
}
