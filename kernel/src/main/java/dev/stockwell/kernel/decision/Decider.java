package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.Envelope;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Rules;
import java.util.List;
import java.util.Set;

/** The decision on one command: pure, total, and in the order of arrival. */
public final class Decider {
    private Decider() {}

    /**
     * Decides a command and keeps its effect in the stock; a refused one leaves at most expired holds given back.
     *
     * @param now the batch's instant, in microseconds
     * @param mayExpire whether the clock can be trusted with the expiry of holds
     * @throws NeedsMore if more of an item must be read first; nothing was kept then
     */
    public static Outcome decide(Stock stock, Envelope envelope, Rules rules, long now, boolean mayExpire) {
        Set<ItemId> items = CommandItems.of(envelope.command(), stock);
        if (mayExpire && Expiry.isDue(stock, items, now)) {
            Draft overdue = new Draft(stock, envelope, rules, now);
            Expiry.giveBackOverdue(overdue, items);
            Shortages.cover(overdue);
            overdue.apply();
        }
        Draft draft = new Draft(stock, envelope, rules, now);
        Outcome outcome = decide(draft, envelope.command());
        if (!outcome.isRefusal()) {
            Shortages.cover(draft);
            draft.apply();
        }
        return outcome;
    }

    private static Outcome decide(Draft draft, Command command) {
        return switch (command) {
            case Command.Hold hold -> new Holds(draft).hold(hold);
            case Command.ReplaceHold replace -> new Holds(draft).replace(replace);
            case Command.ConfirmHold confirm -> new Confirmations(draft).confirm(confirm);
            case Command.ReleaseHold release -> new Holds(draft).release(release);
            case Command.ApplyOrder order -> new Orders(draft).apply(order);
            case Command.Pick pick -> new Picking(draft).pick(pick);
            case Command.FailPick failed -> new Picking(draft).fail(failed);
            case Command.Reroute reroute -> new Picking(draft).reroute(reroute);
            case Command.RecordSale sale -> new Sales(draft).record(sale);
            case Command.VoidSale sale -> new Sales(draft).undo(sale);
            case Command.Receive receive -> new Arrivals(draft).receive(receive);
            case Command.ReturnToSupplier returned -> new Adjustments(draft).returnToSupplier(returned);
            case Command.Adjust adjust -> new Adjustments(draft).adjust(adjust);
            case Command.Count count -> new Counts(draft).count(count);
            case Command.Open open -> new Counts(draft).open(open);
            case Command.SetAvailable set -> new Adjustments(draft).set(set);
            case Command.ChangeState change -> new Adjustments(draft).change(change);
            case Command.WriteOff writeOff -> new Adjustments(draft).writeOff(writeOff);
            case Command.Move move -> new Transfers(draft).move(move);
            case Command.Allocate allocate -> new Transfers(draft).allocate(allocate);
            case Command.Convert convert -> new Transfers(draft).convert(convert);
            case Command.Merge merge -> new Transfers(draft).merge(merge);
            case Command.Observe observe -> new Observations(draft).observe(observe);
            case Command.Expire done -> new Outcome.Booked(List.of(), Set.of());
        };
    }
}
