package dev.stockwell.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;

class RetailFileTest {
    @Test
    void aLineIsReadWithItsNumberAndItsCodeInCapitals() {
        RetailFile file =
                Rows.file("536365,85123a, \"WHITE, \"\"HANGING\"\"\" ,6,2010-12-01 08:26:00,2.55,17850.0,France");

        assertThat(file.unreadable()).hasSize(1);
        assertThat(Rows.file("536365,85123a,\"WHITE, \"\"HANGING\"\"\",6,2010-12-01 08:26:00,2.55,17850.0,France")
                        .rows())
                .containsExactly(new RetailRow(
                        2,
                        "536365",
                        "85123A",
                        "WHITE, \"HANGING\"",
                        6,
                        LocalDateTime.of(2010, 12, 1, 8, 26),
                        new BigDecimal("2.55"),
                        "17850.0",
                        "France"));
    }

    @Test
    void aLineThatCannotBeReadIsNamedAndTheOthersAreKept() {
        RetailFile file = Rows.file(
                "536365,71053,LANTERN,many,2010-12-01 08:26:00,3.39,,France",
                "536366,71053,LANTERN,6,yesterday,3.39,,France",
                "536367,71053,LANTERN,6,2010-12-01 08:28:00,3.39,,France",
                "536368,71053,LANTERN,6",
                ",71053,LANTERN,6,2010-12-01 08:28:00,3.39,,France");

        assertThat(file.unreadable()).containsExactly(2, 3, 5, 6);
        assertThat(file.rows()).extracting(RetailRow::line).containsExactly(4);
    }

    @Test
    void linesAreInTheOrderOfTimeAndOtherwiseOfTheFile() {
        RetailFile file = Rows.file(
                "2,A,TEA,1,2011-01-02 10:00:00,1,,France",
                "1,A,TEA,1,2011-01-01 10:00:00,1,,France",
                "3,A,TEA,1,2011-01-02 10:00:00,1,,France");

        assertThat(file.rows()).extracting(RetailRow::invoice).containsExactly("1", "2", "3");
    }
}
