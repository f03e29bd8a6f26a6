package dev.stockwell.kernel.decision;

import dev.stockwell.kernel.Bounds;
import dev.stockwell.kernel.Bucket.Inside;
import dev.stockwell.kernel.Bucket.Outside;
import dev.stockwell.kernel.Command;
import dev.stockwell.kernel.LevelKey;
import dev.stockwell.kernel.Outcome;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.State;
import dev.stockwell.kernel.Take;
import java.util.List;
import java.util.Set;

/** Till sales: goods that changed hands, and the undoing of a sale that was rung up wrongly. */
final class Sales {
    private final Draft draft;
    private final Goods goods;

    Sales(Draft draft) {
        this.draft = draft;
        this.goods = new Goods(draft);
    }

    Outcome record(Command.RecordSale sale) {
        long at = Micros.of(draft.envelope().occurredAt());
        for (SaleLine line : sale.lines()) {
            for (Part part : line.parts()) {
                long quantity = Bounds.steps(Math.abs(line.units()), part.perUnit());
                if (line.units() > 0) {
                    Place place = new Place(part.item(), sale.location());
                    goods.leave(line.line(), place, sale.own(), quantity, Outside.CUSTOMER, why("sale", line), at);
                } else {
                    LevelKey level = new LevelKey(part.item(), sale.location(), PoolId.SHARED);
                    goods.enter(line.line(), level, line.backTo(), quantity, Outside.CUSTOMER, why("return", line), at);
                }
            }
        }
        return sold();
    }

    Outcome undo(Command.VoidSale command) {
        if (!draft.envelope().id().equals(command.id())) {
            throw new IllegalArgumentException("a sale is voided under the id that follows from its own");
        }
        List<Take> takes = draft.sale(command.sale());
        if (takes == null) {
            return new Outcome.Refused(Outcome.Reason.UNKNOWN_SALE);
        }
        Movement.Why why = new Movement.Why("void", command.sale().value().toString(), null);
        for (Take take : takes) {
            undo(take, why, Micros.of(draft.envelope().occurredAt()));
        }
        return sold();
    }

    private void undo(Take take, Movement.Why why, long at) {
        LevelKey level = take.level();
        if (take.quantity() < 0) {
            goods.enter(take.line(), level, take.state(), -take.quantity(), Outside.CUSTOMER, why, at);
            return;
        }
        long still = take.state() == State.AVAILABLE
                ? 0
                : Math.min(take.quantity(), draft.level(level).in(take.state()));
        draft.book(level.item(), still, new Inside(level, take.state()), Outside.CUSTOMER, why, at);
        goods.leave(take.line(), Place.of(level), level.pool(), take.quantity() - still, Outside.CUSTOMER, why, at);
    }

    private Movement.Why why(String reason, SaleLine line) {
        return new Movement.Why(reason, draft.envelope().reference(), line.unitPrice());
    }

    private Outcome sold() {
        return new Outcome.Sold(goods.takes(), Set.copyOf(draft.flags()));
    }
}
