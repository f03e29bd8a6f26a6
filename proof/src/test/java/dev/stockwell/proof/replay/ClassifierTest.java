package dev.stockwell.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassifierTest {
    private static final String SOLD = "500000,71053,WHITE LANTERN,6,2010-12-01 08:00:00,3.39,17850,United Kingdom";

    @Test
    void aPricedLineOfANumberedInvoiceIsOrdered() {
        assertThat(kind("536365,71053,WHITE LANTERN,6,2010-12-01 08:26:00,3.39,,France"))
                .isEqualTo(new RowKind.Ordered());
    }

    @Test
    void aLineOfACInvoiceIsGivenBack() {
        assertThat(kind("C536379,71053,WHITE LANTERN,-1,2010-12-01 09:41:00,27.5,14527,France"))
                .isEqualTo(new RowKind.GivenBack());
    }

    @Test
    void aLineWithoutPriceUnderTheItemsOwnTitleIsOrderedWithoutCharge() {
        assertThat(kind("536365,71053, white lantern ,1,2010-12-01 08:26:00,0.0,,France".replace(", w", ",w")))
                .isEqualTo(new RowKind.Ordered());
    }

    @Test
    void aLineWithoutPriceInOtherWordsIsTheClerksCorrection() {
        assertThat(kind("536365,71053,damaged,-4,2010-12-01 08:26:00,0.0,,France"))
                .isEqualTo(new RowKind.Adjusted(ClerksWords.DAMAGED));
        assertThat(kind("536365,71053,WHITE LANTERN,-4,2010-12-01 08:26:00,0.0,,France"))
                .isEqualTo(new RowKind.Adjusted(ClerksWords.UNEXPLAINED));
    }

    @Test
    void whatFitsNoRuleIsOddAndSaysWhy() {
        assertThat(kind("536365,71053,,5,2010-12-01 08:26:00,0.0,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.NO_PRICE_NO_WORDS));
        assertThat(kind("A563186,B,Adjust bad debt,1,2010-12-01 08:26:00,-11062.06,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.NEGATIVE_PRICE));
        assertThat(kind("A563185,B,Adjust bad debt,1,2010-12-01 08:26:00,11062.06,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.FOREIGN_INVOICE));
        assertThat(kind("536365,71053,WHITE LANTERN,-6,2010-12-01 08:26:00,3.39,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.NEGATIVE_ORDER));
        assertThat(kind("C536365,71053,WHITE LANTERN,6,2010-12-01 08:26:00,3.39,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.POSITIVE_RETURN));
        assertThat(kind("536365,71053,WHITE LANTERN,0,2010-12-01 08:26:00,3.39,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.NO_QUANTITY));
        assertThat(kind("536365,AMAZONFEE,check,-2,2010-12-01 08:26:00,0,,France"))
                .isEqualTo(new RowKind.Odd(RowKind.Reason.ADJUSTED_SERVICE));
    }

    private static RowKind kind(String line) {
        RetailFile file = Rows.file(SOLD, line);
        assertThat(file.unreadable()).isEmpty();
        return new Classifier(file.rows())
                .classify(file.rows().stream()
                        .filter(row -> row.line() == 3)
                        .findFirst()
                        .orElseThrow());
    }
}
