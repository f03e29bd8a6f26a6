package dev.stockwell.proof.replay;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What the replay says at its end. */
final class Report {
    private static final int WIDTH = 110;
    private static final int DIFFERENCES_SHOWN = 20;
    private static final double NANOS_PER_MILLI = 1e6;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void rules() {
        out.printf(
                """
                Rules
                  channels     an invoice of %d units or more is wholesale; %d %% of the smaller ones at home are till
                               sales, half at each till; the others are web orders. Returns follow their order; what
                               matches no order comes back over till-a. Lines without a price are corrections.
                  supply       each item opens each month, at each location, with %d to %d %% of what the month will ask,
                               drawn by SKU and month; %d %% of the warehouse's goods go to the wholesale pool.
                """,
                ShopRule.WHOLESALE_UNITS,
                ShopRule.TILL_PERCENT,
                SupplyRule.FORECAST_MIN,
                SupplyRule.FORECAST_MAX,
                SupplyRule.WHOLESALE_PERCENT);
    }

    void odd(Year year) {
        out.printf("%nLines that are no event (%,d); each changes nothing%n", year.rowsListed());
        year.odd().forEach((reason, rows) -> {
            out.printf("  %s (%,d), lines%n", reason.sentence(), rows.size());
            wrapped(rows.stream().sorted().map(String::valueOf).toList());
        });
    }

    private void wrapped(List<String> words) {
        StringBuilder line = new StringBuilder("   ");
        for (String word : words) {
            if (line.length() + word.length() >= WIDTH) {
                out.println(line);
                line.setLength(3);
            }
            line.append(' ').append(word);
        }
        out.println(line);
    }

    void counts(String title, SortedMap<String, Long> counts) {
        out.printf("%n%s%n", title);
        if (counts.isEmpty()) {
            out.println("  none");
        }
        counts.forEach((name, count) -> out.printf("  %-55s %,14d%n", name, count));
    }

    void stock(StockReading stock) {
        out.printf("%nUnits by pool and state (%,d levels)%n", stock.levels());
        stock.states()
                .forEach((pool, states) -> out.printf(
                        "  %-12s %s%n",
                        pool,
                        states.entrySet().stream()
                                .filter(state -> state.getValue() != 0)
                                .map(state -> "%s %,d".formatted(state.getKey(), state.getValue()))
                                .collect(Collectors.joining(", "))));
    }

    void times(Calls calls, Duration sending) {
        double seconds = sending.toMillis() / 1e3;
        out.printf("%n%-26s %10s %9s %9s %9s %9s%n", "Calls", "number", "per s", "p50 ms", "p99 ms", "max ms");
        for (Map.Entry<Calls.Kind, Histogram> kind : calls.times().entrySet()) {
            Histogram times = kind.getValue();
            if (times.getTotalCount() > 0) {
                out.printf(
                        "  %-24s %,10d %,9.0f %9.1f %9.1f %9.1f%n",
                        kind.getKey().title(),
                        times.getTotalCount(),
                        times.getTotalCount() / seconds,
                        times.getValueAtPercentile(50) / NANOS_PER_MILLI,
                        times.getValueAtPercentile(99) / NANOS_PER_MILLI,
                        times.getMaxValue() / NANOS_PER_MILLI);
            }
        }
        out.printf("  sent again: %,d%n", calls.resent());
    }

    void footprint(@Nullable Footprint footprint) {
        if (footprint == null) {
            out.printf("%nThe hub is not ours: its memory and its database's size are its own to tell.%n");
            return;
        }
        out.printf(
                "%nThe hub's heap peaked at %,d MiB (resident %,d MiB); PostgreSQL has %,d MiB of tables and indexes and"
                        + " %,d MiB of write-ahead log.%n",
                footprint.heapPeakMiB(), footprint.residentPeakMiB(), footprint.tablesMiB(), footprint.walMiB());
    }

    void surprises(Tally tally) {
        if (tally.surprised() > 0) {
            out.printf("%n%,d ANSWERS THAT NOBODY EXPECTED, the first:%n", tally.surprised());
            tally.surprises().forEach(sentence -> out.println("  " + sentence));
        }
    }

    void balance(Books books, List<StockReading.Difference> differences) {
        out.printf(
                "%nopening %,d + received %,d + returned %,d + adjusted %,d - sold %,d%n",
                books.total(Books.Entry.OPENING),
                books.total(Books.Entry.RECEIVED),
                books.total(Books.Entry.RETURNED),
                books.total(Books.Entry.ADJUSTED),
                books.total(Books.Entry.SOLD));
        if (differences.isEmpty()) {
            out.printf("  = on hand, for each of %,d items at locations%n", books.size());
            return;
        }
        out.printf(
                "  DIFFERS FROM ON HAND in %,d of %,d items at locations, the first:%n",
                differences.size(), books.size());
        differences.stream()
                .limit(DIFFERENCES_SHOWN)
                .forEach(difference -> out.printf(
                        "  %s at %s: books %,d, hub %,d%n",
                        difference.key().sku(), difference.key().location(), difference.books(), difference.hub()));
    }
}
