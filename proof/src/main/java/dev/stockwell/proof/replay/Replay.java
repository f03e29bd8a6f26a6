package dev.stockwell.proof.replay;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One run of the replay: read, plan, send, count again, say what was found. */
final class Replay {
    private final PrintStream out;
    private final int inFlight;
    private final Tally tally = new Tally();
    private final Books books = new Books();

    Replay(PrintStream out, int inFlight) {
        this.out = out;
        this.inFlight = inFlight;
    }

    /** Runs it, and answers whether everything agrees. */
    boolean run(Path file, Target target) throws IOException {
        long start = System.nanoTime();
        Year year = read(file);
        out.printf("Sending to %s%n", target.place());
        Calls calls = new Calls(target.client());
        StockReading before = StockReading.of(calls);
        new Foundations(calls, tally).lay(year);
        long sendingStart = System.nanoTime();
        send(year, calls);
        Duration sending = since(sendingStart);
        StockReading after = StockReading.of(calls);
        SortedMap<String, Long> incidents = Incidents.count(calls, tally);
        Verdict verdict = Verdict.ask(target.client());
        List<StockReading.Difference> differences = after.differences(books);

        Report report = new Report(out);
        report.odd(year);
        out.println();
        report.rules();
        report.counts("What became of it", tally.counts());
        report.counts("Incidents by kind", incidents);
        report.stock(after);
        report.times(calls, sending);
        report.footprint(target.footprint());
        report.surprises(tally);
        report.balance(books, differences);
        out.printf("Verification: %s%n", verdict.sentence());
        long changes = after.movements() - before.movements();
        out.println(
                changes == 0
                        ? "The hub had all of this already: this run has changed nothing."
                        : "Levels changed %,d times.".formatted(changes));
        boolean agrees = differences.isEmpty() && verdict.isClean() && tally.surprised() == 0;
        out.printf(
                "%s: %,d lines (%,d sent, %,d listed) in %s, of which sending %s%n",
                agrees ? "AGREES" : "DOES NOT AGREE",
                year.rowsSent() + year.rowsListed(),
                year.rowsSent(),
                year.rowsListed(),
                clock(since(start)),
                clock(sending));
        return agrees;
    }

    private Year read(Path file) throws IOException {
        long start = System.nanoTime();
        RetailFile lines = RetailFile.read(file);
        Year year = Planner.plan(lines);
        out.printf(
                "Read %,d lines of %s in %s%n",
                lines.rows().size() + lines.unreadable().size(), file.getFileName(), clock(since(start)));
        return year;
    }

    private void send(Year year, Calls calls) {
        FactDesk facts = new FactDesk(calls, books, tally);
        OrderDesk orders = new OrderDesk(calls, books, tally, facts);
        boolean terminal =
                Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
        try (Progress progress = new Progress(out, terminal, year.rowsSent());
                Senders senders = new Senders(orders, facts, progress, inFlight)) {
            senders.run(year);
        }
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static String clock(Duration time) {
        return "%d:%04.1f".formatted(time.toMinutes(), time.toMillis() % 60_000 / 1e3);
    }
}
