package dev.stockwell.proof.bench;

import java.time.Duration;
import java.util.List;

/** Two ways of doing the same work, in alternating rounds after a warm-up round each. */
final class Race {
    private final Pace pace;
    private final Runner ours;
    private final Runner theirs;

    /** One of the two. */
    record Runner(String name, Round round) {
        Runner(String name, List<? extends Callers.Caller> callers) {
            this(name, lasting -> Callers.measure(lasting, callers));
        }
    }

    /** Does the work for a while. */
    @FunctionalInterface
    interface Round {
        Rate run(Duration lasting) throws Exception;
    }

    Race(Pace pace, Runner ours, Runner theirs) {
        this.pace = pace;
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Runs it and prints the figures; returns how many times the second one's median rate the first one's is. */
    double run() throws Exception {
        ours.round().run(pace.round());
        theirs.round().run(pace.round());
        Contestant first = new Contestant(ours.name());
        Contestant second = new Contestant(theirs.name());
        for (int round = 1; round <= pace.rounds(); round++) {
            System.out.println("round " + round);
            first.add(ours.round().run(pace.round()));
            second.add(theirs.round().run(pace.round()));
        }
        first.print();
        second.print();
        return first.median() / second.median();
    }
}
