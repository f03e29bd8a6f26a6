package dev.stockwell.proof.race;

import dev.stockwell.proof.hub.Inspection;
import java.io.IOException;
import java.util.List;
import java.util.function.IntConsumer;

/** The rounds of one race proof. */
public final class RaceRun {
    private final Nodes nodes;
    private final int callers;

    public RaceRun(Nodes nodes, int callers) {
        this.nodes = nodes;
        this.callers = callers;
    }

    /** What a race proof found. */
    public record Result(int rounds, int contests, long commands, long movements, List<String> complaints) {
        /** Whether everything was as promised. */
        public boolean isClean() {
            return complaints.isEmpty();
        }
    }

    /** Runs every contest in every round, or stops after the first round that finds something. */
    public Result run(int rounds, IntConsumer done) throws IOException {
        Desk desk = new Desk(nodes.clients());
        Contests contests = new Contests(desk, callers);
        contests.open();
        int round = 0;
        while (round < rounds && desk.complaints().isEmpty()) {
            contests.oneUnitCarts();
            contests.twoLinesOfOneSku();
            contests.bundlesAgainstTheirComponent();
            contests.firstSalesWithoutALevel();
            done.accept(++round);
        }
        Inspection.Verified verified = new Inspection(desk.first()).verify();
        verified.differences().forEach(difference -> desk.complain("verification: " + difference));
        return new Result(round, round * 4, desk.commands(), verified.movements(), desk.complaints());
    }
}
