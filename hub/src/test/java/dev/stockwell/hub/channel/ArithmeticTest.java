package dev.stockwell.hub.channel;

import static dev.stockwell.hub.channel.Shelves.CHICAGO;
import static dev.stockwell.hub.channel.Shelves.MUG;
import static dev.stockwell.hub.channel.Shelves.NONE;
import static dev.stockwell.hub.channel.Shelves.OWN;
import static dev.stockwell.hub.channel.Shelves.POT;
import static dev.stockwell.hub.channel.Shelves.WAREHOUSE;
import static dev.stockwell.hub.channel.Shelves.buffer;
import static dev.stockwell.hub.channel.Shelves.cap;
import static dev.stockwell.hub.channel.Shelves.endAt;
import static dev.stockwell.hub.channel.Shelves.keep;
import static dev.stockwell.hub.channel.Shelves.percent;
import static dev.stockwell.hub.channel.Shelves.shelf;
import static dev.stockwell.hub.channel.Shelves.stock;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.PoolId;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    @Test
    void whatIsFreeAtAllLocationsIsSummed() {
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 15), shelf(CHICAGO, 8))).isEqualTo(23);
    }

    @Test
    void theOwnPoolAndSharedAreDrawnOnTogether() {
        Shelf both = new Shelf(
                WAREHOUSE,
                List.of(stock(WAREHOUSE, OWN, 4, 0), stock(WAREHOUSE, PoolId.SHARED, 3, 0)),
                keep(2),
                null,
                List.of());

        assertThat(ofItem(1, NONE, both)).isEqualTo(5);
    }

    @Test
    void whatOverdueHoldsHaveIsAvailable() {
        Shelf held = new Shelf(WAREHOUSE, List.of(stock(WAREHOUSE, PoolId.SHARED, 3, 2)), null, null, List.of());

        assertThat(ofItem(1, NONE, held)).isEqualTo(5);
    }

    @Test
    void aLocationBelowZeroTakesNothingFromTheOthers() {
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, -4, keep(3), null), shelf(CHICAGO, 8)))
                .isEqualTo(8);
    }

    @Test
    void aKeepBindsAtItsLocationAlone() {
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 1, keep(5), null), shelf(CHICAGO, 8)))
                .isEqualTo(8);
    }

    @Test
    void whatOneChannelMayHaveSoldUnseenTheOthersHoldBackOfShared() {
        List<Shelf.Stock> levels = List.of(stock(WAREHOUSE, OWN, 4, 0), stock(WAREHOUSE, PoolId.SHARED, 3, 0));
        Shelf.Held two = new Shelf.Held(new ChannelId(7), 2);
        Shelf.Held nine = new Shelf.Held(new ChannelId(8), 9);

        assertThat(ofItem(1, NONE, new Shelf(WAREHOUSE, levels, null, null, List.of(two))))
                .isEqualTo(5);
        assertThat(ofItem(1, NONE, new Shelf(WAREHOUSE, levels, null, null, List.of(two, nine))))
                .isEqualTo(4);
        assertThat(ofItem(1, NONE, new Shelf(WAREHOUSE, levels, keep(5), null, List.of(nine))))
                .isZero();
    }

    @Test
    void aPercentageIsOfTheSumAndIsRoundedUp() {
        Rule tenth = percent("10");

        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 15, null, tenth), shelf(CHICAGO, 6, null, tenth)))
                .as("10 % of 21 are 3")
                .isEqualTo(18);
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 20, null, percent("0.01"))))
                .as("the smallest percentage is 1")
                .isEqualTo(19);
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 20, null, percent("100")))).isZero();
    }

    @Test
    void theBufferIsTakenOnceFromTheSum() {
        Rule three = buffer(3);

        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 2, null, three), shelf(CHICAGO, 8, null, three)))
                .isEqualTo(7);
    }

    @Test
    void aLocationUnderABufferOfItsOwnIsNotUnderTheOther() {
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 2, null, buffer(5)), shelf(CHICAGO, 8, null, buffer(1))))
                .isEqualTo(7);
    }

    @Test
    void aBufferAboveWhatThereIsLeavesNothing() {
        assertThat(ofItem(1, NONE, shelf(WAREHOUSE, 2, null, buffer(5)))).isZero();
    }

    @Test
    void aPackComesWholeFromOneLocation() {
        assertThat(ofItem(12, NONE, shelf(WAREHOUSE, 23), shelf(CHICAGO, 13))).isEqualTo(2);
    }

    @Test
    void aPacksBufferIsInStepsOfTheItem() {
        Rule one = buffer(1);

        assertThat(ofItem(12, NONE, shelf(WAREHOUSE, 29, null, one), shelf(CHICAGO, 12, null, one)))
                .as("24 and 12 fill packs, less 1 are 35, which make 2")
                .isEqualTo(2);
    }

    @Test
    void aCapIsInTheListingsOwnUnits() {
        assertThat(ofItem(12, new Arithmetic.Limits(null, null, cap(2)), shelf(WAREHOUSE, 60)))
                .isEqualTo(2);
    }

    @Test
    void belowEndAtNothingIsShownAndFromThereOnEverything() {
        Arithmetic.Limits limits = new Arithmetic.Limits(null, endAt(3), cap(4));

        assertThat(ofItem(1, limits, shelf(WAREHOUSE, 2))).isZero();
        assertThat(ofItem(1, limits, shelf(WAREHOUSE, 3))).isEqualTo(3);
        assertThat(ofItem(1, limits, shelf(WAREHOUSE, 9))).isEqualTo(4);
    }

    @Test
    void endAtIsComparedBeforeTheCapCuts() {
        assertThat(ofItem(1, new Arithmetic.Limits(null, endAt(5), cap(2)), shelf(WAREHOUSE, 6)))
                .isEqualTo(2);
    }

    @Test
    void aBundleIsAsManyAsItsScarcestComponentAllows() {
        assertThat(ofBundle(NONE, mugs(4, shelf(WAREHOUSE, 11)), pots(1, shelf(WAREHOUSE, 9))))
                .isEqualTo(2);
    }

    @Test
    void aBundleIsPutTogetherAtOneLocation() {
        assertThat(ofBundle(
                        NONE,
                        mugs(4, shelf(WAREHOUSE, 8), shelf(CHICAGO, 0)),
                        pots(1, shelf(WAREHOUSE, 1), shelf(CHICAGO, 5))))
                .isEqualTo(1);
    }

    @Test
    void aComponentsBufferIsTakenFromItsSum() {
        assertThat(ofBundle(NONE, mugs(4, shelf(WAREHOUSE, 12, null, buffer(1))), pots(1, shelf(WAREHOUSE, 9))))
                .isEqualTo(2);
    }

    @Test
    void aPackWithinABundleCountsAsItsSteps() {
        assertThat(ofBundle(NONE, mugs(2 * 12, shelf(WAREHOUSE, 60)))).isEqualTo(2);
    }

    @Test
    void aBundlesOwnBufferCapAndEndAtAreInBundles() {
        Arithmetic.Ingredient nine = pots(1, shelf(WAREHOUSE, 9));

        assertThat(ofBundle(new Arithmetic.Limits(buffer(2), null, null), nine)).isEqualTo(7);
        assertThat(ofBundle(new Arithmetic.Limits(null, null, cap(3)), nine)).isEqualTo(3);
        assertThat(ofBundle(new Arithmetic.Limits(null, endAt(10), null), nine)).isZero();
    }

    @Test
    void everyStepIsATermEvenOfARuleThatChangesNothing() {
        Offer offer = Arithmetic.ofItem(
                12, List.of(shelf(WAREHOUSE, 53, keep(2), buffer(1))), new Arithmetic.Limits(null, endAt(1), cap(50)));

        assertThat(offer.terms())
                .extracting(Term::kind, Term::quantity)
                .containsExactly(
                        tuple(Term.Kind.LEVEL, 53L),
                        tuple(Term.Kind.KEEP, -2L),
                        tuple(Term.Kind.REMAINDER, -3L),
                        tuple(Term.Kind.BUFFER, -1L),
                        tuple(Term.Kind.PACK, -44L),
                        tuple(Term.Kind.END_AT, 0L),
                        tuple(Term.Kind.CAP, 0L));
        assertThat(offer.quantity()).isEqualTo(3);
    }

    private static long ofItem(long perUnit, Arithmetic.Limits limits, Shelf... shelves) {
        return Arithmetic.ofItem(perUnit, List.of(shelves), limits).quantity();
    }

    private static long ofBundle(Arithmetic.Limits limits, Arithmetic.Ingredient... ingredients) {
        return Arithmetic.ofBundle(List.of(ingredients), limits).quantity();
    }

    private static Arithmetic.Ingredient mugs(long perUnit, Shelf... shelves) {
        return new Arithmetic.Ingredient(MUG, perUnit, List.of(shelves));
    }

    private static Arithmetic.Ingredient pots(long perUnit, Shelf... shelves) {
        return new Arithmetic.Ingredient(POT, perUnit, List.of(shelves));
    }
}
