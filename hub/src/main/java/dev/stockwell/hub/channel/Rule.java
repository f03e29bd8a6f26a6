package dev.stockwell.hub.channel;

import dev.stockwell.kernel.ChannelId;
import dev.stockwell.kernel.LocationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A user's rule, resolved. Of several that apply, the most specific one counts: a listing's before a SKU's before a
 * category's, then one for a location, then one for a channel.
 *
 * @param subject 3 for a listing, 2 a SKU, 1 a category, 0 for everything
 */
record Rule(
        String code,
        int subject,
        @Nullable ChannelId channel,
        @Nullable LocationId location,
        RuleBody body) {
    static final int LISTING = 3;
    static final int SKU = 2;
    static final int CATEGORY = 1;
    static final int EVERYTHING = 0;

    static final Comparator<Rule> MOST_SPECIFIC_FIRST = Comparator.comparingInt(Rule::subject)
            .thenComparing(rule -> rule.location() != null)
            .thenComparing(rule -> rule.channel() != null)
            .reversed()
            .thenComparing(Rule::code);

    private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

    boolean isFor(@Nullable ChannelId asked) {
        return channel == null || channel.equals(asked);
    }

    long keep() {
        return body.keep() == null ? 0 : body.keep();
    }

    long endAt() {
        return body.endAt() == null ? 0 : body.endAt();
    }

    long cap() {
        return body.cap() == null ? Long.MAX_VALUE : body.cap();
    }

    boolean isAt(LocationId asked) {
        return location == null || location.equals(asked);
    }

    /** The buffer on so many free steps. A percentage is rounded up. */
    long bufferOf(long free) {
        RuleBody.Buffer buffer = body.buffer();
        if (buffer == null) {
            return 0;
        }
        if (buffer.units() != null) {
            return buffer.units();
        }
        BigDecimal percent = buffer.percent() == null ? BigDecimal.ZERO : buffer.percent();
        return BigDecimal.valueOf(free)
                .multiply(percent)
                .divide(WHOLE, 0, RoundingMode.CEILING)
                .longValueExact();
    }
}
