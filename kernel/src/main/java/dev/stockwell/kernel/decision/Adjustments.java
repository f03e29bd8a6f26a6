package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bucket;
import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Goods that were found, lost, damaged, shown, thrown away or sent back, and available set to a number. */
final class Adjustments {
    private final Draft draft;
    private final Goods goods;
    private final long at;

    Adjustments(Draft draft) {
        this.draft = draft;
        this.goods = new Goods(draft);
        this.at = Micros.of(draft.envelope().occurredAt());
    }

    Outcome returnToSupplier(Command.ReturnToSupplier command) {
        return ours(command.location(), () -> {
            Place place = new Place(command.item(), command.location());
            goods.leave(0, place, command.pool(), command.quantity(), Outside.SUPPLIER, why("return-to-supplier"), at);
            return booked();
        });
    }

    Outcome adjust(Command.Adjust command) {
        return ours(command.location(), () -> {
            Place place = new Place(command.item(), command.location());
            if (command.quantity() < 0) {
                goods.leave(0, place, command.pool(), -command.quantity(), Outside.ADJUSTMENT, why("adjustment"), at);
            } else {
                LevelKey level = level(command.item(), command.location(), command.pool());
                goods.enter(0, level, command.into(), command.quantity(), Outside.ADJUSTMENT, why("adjustment"), at);
            }
            return booked();
        });
    }

    Outcome set(Command.SetAvailable command) {
        return ours(command.location(), () -> {
            LevelKey level = level(command.item(), command.location(), command.pool());
            long current = draft.available(level);
            if (command.expected() != null && command.expected() != current) {
                return new Outcome.Stale(current);
            }
            Inside available = new Inside(level, State.AVAILABLE);
            long more = command.available() - current;
            draft.book(command.item(), Math.max(0, more), Outside.ADJUSTMENT, available, why("set"), at);
            draft.book(command.item(), Math.max(0, -more), available, Outside.ADJUSTMENT, why("set"), at);
            return new Outcome.Booked(
                    more == 0 ? List.of() : List.of(new Take(0, level, State.AVAILABLE, more)), Set.of());
        });
    }

    Outcome change(Command.ChangeState command) {
        return ours(command.location(), () -> {
            LevelKey level = level(command.item(), command.location(), command.pool());
            if (command.from() == command.to()) {
                return booked();
            }
            if (command.from() == State.AVAILABLE) {
                goods.change(0, Place.of(level), command.pool(), command.quantity(), command.to(), why("state"), at);
                return booked();
            }
            return take(level, command.from(), command.quantity(), new Inside(level, command.to()), "state");
        });
    }

    Outcome writeOff(Command.WriteOff command) {
        return ours(command.location(), () -> {
            LevelKey level = level(command.item(), command.location(), command.pool());
            if (command.from() == State.AVAILABLE) {
                goods.leave(
                        0,
                        Place.of(level),
                        command.pool(),
                        command.quantity(),
                        Outside.ADJUSTMENT,
                        why("write-off"),
                        at);
                return booked();
            }
            return take(level, command.from(), command.quantity(), Outside.ADJUSTMENT, "write-off");
        });
    }

    /** Takes from a state in which nothing can be displaced: what is not there cannot be taken. */
    private Outcome take(LevelKey level, State from, long quantity, Bucket to, String reason) {
        long there = draft.level(level).in(from);
        if (there < quantity) {
            return new Outcome.Short(List.of(new Outcome.Shortage(0, level.item(), quantity, there)));
        }
        draft.book(level.item(), quantity, new Inside(level, from), to, why(reason), at);
        return new Outcome.Booked(List.of(new Take(0, level, from, -quantity)), Set.copyOf(draft.flags()));
    }

    private Outcome ours(LocationId location, Supplier<Outcome> decision) {
        return draft.rules().isOurs(location) ? decision.get() : new Outcome.Refused(Outcome.Reason.NOT_AUTHORITY);
    }

    private Movement.Why why(String otherwise) {
        String reason = draft.envelope().reason();
        return new Movement.Why(
                reason == null ? otherwise : reason, draft.envelope().reference(), null);
    }

    private Outcome booked() {
        return new Outcome.Booked(goods.takes(), Set.copyOf(draft.flags()));
    }

    private static LevelKey level(ItemId item, LocationId location, PoolId pool) {
        return new LevelKey(item, location, pool);
    }
}
