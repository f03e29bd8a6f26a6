package dev.stockwell.kernel.ledger;

import dev.stockwell.kernel.Demand;
import dev.stockwell.kernel.ItemId;
import dev.stockwell.kernel.LocationId;
import dev.stockwell.kernel.Part;
import dev.stockwell.kernel.PoolId;
import dev.stockwell.kernel.Sources;
import dev.stockwell.kernel.Split;
import dev.stockwell.kernel.decision.Terms;

/** The stored form of a claim's terms. */
public final class TermsForm {
    private static final int VERSION = 1;

    private TermsForm() {}

    static byte[] bytes(Terms terms) {
        return new Compact.Writer()
                .number(VERSION)
                .number(terms.split().code())
                .flag(terms.partial())
                .list(terms.lines(), TermsForm::write)
                .bytes();
    }

    /** A claim's terms from their stored form. */
    public static Terms read(byte[] bytes) {
        Compact.Reader in = new Compact.Reader(bytes);
        if (in.number() != VERSION) {
            throw new IllegalStateException("a claim's terms were written by a newer Stockwell");
        }
        return new Terms(Split.of(in.small()), in.flag(), in.list(TermsForm::demand));
    }

    private static void write(Compact.Writer out, Demand demand) {
        out.number(demand.line())
                .number(demand.units())
                .number(demand.sources().own().value());
        out.list(demand.parts(), (to, part) -> to.number(part.item().value()).number(part.perUnit()));
        out.list(demand.sources().locations(), (to, location) -> to.number(location.value()));
    }

    private static Demand demand(Compact.Reader in) {
        int line = in.small();
        long units = in.number();
        PoolId own = new PoolId(in.small());
        var parts = in.list(from -> new Part(new ItemId(from.number()), from.number()));
        var locations = in.list(from -> new LocationId(from.small()));
        return new Demand(line, parts, units, new Sources(own, locations));
    }
}
