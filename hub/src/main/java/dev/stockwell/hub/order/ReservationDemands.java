package dev.stockwell.hub.order;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.channel.Channel;
import dev.stockwell.hub.channel.Setup;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.Sources;
import java.util.ArrayList;
import java.util.List;

/** The lines of a reservation as demands. A line whose item is not stocked needs none: it is always served. */
final class ReservationDemands {
    private static final int LINES_MAX = 2_000;

    private final Setup setup;
    private final Catalog catalog;

    ReservationDemands(Setup setup, Catalog catalog) {
        this.setup = setup;
        this.catalog = catalog;
    }

    List<Demand> of(ReservationBody body, Channel channel, String path) {
        List<ReservationBody.Line> lines = Input.list(body.lines(), path + "lines", LINES_MAX);
        List<Demand> demands = new ArrayList<>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            String field = path + "lines[" + i + "].";
            ReservationBody.Line line = lines.get(i);
            Sellable what = catalog.require(line.sku(), field + "sku");
            long units = Input.quantity(line.quantity(), field + "quantity");
            Sources sources = line.location() == null
                    ? channel.shipping()
                    : channel.only(setup.places().location(line.location(), field + "location"), field + "location");
            if (what.isStocked()) {
                demands.add(demand(i, what, units, sources, field));
            }
        }
        return demands;
    }

    private static Demand demand(int line, Sellable what, long units, Sources sources, String field) {
        try {
            return new Demand(line, what.parts(), units, sources);
        } catch (IllegalArgumentException tooMany) {
            throw Problem.invalid(field + "quantity", "is more than one line may carry");
        }
    }
}
