package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.FBA;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Places where somebody else keeps the count: only what he sees changes what is on hand. */
class ObservationTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void anObservationSetsTheStatesThatItNames() {
        observe(shop.now(), Map.of(State.AVAILABLE, 10L, State.DAMAGED, 2L));
        shop.pass(Duration.ofMinutes(1));
        observe(shop.now(), Map.of(State.AVAILABLE, 7L));

        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("7 available, 2 damaged");
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("3 available -> adjustment (observed)");
    }

    @Test
    void anOrderThatTheSourceCannotHaveSeenIsTakenOff() {
        observe(shop.now(), Map.of(State.AVAILABLE, 10L));
        shop.pass(Duration.ofMinutes(1));
        Instant looked = shop.now();
        shop.pass(Duration.ofMinutes(1));
        shop.apply(shop.order("1").line(2, shop.mug, FBA));

        observe(looked, Map.of(State.AVAILABLE, 10L));

        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("8 available, 2 committed");
    }

    @Test
    void anOrderThatTheSourceCannotHaveSeenIsTakenOffEvenIfItHasLeft() {
        observe(shop.now(), Map.of(State.AVAILABLE, 10L));
        shop.pass(Duration.ofMinutes(1));
        Instant looked = shop.now();
        shop.pass(Duration.ofMinutes(1));
        shop.apply(shop.order("1").line(2, shop.mug, FBA));
        shop.apply(shop.order("1").line(2, shop.mug, FBA).shipped(2, FBA));

        observe(looked, Map.of(State.AVAILABLE, 10L));

        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("8 available");
    }

    @Test
    void anOrderThatTheSourceHasSeenIsInItsNumberAlready() {
        observe(shop.now(), Map.of(State.AVAILABLE, 10L));
        shop.apply(shop.order("1").line(2, shop.mug, FBA));
        shop.pass(Duration.ofMinutes(1));
        Instant looked = shop.now();
        shop.pass(Duration.ofMinutes(1));
        shop.apply(shop.order("1").line(2, shop.mug, FBA).shipped(1, FBA));

        observe(looked, Map.of(State.AVAILABLE, 8L));

        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("8 available, 1 committed");
    }

    @Test
    void aHoldIsNeverInTheSourcesNumber() {
        observe(shop.now(), Map.of(State.AVAILABLE, 1L));
        shop.held(1, shop.mug, FBA);
        shop.pass(Duration.ofMinutes(1));

        observe(shop.now(), Map.of(State.AVAILABLE, 1L));

        assertThat(shop.run(shop.hold(1, shop.mug, FBA)).isRefusal()).isTrue();
        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("1 reserved");
    }

    @Test
    void aSourceThatHasLostGoodsDisplacesWhoWaitsForThem() {
        observe(shop.now(), Map.of(State.AVAILABLE, 1L));
        shop.held(1, shop.mug, FBA);
        shop.pass(Duration.ofMinutes(1));

        observe(shop.now(), Map.of(State.AVAILABLE, 0L));

        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("nothing");
        assertThat(shop.books().incidents(shop.mug)).containsExactly("displaced 1 of a hold");
    }

    @Test
    void anOlderObservationIsRefused() {
        Instant earlier = shop.now();
        shop.pass(Duration.ofMinutes(1));
        observe(shop.now(), Map.of(State.AVAILABLE, 10L));

        assertThat(observe(earlier, Map.of(State.AVAILABLE, 99L)))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.OLDER_OBSERVATION));
    }

    @Test
    void anObservationCoversWhatIsShort() {
        shop.apply(shop.order("1").line(2, shop.mug, FBA));
        shop.pass(Duration.ofMinutes(1));

        observe(shop.now(), Map.of(State.AVAILABLE, 5L));

        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("3 available, 2 committed");
    }

    @Test
    void whereWeCountNobodyElseMay() {
        assertThat(shop.run(new Command.Observe(shop.mug, WAREHOUSE, "erp", Map.of(State.AVAILABLE, 5L))))
                .isEqualTo(new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY));
    }

    @Test
    void whereSomebodyElseCountsOurCountsAndAdjustmentsAreRefused() {
        observe(shop.now(), Map.of(State.AVAILABLE, 10L));

        List<Command> ours = List.of(
                new Command.Receive(shop.mug, FBA, SHARED, 1, State.AVAILABLE, null),
                new Command.ReturnToSupplier(shop.mug, FBA, SHARED, 1),
                new Command.Adjust(shop.mug, FBA, SHARED, 1),
                new Command.Count(shop.mug, FBA, 1, Command.Count.Of.ON_HAND),
                new Command.Open(shop.mug, FBA, SHARED, 1, null),
                new Command.SetAvailable(shop.mug, FBA, SHARED, 1, null),
                new Command.ChangeState(shop.mug, FBA, SHARED, State.AVAILABLE, State.DAMAGED, 1),
                new Command.WriteOff(shop.mug, FBA, SHARED, State.AVAILABLE, 1),
                new Command.Move(shop.mug, FBA, WAREHOUSE, SHARED, 1),
                new Command.Move(shop.mug, WAREHOUSE, FBA, SHARED, 1),
                new Command.Allocate(shop.mug, FBA, SHARED, WHOLESALE, 1),
                new Command.Convert(shop.mug, 1, shop.pot, 1, FBA, SHARED));

        for (Command command : ours) {
            assertThat(shop.run(command))
                    .as("%s", command)
                    .isEqualTo(new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY));
        }
        assertThat(shop.books().of(shop.mug, FBA)).isEqualTo("10 available");
    }

    private Outcome observe(Instant at, Map<State, Long> quantities) {
        return shop.runAt(at, new Command.Observe(shop.mug, FBA, "amazon", quantities));
    }
}
