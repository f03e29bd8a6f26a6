package dev.stockwell.hub.channel;

import dev.stockwell.hub.catalog.Catalog;
import dev.stockwell.hub.catalog.Sellable;
import dev.stockwell.hub.web.Input;
import dev.stockwell.hub.web.Problem;
import dev.stockwell.hub.web.ProblemCode;
import java.math.BigDecimal;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A rule as the API knows it. */
record RuleBody(
        @Nullable String channel,
        @Nullable String location,
        @Nullable String category,
        @Nullable String sku,
        @Nullable String listing,
        @Nullable Buffer buffer,
        @Nullable Long cap,
        @Nullable Long endAt,
        @Nullable Long keep) {
    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);
    private static final int DECIMALS_MAX = 2;

    /** So many steps, or so much of what is free. */
    record Buffer(@Nullable Long units, @Nullable BigDecimal percent) {
        private Buffer checked() {
            if ((units == null) == (percent == null)) {
                throw Problem.invalid("buffer", "has either units or percent");
            }
            if (units != null) {
                Input.count(units, "buffer.units");
            }
            if (percent != null
                    && (percent.signum() < 0 || percent.compareTo(WHOLE) > 0 || percent.scale() > DECIMALS_MAX)) {
                throw Problem.invalid("buffer.percent", "must be 0 to 100 with at most 2 decimals");
            }
            return this;
        }
    }

    /** The same, if it names what exists and can be meant. */
    RuleBody checked(Setup setup, Catalog catalog) {
        if (Stream.of(category, sku, listing).filter(name -> name != null).count() > 1) {
            throw invalid("A rule names one of category, sku and listing.");
        }
        if (buffer == null && cap == null && endAt == null && keep == null) {
            throw invalid("A rule sets at least one of buffer, cap, endAt and keep.");
        }
        if (keep != null && (channel != null || listing != null)) {
            throw invalid("A keep binds everybody at its location, so it has no channel or listing. For one channel,"
                    + " set a buffer.");
        }
        if (listing != null && channel == null) {
            throw invalid("A listing is on a channel: name it too.");
        }
        if (channel != null) {
            setup.channel(channel, "channel");
        }
        if (location != null) {
            setup.places().location(location, "location");
        }
        if (buffer != null) {
            buffer.checked();
        }
        checkCounts();
        if (sku != null) {
            Sellable known = catalog.require(sku, "sku");
            if (keep != null && known.kind() != Sellable.Kind.ITEM) {
                throw invalid("A keep is of an item, in its smallest step; " + known.sku() + " is none.");
            }
        }
        return this;
    }

    private void checkCounts() {
        if (cap != null) {
            Input.count(cap, "cap");
        }
        if (endAt != null) {
            Input.count(endAt, "endAt");
        }
        if (keep != null) {
            Input.count(keep, "keep");
        }
    }

    private static Problem invalid(String sentence) {
        return new Problem(ProblemCode.INVALID_RULE, sentence);
    }
}
