package dev.stockwell.kernel.rules;

import static dev.stockwell.kernel.testing.Shop.CHICAGO;
import static dev.stockwell.kernel.testing.Shop.SHARED;
import static dev.stockwell.kernel.testing.Shop.WAREHOUSE;
import static dev.stockwell.kernel.testing.Shop.WHOLESALE;
import static dev.stockwell.kernel.testing.Shop.aKernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stockwell.kernel.Answer;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.reading.ClaimLineView;
import dev.stockwell.kernel.testing.Shop;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Short order lines: covered as soon as stock appears, the oldest first. */
class ShortLineTest {
    @RegisterExtension
    final Shop shop = aKernel();

    @Test
    void theOldestOrderIsCoveredFirst() {
        shop.apply(shop.order("new").line(2, shop.mug, WAREHOUSE));
        shop.apply(shop.order("old")
                .line(2, shop.mug, WAREHOUSE)
                .placedAt(shop.now().minusSeconds(60)));

        shop.with(3, shop.mug, WAREHOUSE);

        assertThat(committed("old")).isEqualTo(2);
        assertThat(committed("new")).isEqualTo(1);
        assertThat(shop.books().incidents(shop.mug)).containsExactly("short 2 of order new");
        assertThat(shop.books().lastMovement(shop.mug)).isEqualTo("1 available -> committed (cover)");
    }

    @Test
    void aLineThatHasAPartIsCoveredToTheWholeOverManyReceipts() {
        shop.with(1, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(4, shop.mug, WAREHOUSE));

        for (int i = 0; i < 3; i++) {
            shop.with(1, shop.mug, WAREHOUSE);
        }

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("4 committed");
        assertThat(committed("1")).isEqualTo(4);
    }

    @Test
    void aLineThatHasShippedAPartKeepsThatWhenTheRestIsCovered() {
        shop.with(1, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).shipped(1, WAREHOUSE));
        shop.with(1, shop.mug, WAREHOUSE);

        Outcome.OrderApplied applied =
                shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).shipped(1, WAREHOUSE));

        assertThat(applied.lines().getFirst().shipped()).isEqualTo(1);
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("1 committed");
    }

    @Test
    void everyWayInWhichStockAppearsCovers() {
        shop.apply(shop.order("1").line(7, shop.mug, WAREHOUSE));
        shop.with(1, shop.mug, CHICAGO);

        shop.run(new Command.Move(shop.mug, CHICAGO, WAREHOUSE, SHARED, 1));
        shop.run(new Command.Adjust(shop.mug, WAREHOUSE, SHARED, 1));
        shop.run(new Command.Count(shop.mug, WAREHOUSE, 3, Command.Count.Of.ON_HAND));
        shop.with(1, shop.mug, WAREHOUSE, WHOLESALE);
        shop.run(new Command.Allocate(shop.mug, WAREHOUSE, WHOLESALE, SHARED, 1));
        shop.with(1, shop.box, WAREHOUSE).run(new Command.Convert(shop.box, 1, shop.mug, 1, WAREHOUSE, SHARED));
        shop.run(new Command.SetAvailable(shop.mug, WAREHOUSE, SHARED, 1, null));

        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("6 committed");
        assertThat(shop.books().lacking(shop.mug)).isEqualTo(1);
    }

    @Test
    void anExpiredHoldsStockCoversWhatIsShort() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.held(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        shop.pass(Duration.ofHours(1));
        Outcome refused = shop.run(shop.hold(1, shop.mug, WAREHOUSE));

        assertThat(refused.isRefusal()).isTrue();
        assertThat(shop.books().of(shop.mug, WAREHOUSE)).isEqualTo("2 committed");
    }

    @Test
    void stockWhereTheOrderMayNotDrawDoesNotCover() {
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));

        shop.with(2, shop.mug, CHICAGO).with(2, shop.mug, WAREHOUSE, WHOLESALE);

        assertThat(shop.books().lacking(shop.mug)).isEqualTo(2);
    }

    @Test
    void whatOneOrderGivesUpCoversAnother() {
        shop.with(2, shop.mug, WAREHOUSE);
        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE));
        shop.apply(shop.order("2").line(2, shop.mug, WAREHOUSE));

        shop.apply(shop.order("1").line(2, shop.mug, WAREHOUSE).cancelled(2));

        assertThat(committed("2")).isEqualTo(2);
    }

    @Test
    void aLineThatIsShortAgainHasAnIncidentAgain() {
        shop.apply(shop.order("1").line(1, shop.mug, WAREHOUSE));
        List<CompletableFuture<Answer>> together = new ArrayList<>();
        together.add(shop.kernel()
                .submit(shop.envelope(new Command.Receive(shop.mug, WAREHOUSE, SHARED, 1, State.AVAILABLE, null))));
        together.add(shop.kernel()
                .submit(shop.envelope(new Command.FailPick(shop.claim("1"), 0, shop.mug, WAREHOUSE, 1, false))));

        together.forEach(CompletableFuture::join);

        assertThat(shop.books().incidents(shop.mug)).containsExactly("short 1 of order 1");
    }

    private long committed(String number) {
        return shop.books().claim(shop.claim(number)).lines().stream()
                .filter(row -> !row.isShort())
                .mapToLong(ClaimLineView::open)
                .sum();
    }
}
