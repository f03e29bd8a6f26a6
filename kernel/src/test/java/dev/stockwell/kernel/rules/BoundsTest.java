package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static dev.stockwell.kernel.testing.Shop.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.InvariantViolation;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.testing.Shop;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Quantities beyond every bound do no harm. */
class BoundsTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void aQuantityBeyondTheBoundIsNoCommand() {
        assertThatThrownBy(() -> new Command.Receive(
                        shop.mug, WAREHOUSE, SHARED, Bounds.QUANTITY_MAX + 1, State.AVAILABLE, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(0, 0, shop.mug, WAREHOUSE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(0, 1_000_000, List.of(new Part(shop.mug, 1_000_001)), SHARED, WAREHOUSE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> line(0, 1L << 40, List.of(new Part(shop.mug, 1L << 39)), SHARED, WAREHOUSE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theLargestQuantityIsHeldShippedAndCountedExactly() {
        shop.with(Bounds.QUANTITY_MAX, shop.mug, WAREHOUSE);

        ClaimId hold = shop.held(Bounds.QUANTITY_MAX, shop.mug, WAREHOUSE);
        shop.run(new Command.ConfirmHold(hold, shop.key("1"), false));
        shop.apply(shop.order("1")
                .line(Bounds.QUANTITY_MAX, shop.mug, WAREHOUSE)
                .shipped(Bounds.QUANTITY_MAX - 1, WAREHOUSE));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 committed");
    }

    @Test
    void aLevelThatWouldGrowBeyondItsBoundFailsTheOneCommandAlone() {
        shop.with(5, shop.pot, WAREHOUSE).with(1, shop.mug, WAREHOUSE);
        shop.database()
                .execute("update level set available = " + Bounds.LEVEL_MAX + " where item_id = " + shop.mug.value());
        Envelope tooMuch = shop.envelope(new Command.Receive(shop.mug, WAREHOUSE, SHARED, 1, State.AVAILABLE, null));
        CompletableFuture<Answer> before = shop.kernel().submit(shop.envelope(shop.hold(1, shop.pot, WAREHOUSE)));
        CompletableFuture<Answer> failing = shop.kernel().submit(tooMuch);
        CompletableFuture<Answer> after = shop.kernel().submit(shop.envelope(shop.hold(2, shop.pot, WAREHOUSE)));

        assertThatThrownBy(failing::join).hasCauseInstanceOf(InvariantViolation.class);
        assertThat(before.join().outcome()).isInstanceOf(Outcome.Held.class);
        assertThat(after.join().outcome()).isInstanceOf(Outcome.Held.class);
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("2 available, 3 reserved");

        shop.database().execute("update level set available = 1 where item_id = " + shop.mug.value());
    }

    @Test
    void anItemWithoutARowFailsAlone() {
        shop.with(5, shop.pot, WAREHOUSE);
        ItemId unknown = new ItemId(Long.MAX_VALUE);
        CompletableFuture<Answer> failing = shop.kernel().submit(shop.envelope(shop.hold(1, unknown, WAREHOUSE)));

        shop.held(1, shop.pot, WAREHOUSE);

        assertThatThrownBy(failing::join).hasCauseInstanceOf(InvariantViolation.class);
    }

    @Test
    void anInstantBeyondEveryCalendarFailsAlone() {
        shop.with(5, shop.pot, WAREHOUSE);
        Command count = new Command.Count(shop.mug, WAREHOUSE, 3, Command.Count.Of.ON_HAND);
        List<CompletableFuture<Answer>> failing = new ArrayList<>();
        for (Instant never : List.of(Instant.MAX, Instant.MIN, Instant.parse("-5000-01-01T00:00:00Z"))) {
            failing.add(shop.kernel().submit(shop.envelope(shop.nextId(), never, count)));
        }

        shop.held(1, shop.pot, WAREHOUSE);

        failing.forEach(each -> assertThatThrownBy(each::join).hasCauseInstanceOf(InvariantViolation.class));
        assertThat(shop.books().ledger(shop.mug)).isEmpty();
    }

    @Test
    void aTextThatTheDatabaseRefusesFailsAlone() {
        shop.with(5, shop.pot, WAREHOUSE);
        Envelope good = shop.envelope(new Command.Adjust(shop.pot, WAREHOUSE, SHARED, 1));
        Envelope poison = new Envelope(
                shop.nextId(), good.digest(), "some\u0000body", null, null, "x".repeat(61), shop.now(), good.command());
        CompletableFuture<Answer> failing = shop.kernel().submit(poison);

        shop.execute(good);

        assertThatThrownBy(failing::join).hasCauseInstanceOf(InvariantViolation.class);
        assertThat(shop.books().of(shop.pot, WAREHOUSE)).isEqualTo("6 available");
    }
}
