package dev.stockwell.hub.stock;

import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import dev.stockwell.kernel.CommandId;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The lines of one call on their way to the kernel: those that can be sent go together, each gets its own outcome. */
final class Deliveries {
    private final StockDoor door;
    private final List<CommandId> ids = new ArrayList<>();
    private final Map<Integer, Problem> misfits = new LinkedHashMap<>();
    private final Map<Integer, Envelope> envelopes = new LinkedHashMap<>();

    Deliveries(StockDoor door) {
        this.door = door;
    }

    void add(CommandId id, Envelope envelope) {
        envelopes.put(ids.size(), envelope);
        ids.add(id);
    }

    /** A line that cannot be sent. */
    void add(CommandId id, Problem misfit) {
        misfits.put(ids.size(), misfit);
        ids.add(id);
    }

    /** Says which problem a line's outcome is, if it is one. */
    @FunctionalInterface
    interface Reading {
        @Nullable
        Problem problem(int index, Outcome outcome);
    }

    List<OutcomeBody> send(Reading reading) {
        List<StockDoor.Reply> replies = door.sendAll(List.copyOf(envelopes.values()));
        Map<Integer, OutcomeBody> outcomes = new LinkedHashMap<>();
        int sent = 0;
        for (int index : envelopes.keySet()) {
            outcomes.put(index, outcome(index, replies.get(sent++), reading));
        }
        misfits.forEach((index, problem) -> outcomes.put(index, refused(index, problem, null)));
        List<OutcomeBody> ordered = new ArrayList<>(ids.size());
        for (int i = 0; i < ids.size(); i++) {
            OutcomeBody outcome = outcomes.get(i);
            if (outcome != null) {
                ordered.add(outcome);
            }
        }
        return ordered;
    }

    private OutcomeBody outcome(int index, StockDoor.Reply reply, Reading reading) {
        return switch (reply) {
            case StockDoor.Reply.Failed failed -> refused(index, failed.problem(), null);
            case StockDoor.Reply.Answered answered -> {
                Boolean replayed = answered.answer().replayed() ? Boolean.TRUE : null;
                Problem problem = reading.problem(index, answered.answer().outcome());
                yield problem == null
                        ? new OutcomeBody(ids.get(index).value(), "applied", replayed, null)
                        : refused(index, problem, replayed);
            }
        };
    }

    private OutcomeBody refused(int index, Problem problem, @Nullable Boolean replayed) {
        boolean isUnknown = problem.code() == ProblemCode.BUSY || problem.code() == ProblemCode.OUTCOME_UNKNOWN;
        return new OutcomeBody(ids.get(index).value(), isUnknown ? "failed" : "refused", replayed, problem.body());
    }
}
