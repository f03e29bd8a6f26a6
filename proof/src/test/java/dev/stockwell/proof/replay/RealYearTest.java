package dev.stockwell.proof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RealYearTest {
    private static final int LINES = 541_909;

    @Test
    void everyLineOfTheRealYearIsAnEventOrListedAndNoneIsBoth() throws IOException {
        Year year = Planner.plan(RetailFile.read(realFile()));

        BitSet sent = new BitSet();
        year.days().values().forEach(day -> day.rows().forEach(sent::set));
        BitSet listed = new BitSet();
        year.odd().values().forEach(rows -> rows.forEach(listed::set));

        assertThat(sent.intersects(listed)).isFalse();
        sent.or(listed);
        assertThat(sent.cardinality()).isEqualTo(LINES);
        assertThat(sent.nextSetBit(0)).isEqualTo(2);
        assertThat(sent.length()).isEqualTo(LINES + 2);
        assertThat(year.odd().get(RowKind.Reason.NEGATIVE_PRICE)).containsExactly(299_985, 299_986);
    }

    @Test
    void noTwoEventsOfTheRealYearShareAnId() throws IOException {
        Year year = Planner.plan(RetailFile.read(realFile()));
        Set<UUID> ids = new HashSet<>();

        year.days()
                .values()
                .forEach(day -> Stream.of(Shop.Lane.values())
                        .flatMap(lane -> day.of(lane).stream())
                        .forEach(event -> {
                            String name = switch (event) {
                                case ShopOrder order -> "hold " + order.number();
                                case Event.OrderReturn comeback ->
                                    "return " + comeback.invoice() + " of "
                                            + comeback.order().number();
                                case Event.CounterSale sale ->
                                    "sale " + sale.till().code() + " " + sale.invoice();
                                case Event.Correction correction -> "adjust " + correction.row();
                            };
                            assertThat(ids.add(ReplayId.of(event.at(), name)))
                                    .as(name)
                                    .isTrue();
                        }));
    }

    private static Path realFile() {
        Path shared = Stream.of("../shared/data", "../../shared/data")
                .map(folder -> Path.of(folder, "online-retail.csv.xz"))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("nowhere"));
        assumeTrue(
                Files.exists(shared), "skipped: ../shared/data/online-retail.csv.xz, the seller's year, is not here");
        return shared;
    }
}
