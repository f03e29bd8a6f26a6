package dev.stockwell.proof.bench;

import java.time.Duration;
import java.util.List;

/** Two ways of doing the same work, in alternating rounds after some to warm up. */
final class Race {
    private static final int WARM_UP_ROUNDS = 2;

    private final Ground ground;
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

    Race(Ground ground, Pace pace, Runner ours, Runner theirs) {
        this.ground = ground;
        this.pace = pace;
        this.ours = ours;
        this.theirs = theirs;
    }

    /** Runs it and prints the figures; returns how many times the second one's median rate the first one's is. */
    double run() throws Exception {
        Contestant first = new Contestant(ours.name());
        Contestant second = new Contestant(theirs.name());
        for (int round = 1 - WARM_UP_ROUNDS; round <= pace.rounds(); round++) {
            System.out.println(round > 0 ? "round " + round : "warm-up");
            run(ours, first, round > 0);
            run(theirs, second, round > 0);
        }
        first.print();
        second.print();
        return first.median() / second.median();
    }

    private void run(Runner runner, Contestant contestant, boolean counts) throws Exception {
        Cost before = Cost.soFar(ground);
        Rate rate = runner.round().run(pace.round());
        Cost cost = Cost.soFar(ground).minus(before);
        System.out.printf(
                "  %-28s %,9.0f/s  %s%n", runner.name(), rate.perSecond(), cost.dividedBy((double) rate.answers()));
        if (counts) {
            contestant.add(rate, cost);
        }
    }
}
