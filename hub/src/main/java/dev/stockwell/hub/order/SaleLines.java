package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.Money;
import dev.stockwell.kernel.SaleLine;
import dev.stockwell.kernel.State;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lines of a till sale as the kernel takes them. */
final class SaleLines {
    private static final int LINES_MAX = 2_000;

    private final Catalog catalog;

    SaleLines(Catalog catalog) {
        this.catalog = catalog;
    }

    List<SaleLine> of(@Nullable List<SaleBody.Line> sent, String path) {
        List<SaleBody.Line> lines = Input.list(sent, path + "lines", LINES_MAX);
        List<SaleLine> sold = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            sold.add(line(i, lines.get(i), path + "lines[" + i + "]."));
        }
        return sold;
    }

    private SaleLine line(int index, SaleBody.Line line, String field) {
        Sellable what = catalog.require(line.sku(), field + "sku");
        long units = Input.signed(line.quantity(), field + "quantity");
        try {
            return new SaleLine(index, what.parts(), units, backTo(line, field), price(line, what, field));
        } catch (IllegalArgumentException tooMany) {
            throw Problem.invalid(field + "quantity", "is more than one line may carry");
        }
    }

    private static State backTo(SaleBody.Line line, String field) {
        return switch (Input.choice(
                line.condition(), field + "condition", SaleBody.Condition.class, SaleBody.Condition.INSPECT)) {
            case SELLABLE -> State.AVAILABLE;
            case INSPECT -> State.QUALITY_CONTROL;
            case DAMAGED -> State.DAMAGED;
        };
    }

    /** What one step was sold for. A bundle's price cannot be told apart by component and is not kept. */
    private static @Nullable Money price(SaleBody.Line line, Sellable what, String field) {
        if (line.unitPrice() == null) {
            return null;
        }
        Money price = line.unitPrice().money(field + "unitPrice", what.units());
        return what.parts().size() == 1 ? price : null;
    }
}
