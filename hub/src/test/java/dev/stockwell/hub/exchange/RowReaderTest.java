package dev.stockwell.hub.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Files are taken apart as an editor shows them, and no row that breaks takes others with it. */
class RowReaderTest {
    private static final long SEED = Long.getLong("stockwell.seed", System.nanoTime());

    @Test
    void cellsMayHaveQuotesDelimitersAndLinesWithinThem() throws IOException {
        List<SourceRow> rows = rows("a,b\r\n\"x, \"\"y\"\"\n2nd\",5\" pipe\r\n\r\nlast,row");

        assertThat(cells(rows.get(1))).containsExactly("x, \"y\"\n2nd", "5\" pipe");
        assertThat(cells(rows.get(2))).containsExactly("last", "row");
        assertThat(rows).extracting(SourceRow::line).containsExactly(1, 2, 5);
    }

    @Test
    void lonelyCarriageReturnsEndLinesToo() throws IOException {
        assertThat(rows("a\rb\rc")).extracting(SourceRow::line).containsExactly(1, 2, 3);
    }

    @Test
    void aQuoteThatNobodyClosesCostsOneRowAndNotTheRest() throws IOException {
        List<SourceRow> rows = rows("a,b\n1,\"open\n2,two\n3,three\n");

        assertThat(broken(rows.get(1))).contains("never closed");
        assertThat(rows.get(1).original()).isEqualTo("1,\"open");
        assertThat(cells(rows.get(2))).containsExactly("2", "two");
        assertThat(rows).extracting(SourceRow::line).containsExactly(1, 2, 3, 4);
    }

    @Test
    void textAfterAClosingQuoteAndNulsBreakTheirRowAlone() throws IOException {
        List<SourceRow> rows = rows("\"a\"x,b\nc\0,d\ne,f");

        assertThat(broken(rows.get(0))).contains("after the closing quote");
        assertThat(broken(rows.get(1))).contains("NUL");
        assertThat(cells(rows.get(2))).containsExactly("e", "f");
    }

    @Test
    void theLongestRowIsTakenAndOneCharacterMoreIsNot() throws IOException {
        String longest = "x".repeat(Limits.ROW_CHARS);

        List<SourceRow> rows = rows(longest + "\n" + longest + "y\nnext\n");

        assertThat(cells(rows.get(0)).getFirst()).hasSize(Limits.ROW_CHARS);
        assertThat(broken(rows.get(1))).contains("longer than");
        assertThat(cells(rows.get(2))).containsExactly("next");
    }

    @Test
    void aRowHasAtMostAThousandCells() throws IOException {
        List<SourceRow> rows = rows(",".repeat(Limits.CELLS - 1) + "\n" + ",".repeat(Limits.CELLS) + "\nnext\n");

        assertThat(cells(rows.get(0))).hasSize(Limits.CELLS);
        assertThat(broken(rows.get(1))).contains("more than");
        assertThat(cells(rows.get(2))).containsExactly("next");
    }

    @Test
    void whatIsWrittenIsReadAgainWhateverItIs() throws IOException {
        System.out.println("RowReaderTest seed " + SEED);
        SplittableRandom random = new SplittableRandom(SEED);
        List<List<String>> written = new ArrayList<>();
        StringBuilder file = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            List<String> row = new ArrayList<>();
            for (int c = 0; c < 4; c++) {
                row.add(text(random));
            }
            row.set(0, "k" + row.get(0));
            written.add(row);
            file.append(Cells.row(row));
        }

        List<SourceRow> rows = rows(file.toString());

        for (int i = 0; i < written.size(); i++) {
            assertThat(cells(rows.get(i)).stream().map(Cells::read).toList())
                    .as("row %d", i)
                    .isEqualTo(written.get(i).stream().map(String::strip).toList());
        }
    }

    @Test
    void formulasAreNeutralisedAndComeBackAsTheyWere() {
        for (String cell : List.of("=1+1", "+1", "-1", "@x", "'=1", "''-2", "'plain", "plain")) {
            assertThat(Cells.written(cell)).as(cell).doesNotMatch("^[\"]?[=+\\-@].*");
            assertThat(Cells.read(Cells.written(cell))).isEqualTo(cell);
        }
    }

    private static String text(SplittableRandom random) {
        String alphabet = "ab \"',;\n\r=+-@|\\ü";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }

    static List<SourceRow> rows(String file) throws IOException {
        RowReader reader = new RowReader(new StringReader(file), ',', true);
        List<SourceRow> rows = new ArrayList<>();
        for (SourceRow row = reader.read(); row != null; row = reader.read()) {
            rows.add(row);
        }
        return rows;
    }

    private static List<String> cells(SourceRow row) {
        return ((SourceRow.Cells) row).cells();
    }

    private static String broken(SourceRow row) {
        return ((SourceRow.Broken) row).reason();
    }
}
