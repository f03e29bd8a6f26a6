package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.ClaimId;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.LotId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Outcome.Flag;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import dev.stockwell.kernel.decision.Micros;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The stored form of outcomes. Kinds are numbers that never change their meaning; reasons and flags are written by their names. */
public final class OutcomeForm {
    private static final int VERSION = 1;
    private static final int HELD = 1;
    private static final int CONFIRMED = 2;
    private static final int RELEASED = 3;
    private static final int ORDER_APPLIED = 4;
    private static final int BOOKED = 5;
    private static final int SOLD = 6;
    private static final int SHORT = 7;
    private static final int STALE = 8;
    private static final int REFUSED = 9;

    private OutcomeForm() {}

    static byte[] bytes(Outcome outcome) {
        Compact.Writer out = new Compact.Writer().number(VERSION);
        switch (outcome) {
            case Outcome.Held held ->
                out.number(HELD)
                        .uuid(held.claim().value())
                        .number(Micros.of(held.expiresAt()))
                        .list(held.lines(), OutcomeForm::write);
            case Outcome.Confirmed confirmed ->
                out.number(CONFIRMED).uuid(confirmed.claim().value()).list(confirmed.lines(), OutcomeForm::write);
            case Outcome.Released released ->
                out.number(RELEASED).uuid(released.claim().value());
            case Outcome.OrderApplied order -> {
                out.number(ORDER_APPLIED).uuid(order.claim().value()).flag(order.applied());
                flags(out.list(order.lines(), OutcomeForm::write), order.flags());
            }
            case Outcome.Booked booked ->
                flags(out.number(BOOKED).list(booked.takes(), OutcomeForm::write), booked.flags());
            case Outcome.Sold sold -> flags(out.number(SOLD).list(sold.takes(), OutcomeForm::write), sold.flags());
            case Outcome.Short missing -> out.number(SHORT).list(missing.shortages(), OutcomeForm::write);
            case Outcome.Stale stale -> out.number(STALE).number(stale.current());
            case Outcome.Refused refused ->
                out.number(REFUSED).text(refused.reason().name());
        }
        return out.bytes();
    }

    /** The outcome of stored bytes. */
    public static Outcome read(byte[] bytes) {
        Compact.Reader in = new Compact.Reader(bytes);
        if (in.number() != VERSION) {
            throw new IllegalStateException("an outcome was written by a newer Stockwell");
        }
        int kind = in.small();
        return switch (kind) {
            case HELD ->
                new Outcome.Held(new ClaimId(in.uuid()), Micros.toInstant(in.number()), in.list(OutcomeForm::heldLine));
            case CONFIRMED -> new Outcome.Confirmed(new ClaimId(in.uuid()), in.list(OutcomeForm::heldLine));
            case RELEASED -> new Outcome.Released(new ClaimId(in.uuid()));
            case ORDER_APPLIED -> {
                ClaimId claim = new ClaimId(in.uuid());
                boolean applied = in.flag();
                List<Outcome.OrderLineState> lines = in.list(OutcomeForm::orderLine);
                yield new Outcome.OrderApplied(claim, applied, lines, flags(in));
            }
            case BOOKED -> new Outcome.Booked(in.list(OutcomeForm::take), flags(in));
            case SOLD -> new Outcome.Sold(in.list(OutcomeForm::take), flags(in));
            case SHORT -> new Outcome.Short(in.list(OutcomeForm::shortage));
            case STALE -> new Outcome.Stale(in.number());
            case REFUSED -> new Outcome.Refused(Outcome.Reason.valueOf(in.text()));
            default -> throw new IllegalStateException("no outcome is of kind " + kind);
        };
    }

    private static void write(Compact.Writer out, Outcome.HeldLine line) {
        out.number(line.line()).number(line.units()).number(line.heldUnits());
        out.list(line.sources(), OutcomeForm::write);
    }

    private static Outcome.HeldLine heldLine(Compact.Reader in) {
        return new Outcome.HeldLine(in.small(), in.number(), in.number(), in.list(OutcomeForm::take));
    }

    private static void write(Compact.Writer out, Outcome.OrderLineState line) {
        out.number(line.line())
                .number(line.item().value())
                .number(line.committed())
                .number(line.shortage())
                .number(line.shipped())
                .number(line.returned())
                .list(line.sources(), OutcomeForm::write);
    }

    private static Outcome.OrderLineState orderLine(Compact.Reader in) {
        return new Outcome.OrderLineState(
                in.small(),
                new ItemId(in.number()),
                in.number(),
                in.number(),
                in.number(),
                in.number(),
                in.list(OutcomeForm::take));
    }

    private static void write(Compact.Writer out, Outcome.Shortage shortage) {
        out.number(shortage.line())
                .number(shortage.item().value())
                .number(shortage.requestedUnits())
                .number(shortage.availableUnits());
    }

    private static Outcome.Shortage shortage(Compact.Reader in) {
        return new Outcome.Shortage(in.small(), new ItemId(in.number()), in.number(), in.number());
    }

    private static void write(Compact.Writer out, Take take) {
        out.number(take.line())
                .number(take.level().item().value())
                .number(take.level().location().value())
                .number(take.level().pool().value())
                .number(take.level().lot().value())
                .number(take.state().code())
                .number(take.quantity());
    }

    private static Take take(Compact.Reader in) {
        int line = in.small();
        LevelKey level = new LevelKey(
                new ItemId(in.number()), new LocationId(in.small()), new PoolId(in.small()), new LotId(in.small()));
        return new Take(line, level, State.of(in.small()), in.number());
    }

    private static void flags(Compact.Writer out, Set<Flag> flags) {
        out.list(flags, flags.size(), (to, flag) -> to.text(flag.name()));
    }

    private static Set<Flag> flags(Compact.Reader in) {
        Set<Flag> flags = EnumSet.noneOf(Flag.class);
        flags.addAll(in.list(from -> Flag.valueOf(from.text())));
        return flags;
    }
}
