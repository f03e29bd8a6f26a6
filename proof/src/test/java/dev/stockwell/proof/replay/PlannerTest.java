package dev.stockwell.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlannerTest {
    private static final LocalDate FIRST = LocalDate.of(2010, 12, 1);

    @Test
    void anInvoiceOfManyUnitsIsWholesaleAndOneOfFewAbroadIsAWebOrder() {
        Year year = Planner.plan(Rows.file(
                "1,A,TEA,299,2010-12-01 08:00:00,1,7,France",
                "2,A,TEA,200,2010-12-01 09:00:00,1,7,France",
                "2,22423,CUP,100,2010-12-01 09:00:00,1,7,France"));

        assertThat(year.day(FIRST).of(Shop.Lane.WEB)).hasSize(1);
        assertThat(year.day(FIRST).of(Shop.Lane.WHOLESALE))
                .singleElement()
                .isInstanceOfSatisfying(
                        ShopOrder.class, order -> assertThat(order.number()).isEqualTo("2"));
    }

    @Test
    void postageDoesNotMakeAnInvoiceWholesaleAndNeedsNoStock() {
        Year year = Planner.plan(Rows.file(
                "1,A,TEA,1,2010-12-01 08:00:00,1,7,France", "1,POST,POSTAGE,400,2010-12-01 08:00:00,1,7,France"));

        ShopOrder order = (ShopOrder) year.day(FIRST).of(Shop.Lane.WEB).getFirst();
        assertThat(order.lines()).hasSize(2);
        assertThat(order.goods()).hasSize(1);
    }

    @Test
    void aReturnFindsTheCustomersLatestOrdersAndTheRestComesOverTheCounter() {
        Year year = Planner.plan(Rows.file(
                "1,A,TEA,2,2010-12-01 08:00:00,1,7,France",
                "2,A,TEA,3,2010-12-01 09:00:00,1,7,France",
                "C3,A,TEA,-6,2010-12-02 09:00:00,1,7,France",
                "C4,A,TEA,-1,2010-12-03 09:00:00,1,,France"));

        List<Event> back = year.day(FIRST.plusDays(1)).of(Shop.Lane.WEB);
        assertThat(back)
                .map(event -> ((Event.OrderReturn) event).order().number())
                .containsExactly("2", "1");
        assertThat(back)
                .flatMap(event -> ((Event.OrderReturn) event).parts())
                .map(Event.OrderReturn.Part::quantity)
                .containsExactly(3L, 2L);
        assertThat(year.day(FIRST.plusDays(1)).of(Shop.Lane.TILLS))
                .flatMap(event -> ((Event.CounterSale) event).lines())
                .map(Event.Line::quantity)
                .containsExactly(-1L);
        assertThat(year.day(FIRST.plusDays(2)).of(Shop.Lane.TILLS)).hasSize(1);
    }

    @Test
    void aReturnBeforeItsOrderMatchesNothing() {
        Year year = Planner.plan(
                Rows.file("C1,A,TEA,-1,2010-12-01 08:00:00,1,7,France", "2,A,TEA,1,2010-12-01 09:00:00,1,7,France"));

        assertThat(year.day(FIRST).of(Shop.Lane.WEB)).hasSize(1).allMatch(ShopOrder.class::isInstance);
        assertThat(year.day(FIRST).of(Shop.Lane.TILLS)).hasSize(1);
    }

    @Test
    void everyMonthIsSuppliedAndTheFirstOpensTheStock() {
        Year year = Planner.plan(
                Rows.file("1,A,TEA,100,2010-12-05 08:00:00,1,7,France", "2,A,TEA,50,2011-02-07 09:00:00,1,7,France"));

        assertThat(year.supplies().keySet()).containsExactly(FIRST, LocalDate.of(2011, 2, 1));
        assertThat(year.supplies().get(FIRST))
                .containsExactly(new Year.Supply(
                        "A", Shop.Place.WAREHOUSE, SupplyRule.supply("A", "warehouse", 0, 100), "0.50"));
        assertThat(year.supplies().get(LocalDate.of(2011, 2, 1)))
                .map(Year.Supply::quantity)
                .containsExactly(SupplyRule.supply("A", "warehouse", 2, 50));
    }
}
